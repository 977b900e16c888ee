import { newKey, type Actions } from './actions.js';
import type { Refusal } from './api.js';
import { h, type Child } from './element.js';
import { fail, speaker } from './page.js';
import type { Desk } from './sections/section.js';
import { folders, sections } from 'sections';
import { redraw } from './redraw.js';
import { isMember, type Shop, type View } from './shop.js';
import { tabs } from './tabs.js';
import { headline } from './views/headline.js';
import { languageChoice } from './views/language-choice.js';
import { offer } from './views/offer.js';
import { failed } from './views/section.js';
import { announcements } from './views/tiers.js';
import { trouble, troubleOf } from './views/trouble.js';

/**
 * The panel's content, the same in the page and in the dialog, where `close` closes it. Its status line outlives every
 * drawing, so that it is read aloud.
 */
export function panelOf(shop: Shop, api: Actions, close?: () => void) {
  const content = h('div');
  const status = h('p.hidden', { role: 'status' });
  const node = h('section.panel', { 'aria-labelledby': 'title' }, content, status);
  /** The same for every try to join; the language is part of what is asked. */
  const joinKey = newKey();
  let shown: View | undefined;
  let tab = '';
  let available: number | undefined;
  /** What came of joining, or of trying to. */
  let joined: Child;
  /** Why there is nothing newer than what was shown. */
  let problem: unknown;

  const announce = speaker(status);

  const draw = (focused?: string): void => redraw(content, () => drawn(shown!), focused);

  const desk: Desk = { shop, api, announce, changed: () => draw() };
  const made = sections.map(section => ({ ...section, draw: section.make(desk) }));

  const join = async (event: Event): Promise<void> => {
    const { words, program } = shown!;
    const button = event.target as HTMLButtonElement;
    button.disabled = true;
    try {
      await api.join(words.tag, program.terms, joinKey + words.tag);
      joined = h('p.done', words.text('widget.join.done', { program: program.name }));
      shop.refresh();
    } catch (problem) {
      joined = h('p.warn', (problem as Refusal).title ?? words.text('problem.storage_unavailable'));
      fail(problem);
      draw();
    }
    announce((joined as HTMLElement).textContent!);
  };

  /** A section's own words are fetched when somebody looks: most who see their points redeem nothing today. */
  const body = (view: View, { id, draw: drawSection }: (typeof made)[number]): Child => {
    const { words } = view;
    if (!folders.includes(id) || words.knows(id)) return drawSection(view);
    shop.learn(words, id).then(
      () => draw(),
      () => redraw(content.querySelector('#body')!, failed(words, () => draw())),
    );
    return h('p.muted', words.text('widget.loading'));
  };

  const tabbed = (view: View): Child => {
    const offered = made.filter(({ isShown }) => !isShown || isShown(view));
    const shown = offered.find(({ id }) => id === tab) ?? offered[0]!;
    const ids = offered.map(({ id }) => id);
    return tabs(view.words, ids, shown.id, body(view, shown), id => {
      tab = id;
      draw(id);
    });
  };

  const drawn = (view: View): Child => {
    const { words, program, member } = view;
    const why = problem ?? (!member && shop.isExpired && 'token_expired');
    const button = { id: 'close', 'aria-label': words.text('widget.panel.close'), onclick: close };
    return [
      h('header.header', h('h2', { id: 'title' }, h('bdi', program.name)), close && h('button.close', button, '✕')),
      (program.test || member?.test) && h('p.warn', words.text('widget.test')),
      why
        ? trouble(words, troubleOf(why, navigator.onLine), shop.refresh)
        : isMember(view)
          ? [joined, announcements(view), headline(view), tabbed(view)]
          : offer(view, join, joined),
      languageChoice(view, shop, api),
    ];
  };

  /** Read aloud, too: what was there a moment ago is gone. */
  const drawTrouble = (): void => {
    draw();
    announce(content.querySelector('#body .big')!.textContent!);
  };

  return {
    node,

    show(view: View): void {
      if (shown && shown.member?.customer !== view.member?.customer) {
        joined = null;
        // Nothing of whoever was signed in before is left.
        announce('');
      }
      shown = view;
      problem = undefined;
      const now = view.member?.points.available;
      if (now !== available && now !== undefined && available !== undefined) {
        announce(view.words.text('widget.balance.available', { points: Math.max(0, now) }));
      }
      available = now;
      if (now === undefined && shop.isExpired) drawTrouble();
      else draw();
    },

    /** Whoever has seen it is told why there is nothing newer; false where nobody has. */
    failed(why: unknown): boolean {
      problem = why;
      if (shown) drawTrouble();
      return !!shown;
    },
  };
}
