import { fromMinor } from '../src/decimal.js';
import { h, type Child } from '../src/element.js';
import { money } from '../src/views/figures.js';
import { goodsIn } from './code.js';
import { exponentOf } from './goods.js';
import { offIn, type State } from './state.js';

export interface Checkout {
  enter(code: string): void;
  remove(): void;
}

/** An element of the widget about a price. */
export function about(name: string, minor: bigint, currency: string): HTMLElement {
  const element = document.createElement(name);
  element.setAttribute('amount', fromMinor(String(minor), exponentOf(currency)));
  element.setAttribute('currency', currency);
  return element;
}

/** Where a code is entered, and part of the cart is paid with points: the widget makes the code, the shop takes it. */
export function checkout(state: State, { enter, remove }: Checkout): Child {
  const { words, currency, entered, isRefused } = state;
  const { text } = words;
  const off = offIn(state);
  if (entered && off !== null) {
    const amount = money(words, { amountMinor: String(off), exponent: exponentOf(currency), currency });
    return h(
      'p',
      { class: 'buttons', id: 'applied' },
      text('demo.code.applied', { code: entered.code, amount }),
      h('button', { type: 'button', class: 'small', id: 'remove-code', onclick: remove }, text('demo.code.remove')),
    );
  }
  const input = h('input', { id: 'code', autocomplete: 'off', spellcheck: 'false', dir: 'ltr' });
  const onsubmit = (event: Event): void => {
    event.preventDefault();
    enter(input.value);
  };
  return [
    h(
      'form',
      { class: 'code', onsubmit },
      h('label', {}, text('demo.code.label'), input),
      h('button', { id: 'apply-code' }, text('demo.code.apply')),
    ),
    h('p', { class: 'quiet', role: 'status', id: 'code-refused' }, (isRefused || entered) && text('demo.code.unknown')),
    about('loyalty-pay', goodsIn(state.cart, currency), currency),
  ];
}
