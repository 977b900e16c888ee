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
  return taken.length > 0 && h('ul.rewards', taken.map(one => takenItem(words, one, doing, announce)));
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
    isHeld && code && codeLine(words, code, announce, applyButton(words, one, doing, announce)),
    state === 'ready' && code && h('p.muted', text('widget.code.enter')),
    lines([
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
        act: () => void doing.undo(id, id, announce),
      }),
  );
  // Whoever has redeemed it is led to it, once it stands in the page.
  if (doing.isNews(id, announce)) setTimeout(() => item.focus());
  return item;
}

/**
 * Takes the code to where the page says that it takes codes; first the page is asked whether it does so itself, and
 * then nobody is led away. Nothing where the page does not say so.
 */
function applyButton({ text }: Words, one: Redemption, { shop }: Doing, announce: Announce): Child {
  const to = one.state === 'ready' ? applyAddress(shop.applyUrl, one.code!, location.href) : null;
  const apply = ({ target }: Event): void => {
    if (!tell('apply', one)) announce(((target as HTMLElement).textContent = text('widget.code.applied')));
    else if (to) location.assign(to);
  };
  return to !== null && h('button.button', { id: 'apply-' + one.id, onclick: apply }, text('widget.code.apply'));
}

/** What is entered at the checkout. Where the page may not copy, it is marked for the shopper to copy. */
function codeLine({ text }: Words, code: string, announce: Announce, apply: Child): Child {
  const shown = h('code.code', { dir: 'ltr' }, code);
  const copy = async (event: Event): Promise<void> => {
    const button = event.target as HTMLElement;
    try {
      await navigator.clipboard.writeText(code);
      announce((button.textContent = text('widget.code.copied')));
    } catch {
      getSelection()?.selectAllChildren(shown);
    }
  };
  return h(
    'p.buttons',
    shown,
    apply,
    h('button.plain', { id: 'copy-' + code, onclick: copy }, text('widget.code.copy')),
  );
}
