import { newKey, type Refusal } from './api.js';
import { h, redraw, type Child } from './element.js';
import { historyOf } from './history.js';
import { fail, speaker } from './page.js';
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
  const joinKey = newKey();
  let shown: View | undefined;
  let tab = 'points';
  let available: number | undefined;
  /** What came of joining, or of trying to. */
  let joined: Child;
  let drawRewards: ((view: View) => Child) | undefined;

  const announce = speaker(status);

  const draw = (focused?: string): void => redraw(content, drawn(shown!), focused);

  const history = historyOf(shop, announce, draw);

  const join = async (event: Event): Promise<void> => {
    const { words, program } = shown!;
    const button = event.target as HTMLButtonElement;
    button.disabled = true;
    try {
      await shop.api.join(words.tag, program.terms, joinKey + words.tag);
      joined = h('p.done', words.text('widget.join.done', { program: program.name }));
      shop.refresh();
    } catch (problem) {
      joined = h('p.warn', (problem as Refusal).title ?? words.text('problem.storage_unavailable'));
      fail(problem);
      draw();
    }
    announce((joined as HTMLElement).textContent!);
  };

  /** Fetched when somebody looks: most who see their points redeem nothing today. */
  const rewards = (view: View): Child => {
    if (drawRewards) return drawRewards(view);
    const fetch = (): void =>
      void shop.rewards(view.words).then(
        ({ rewardsFor }) => {
          drawRewards = rewardsFor(announce, draw);
          draw();
        },
        () => {
          const { text } = view.words;
          const again = h('button.button', { onclick: () => draw() }, text('widget.retry'));
          redraw(content.querySelector('#body')!, [h('p', text('problem.storage_unavailable')), again]);
        },
      );
    fetch();
    return h('p.muted', view.words.text('widget.loading'));
  };

  const body: Record<string, (view: View) => Child> = {
    points: view => [points(view, history.waiting), rates(view), rules(view)],
    rewards,
    perks: tierList,
    history: history.draw,
  };

  const tabbed = (view: View): Child => {
    const { rewards, payWithPoints } = view.program;
    const hasRewards = rewards.length || payWithPoints || view.member!.taken.length;
    const ids = Object.keys(body).filter(id => id !== 'rewards' || hasRewards);
    if (!ids.includes(tab)) tab = 'points';
    return tabs(view.words, ids, tab, body[tab]!(view), id => {
      tab = id;
      draw(id);
    });
  };

  const drawn = (view: View): Child => {
    const { words, program, member } = view;
    const button = { id: 'close', 'aria-label': words.text('widget.panel.close'), onclick: close };
    return [
      h('header.header', h('h2', { id: 'title' }, h('bdi', program.name)), close && h('button.close', button, '✕')),
      (program.test || member?.test) && h('p.warn', words.text('widget.test')),
      isMember(view) ? [joined, announcements(view), headline(view), tabbed(view)] : offer(view, join, joined),
      languageChoice(view, shop),
    ];
  };

  return {
    node,
    show(view: View): void {
      if (shown && shown.member?.customer !== view.member?.customer) joined = null;
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
