import type { Api } from './api.js';
import { h, type Child } from './element.js';
import type { Entry, Waiting } from './shapes.js';
import type { View } from './shop.js';
import { entryLine } from './views/history.js';

/** The pages of the history fetched so far; `changed` asks for a new drawing. */
export class History {
  waiting: Waiting[] = [];
  private entries: Entry[] | null = null;
  private next: number | null = null;
  private hasFailed = false;
  private view: View | null = null;

  constructor(
    private readonly api: Api,
    private readonly announce: (text: string) => void,
    private readonly changed: () => void,
  ) {}

  /** For a new view, from the newest entry on; for the view at hand, nothing. */
  start(view: View): void {
    if (this.view === view) return;
    this.view = view;
    void this.fetch(view, null);
  }

  draw(view: View): Child {
    const { words } = view;
    if (this.hasFailed && !this.entries) {
      return [
        h('p', {}, words.text('widget.error.title')),
        h(
          'button',
          { id: 'retry', part: 'button', type: 'button', onclick: () => void this.fetch(view, null) },
          words.text('widget.retry'),
        ),
      ];
    }
    if (!this.entries) return h('p', { class: 'muted' }, words.text('widget.loading'));
    if (this.entries.length === 0) return h('p', { class: 'muted' }, words.text('widget.history.empty'));
    const more = (): void => void this.fetch(view, this.next);
    return [
      h(
        'ol',
        { class: 'history' },
        this.entries.map(entry => entryLine(words, entry)),
      ),
      this.next !== null &&
        h('button', { id: 'more', part: 'button', type: 'button', onclick: more }, words.text('widget.history.more')),
    ];
  }

  private async fetch(view: View, before: number | null): Promise<void> {
    try {
      const page = await this.api.entries(view.words.tag, before);
      if (this.view !== view) return;
      this.hasFailed = false;
      this.entries = [...((before !== null && this.entries) || []), ...(page?.entries ?? [])];
      this.next = page?.next ?? null;
      if (before === null) this.waiting = page?.waiting ?? [];
      else this.announce(view.words.say('widget.history.loaded', { entries: page?.entries.length ?? 0 }));
    } catch {
      this.hasFailed = true;
    }
    this.changed();
  }
}
