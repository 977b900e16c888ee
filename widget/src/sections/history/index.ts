import { h, type Child } from '../../element.js';
import type { Entry } from '../../shapes.js';
import type { View } from '../../shop.js';
import type { Desk, Section } from '../section.js';
import { absent } from '../../views/section.js';
import { entryLine } from './entry.js';

/** What happened, newest first, a page at a time. */
export const section: Section = {
  id: 'history',
  order: 40,
  make({ api, announce, changed }: Desk) {
    let shown: View | undefined;
    let entries: Entry[] | null = null;
    let next: number | null = null;
    let hasFailed = false;

    const fetch = async (view: View, isMore?: boolean): Promise<void> => {
      const { tag, text } = view.words;
      try {
        const page = await api.entries(tag, isMore ? '&before=' + next : '');
        if (shown !== view || !page) return;
        hasFailed = false;
        if (isMore) announce(text('widget.history.loaded', { entries: page.entries.length }));
        entries = [...(isMore ? entries! : []), ...page.entries];
        next = page.next;
      } catch {
        hasFailed = true;
      }
      changed();
    };

    return (view: View): Child => {
      const { text } = view.words;
      if (shown !== view) {
        shown = view;
        void fetch(view);
      }
      if (!entries) return absent(view.words, hasFailed && (() => fetch(view)));
      if (!entries.length) return h('p.muted', text('widget.history.empty'));
      return [
        h(
          'ol.history',
          entries.map(entry => entryLine(view.words, entry)),
        ),
        next !== null &&
          h('button.button', { id: 'more', onclick: () => fetch(view, true) }, text('widget.history.more')),
      ];
    };
  },
};
