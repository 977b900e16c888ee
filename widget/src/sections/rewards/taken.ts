import { applyAddress } from '../../apply.js';
import { h, type Child } from '../../element.js';
import { tell } from '../../page.js';
import type { Redemption } from '../../shapes.js';
import type { View } from '../../shop.js';
import type { Words } from '../../words.js';
import { ask } from '../../views/ask.js';
import { facts, lines } from './catalogue.js';
import type { Announce, Doing } from './doing.js';

/** What was redeemed and is not over; with `paid`, only what was paid with points. Nothing where there is none. */
export function takenItems({ words, member }: View, doing: Doing, announce: Announce, paid = false): Child {
  const taken = (member?.taken ?? []).filter(({ reward }) => !paid || !reward);
  return taken.length && h('ul.rewards', taken.map(one => takenItem(words, one, doing, announce)));
}

function takenItem(words: Words, one: Redemption, doing: Doing, announce: Announce): Child {
  const { text } = words;
  const { id, state, code, points, validUntil, trouble } = one;
  const reward = one.name ?? one.reward ?? text('entry.redeemed.pay');
  const isHeld = state === 'ready' || state === 'waiting';
  const states: Record<string, string> = {
    pending: text('widget.redeem.busy'),
    waiting: text('widget.taken.waiting'),
    undoing: text('widget.taken.undoing'),
  };
  const item = h(
    'li.reward',
    { id: 'taken-' + id, tabindex: -1 },
    h('b', h('bdi', reward)),
    states[state] && h('p', states[state]!),
    isHeld && code && codeLine(words, one, doing, announce),
    lines([
      state === 'ready' && code && text('widget.code.enter'),
      ...facts(words, one.amount, one.percent, one.minimumSpend),
      validUntil && text('widget.taken.until', { on: validUntil }),
      // Its owner alone knows whether it was used: asking again would say the same.
      isHeld && trouble && text('widget.taken.kept'),
    ]),
    isHeld &&
      !trouble &&
      ask(words, doing, id, {
        shape: 'plain',
        title: text('widget.undo.button'),
        named: text('widget.undo.named', { reward }),
        question: text('widget.undo.ask', { points }),
        act: () => doing.undo(id, id, announce),
      }),
  );
  // Whoever has redeemed it is led to it, once it stands in the page.
  if (doing.isNews(id, announce)) setTimeout(() => item.focus());
  return item;
}

/**
 * What is entered at the checkout. Where the page may not copy, it is marked for the shopper to copy. A page that says
 * where it takes codes is given it; first it is asked whether it does so itself, and then nobody is led away.
 */
function codeLine({ text }: Words, one: Redemption, doing: Doing, announce: Announce): Child {
  const code = one.code!;
  const to = one.state === 'ready' ? applyAddress(doing.shop.applyUrl, code, location.href) : null;
  const shown = h('code.code', { dir: 'ltr' }, code);
  /** What it has done it says on itself, whatever is drawn anew, and aloud. */
  const button = (
    shape: 'button' | 'plain',
    id: string,
    title: string,
    act: (say: (done: string) => void) => void,
  ): Child => {
    const say = (done: string): void => {
      doing.put(id, { done });
      announce(done);
    };
    return h(`button.${shape}`, { id, onclick: () => act(say) }, doing.at(id).done ?? title);
  };
  return h(
    'p.buttons',
    shown,
    to !== null &&
      button('button', 'do-' + code, text('widget.code.apply'), say => {
        if (!tell('apply', one)) say(text('widget.code.applied'));
        else if (to) location.assign(to);
      }),
    button('plain', 'copy-' + code, text('widget.code.copy'), async say => {
      try {
        await navigator.clipboard.writeText(code);
        say(text('widget.code.copied'));
      } catch {
        getSelection()!.selectAllChildren(shown);
      }
    }),
  );
}
