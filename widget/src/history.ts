import { h, type Child } from './element.js';
import type { Entry, Waiting } from './shapes.js';
import type { Shop, View } from './shop.js';
import { entryLine } from './views/entry.js';

/** The pages of the history fetched so far; `changed` asks for a new drawing. */
export function historyOf({ api }: Shop, announce: (text: string) => void, changed: () => void) {
  let shown: View | undefined;
  let entries: Entry[] | null = null;
  let next: number | null = null;
  let hasFailed = false;

  const fetch = async (view: View, isMore?: boolean): Promise<void> => {
    try {
      const page = await api.entries(view.words.tag, isMore ? '&before=' + next : '');
      if (shown !== view || !page) return;
      hasFailed = false;
      if (isMore) {
        entries!.push(...page.entries);
        announce(view.words.text('widget.history.loaded', { entries: page.entries.length }));
      } else {
        history.waiting = page.waiting ?? [];
        entries = page.entries;
      }
      next = page.next;
    } catch {
      hasFailed = true;
    }
    changed();
  };

  const history = {
    waiting: [] as Waiting[],

    /** For a new view, from the newest entry on; for the view at hand, nothing. Nobody sees another's entries. */
    start(view: View): void {
      if (shown === view) return;
      if (shown?.member?.customer !== view.member?.customer) {
        entries = null;
        history.waiting = [];
      }
      shown = view;
      void fetch(view);
    },

    draw(view: View): Child {
      const { text } = view.words;
      const button = (title: string, isMore?: boolean): Child =>
        h('button.button', { id: 'more', onclick: () => void fetch(view, isMore) }, title);
      if (hasFailed && !entries) return [h('p', text('widget.error.title')), button(text('widget.retry'))];
      if (!entries?.length) return h('p.muted', entries ? text('widget.history.empty') : text('widget.loading'));
      return [
        h(
          'ol.history',
          entries.map(entry => entryLine(view.words, entry)),
        ),
        next !== null && button(text('widget.history.more'), true),
      ];
    },
  };
  return history;
}
