import { newKey, type Actions } from './actions.js';
import { h, type Child } from './element.js';
import type { Desk } from './sections/section.js';
import { folders, sections } from 'sections';
import { redraw } from './redraw.js';
import { isMember, type Shop, type View } from './shop.js';
import { statusLine } from './status.js';
import { stepsOf } from './steps.js';
import { tabs } from './tabs.js';
import { headline } from './views/headline.js';
import { languageChoice } from './views/language-choice.js';
import { offer } from './views/offer.js';
import { absent } from './views/section.js';
import { announcements } from './views/tiers.js';
import { trouble, troubleOf } from './views/trouble.js';

/**
 * The panel's content, the same in the page and in the dialog, where `close` closes it. Its status line outlives every
 * drawing, so that it is read aloud.
 */
export function panelOf(shop: Shop, api: Actions, close?: () => void) {
  const content = h('div');
  const [status, announce] = statusLine();
  const node = h('section.panel', { 'aria-labelledby': 'title' }, content, status);
  /** The same for every try to join; the language is part of what is asked. */
  const joinKey = newKey();
  let shown: View | undefined;
  let tab = '';
  let available: number | undefined;
  /** Why there is nothing newer than what was shown. */
  let problem: unknown;

  const draw = (focused?: string): void => redraw(content, () => drawn(shown!), focused);

  const desk: Desk = { shop, api, announce, changed: draw };
  const steps = stepsOf(shop);
  /** Made anew for another shopper, to whom nothing of whoever was signed in before is left. */
  const make = () => sections.map(section => ({ ...section, draw: section.make(desk) }));
  let made = make();

  const join = (): Promise<void> =>
    steps.act(
      'join',
      announce,
      ({ tag }) => api.join(tag, shown!.program.terms, joinKey + tag),
      (_, { text }) => {
        const done = text('widget.join.done', { program: shown!.program.name });
        steps.put('join', { done });
        return done;
      },
    );

  /** A section's own words are fetched when somebody looks: most who see their points redeem nothing today. */
  const body = (view: View, { id, draw: drawSection }: (typeof made)[number]): Child => {
    const { words } = view;
    if (!folders.includes(id) || words.knows(id)) return drawSection(view);
    shop.learn(words, id).then(
      () => draw(),
      () => redraw(content.querySelector('#body')!, () => absent(words, () => draw())),
    );
    return absent(words);
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
    const { done } = steps.at('join');
    const why = problem ?? (!member && shop.isExpired && 'token_expired');
    const button = { id: 'close', 'aria-label': words.text('widget.panel.close'), onclick: close };
    return [
      h('header.header', h('h2', { id: 'title' }, h('bdi', program.name)), close && h('button.close', button, '✕')),
      (program.test || member?.test) && h('p.warn', words.text('widget.test')),
      why
        ? trouble(words, troubleOf(why, navigator.onLine), shop.refresh)
        : isMember(view)
          ? [
              done && h('p.done', { id: 'at-join', tabindex: -1 }, done),
              announcements(view),
              headline(view),
              tabbed(view),
            ]
          : offer(view, steps, join),
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
      if (steps.look(view)) {
        announce('');
        made = make();
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
