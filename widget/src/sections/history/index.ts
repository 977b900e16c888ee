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
    let entries: Entry[] | undefined;
    let next: number | null;
    let hasFailed = false;

    /** The newest or, `from` there, what comes after all that is known: once, however often it was asked for. */
    const fetch = async (view: View, from?: string): Promise<void> => {
      const { tag, text } = view.words;
      const known = entries;
      const page = await api.entries(tag, from).catch(() => null);
      if (shown !== view || (from && known !== entries)) return;
      hasFailed = !page;
      if (page) {
        entries = [...(from ? known! : []), ...page.entries];
        next = page.next;
      }
      const said = page ? 'widget.history.loaded' : 'problem.storage_unavailable';
      if (from) announce(text(said, { entries: page?.entries.length }));
      changed();
    };

    return (view: View): Child => {
      const { text } = view.words;
      const more = () => fetch(view, '&before=' + next);
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
        next !== null && [
          hasFailed && h('p', text('problem.storage_unavailable')),
          h('button.button', { id: 'more', onclick: more }, text('widget.history.more')),
        ],
      ];
    };
  },
};
