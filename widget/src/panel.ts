import { fill, h, type Child } from './element.js';
import { historyOf } from './history.js';
import { fail } from './page.js';
import { isMember, type Shop, type View } from './shop.js';
import { tabs } from './tabs.js';
import { headline } from './views/headline.js';
import { languageChoice } from './views/language-choice.js';
import { offer, rates, rules } from './views/offer.js';
import { points } from './views/points.js';
import { announcements, tierList } from './views/tiers.js';

/**
 * The panel's content, the same in the page and in the dialog, where `close` closes it. Its status line outlives every
 * drawing, so that it is read aloud.
 */
export function panelOf(shop: Shop, close?: () => void) {
  const content = h('div');
  const status = h('p.hidden', { role: 'status' });
  const node = h('section.panel', { 'aria-labelledby': 'title' }, content, status);
  /** The same for every try to join; the language is part of what is asked. */
  const joinKey = String(Math.random());
  let shown: View;
  let tab = 'points';
  let available: number | undefined;

  /** Read aloud; emptied first, so that the same words are heard twice. */
  const announce = (text: string): void => {
    status.textContent = '';
    setTimeout(() => (status.textContent = text));
  };

  /** Whoever stood on a button stands on it again, or on the body where it is gone. */
  const draw = (focused = (node.getRootNode() as ShadowRoot).activeElement?.id): void => {
    fill(content, drawn(shown));
    if (focused) content.querySelector<HTMLElement>(`#${focused}, #body`)?.focus();
  };

  const history = historyOf(shop, announce, draw);

  const join = async (event: Event): Promise<void> => {
    const { words, program } = shown;
    const button = event.target as HTMLButtonElement;
    button.disabled = true;
    try {
      await shop.api.join(words.tag, joinKey + words.tag);
      announce(words.text('widget.join.done', { program: program.name }));
      shop.refresh();
    } catch (problem) {
      button.disabled = false;
      announce(words.text('widget.error.title'));
      fail(problem);
    }
  };

  const body: Record<string, (view: View) => Child> = {
    points: view => [points(view, history.waiting), rates(view), rules(view)],
    perks: tierList,
    history: history.draw,
  };

  const tabbed = (view: View): Child =>
    tabs(view.words, Object.keys(body), tab, body[tab]!(view), id => {
      tab = id;
      draw(id);
    });

  const drawn = (view: View): Child => {
    const { words, program, member } = view;
    const button = { id: 'close', 'aria-label': words.text('widget.panel.close'), onclick: close };
    return [
      h('header.header', h('h2', { id: 'title' }, h('bdi', program.name)), close && h('button.close', button, '✕')),
      (program.test || member?.test) && h('p.warn', words.text('widget.test')),
      isMember(view) ? [announcements(view), headline(view), tabbed(view)] : offer(view, join),
      languageChoice(view, shop),
    ];
  };

  return {
    node,
    show(view: View): void {
      shown = view;
      const now = view.member?.points.available;
      if (now !== available && now !== undefined && available !== undefined) {
        announce(view.words.text('widget.balance.available', { points: Math.max(0, now) }));
      }
      available = now;
      if (isMember(view)) history.start(view);
      draw();
    },
  };
}
