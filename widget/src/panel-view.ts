import { fill, h, type Child } from './element.js';
import { History } from './history.js';
import { fail } from './page.js';
import type { Shop, View } from './shop.js';
import { tabs } from './tabs.js';
import { headline } from './views/headline.js';
import { languageChoice } from './views/language-choice.js';
import { greeting, joining, rates, rules } from './views/offer.js';
import { points } from './views/points.js';
import { tierList } from './views/tiers.js';

/**
 * The panel's content, the same in the page and in the dialog. Its status line outlives every drawing, so that it is
 * read aloud.
 */
export class PanelView {
  readonly node = h('section', { class: 'panel', part: 'panel' });
  private readonly content = h('div', { class: 'content' });
  private readonly status = h('p', { role: 'status', class: 'hidden' });
  private readonly history: History;
  private tab = 'points';
  private available: number | null = null;
  /** The same for every try to join; the language is part of what is asked. */
  private readonly joinKey = crypto.randomUUID();
  private drawBody: () => void = () => {};

  constructor(
    private readonly shop: Shop,
    private readonly closeButton: ((view: View) => Child) | null,
  ) {
    this.history = new History(
      shop.api,
      text => this.announce(text),
      () => this.drawBody(),
    );
    fill(this.node, this.content, this.status);
  }

  show(view: View): void {
    const { words, program, member } = view;
    this.node.lang = words.tag;
    this.node.dir = words.direction;
    const isMember =
      member && (member.state === 'member' || (member.state === 'none' && program.joining === 'automatic'));
    if (isMember) this.history.start(view);
    this.keepFocus(() =>
      fill(
        this.content,
        h('header', { part: 'header' }, h('h2', { id: 'title' }, h('bdi', {}, program.name)), this.closeButton?.(view)),
        (program.test || member?.test) && h('p', { class: 'test' }, words.text('widget.test')),
        isMember ? [headline(view), this.tabs(view)] : this.offer(view),
        languageChoice(view, this.shop),
      ),
    );
    const { available } = member?.points ?? { available: null };
    if (available !== null && this.available !== null && available !== this.available) {
      this.announce(words.say('widget.balance.available', { points: Math.max(0, available) }));
    }
    this.available = available;
  }

  /** Read aloud; emptied first, so that the same words are heard twice. */
  announce(text: string): void {
    this.status.textContent = '';
    requestAnimationFrame(() => (this.status.textContent = text));
  }

  private tabs(view: View): Child {
    const { words } = view;
    const list = [
      { id: 'points', title: words.text('widget.tab.points'), body: () => points(view, this.history.waiting) },
      {
        id: 'perks',
        title: words.text('widget.tab.perks'),
        body: () => [tierList(view), rates(view, this.currency), rules(view)],
      },
      { id: 'history', title: words.text('widget.tab.history'), body: () => this.history.draw(view) },
    ];
    const nodes = tabs(list, this.tab, words.direction === 'rtl', id => (this.tab = id));
    this.drawBody = () => this.keepFocus(() => fill(nodes[1]!, list.find(({ id }) => id === this.tab)!.body()));
    return nodes;
  }

  /** Whoever stood on a button stands on it again, or on the body where it is gone. */
  private keepFocus(draw: () => void): void {
    const focused = (this.node.getRootNode() as ShadowRoot).activeElement?.id;
    draw();
    if (!focused) return;
    const find = (id: string): HTMLElement | null => this.content.querySelector(`#${id}`);
    (find(focused) ?? find('body'))?.focus();
  }

  private offer(view: View): Child {
    const { words, member } = view;
    const welcome = (): Child => {
      if (!member) return greeting(view, this.signIn);
      if (member.state === 'left') return h('p', { class: 'headline' }, words.text('widget.left.text'));
      return joining(view, button => void this.join(view, button));
    };
    return h('div', { part: 'body' }, welcome(), rates(view, this.currency), tierList(view), rules(view));
  }

  private async join({ words, program }: View, button: HTMLButtonElement): Promise<void> {
    button.disabled = true;
    this.announce(words.say('widget.join.busy'));
    try {
      await this.shop.api.join(words.tag, `${this.joinKey}-${words.tag}`);
      this.announce(words.say('widget.join.done', { program: program.name }));
      this.shop.refresh();
    } catch (problem) {
      button.disabled = false;
      this.announce(words.say('widget.error.title'));
      fail(problem, 'Joining did not succeed.');
    }
  }

  private get currency(): string | null {
    const { Shopify } = window as { Shopify?: { currency?: { active?: string } } };
    return this.shop.settings.currency ?? Shopify?.currency?.active ?? null;
  }

  private get signIn(): string | null {
    const { signIn } = this.shop.settings;
    return signIn && /^https?:$/.test(new URL(signIn, location.href).protocol) ? signIn : null;
  }
}
