import { h, type Child } from '../src/element.js';
import { about, checkout, type Checkout } from './checkout.js';
import { money } from '../src/views/figures.js';
import { goodsIn } from './code.js';
import { exponentOf, priceIn, products, type Product } from './goods.js';
import type { Exchange } from './send.js';
import { isSold, offIn, type State } from './state.js';

export interface Shelf {
  add(product: Product): void;
  remove(product: Product): void;
  buy(isPaid: boolean): void;
}

const priceOf = (amount: bigint, { words, currency }: State): string =>
  money(words, { amountMinor: String(amount), exponent: exponentOf(currency), currency });

export function shelf(state: State, { add }: Shelf): Child {
  const { words } = state;
  return [
    h('h2', {}, words.text('demo.products.title')),
    h(
      'ul',
      { class: 'shelf' },
      products
        .filter(product => isSold(product, state))
        .map(product => {
          const name = words.text(`demo.product.${product.code}`);
          const price = priceIn(product, state.currency);
          return h(
            'li',
            { class: 'product', 'data-product': product.code },
            h('img', { src: product.art, alt: '', width: 240, height: 180 }),
            h('h3', {}, name),
            h('p', { class: 'price' }, priceOf(price, state)),
            h('p', { class: 'earn' }, product.code !== 'giftCard' && about('loyalty-earn', price, state.currency)),
            h(
              'button',
              {
                type: 'button',
                id: `add-${product.code}`,
                'aria-label': words.text('demo.cart.addNamed', { product: name }),
                onclick: () => add(product),
              },
              words.text('demo.cart.add'),
            ),
          );
        }),
    ),
  ];
}

export function cart(state: State, { remove, buy }: Shelf, till: Checkout): Child {
  const { words, cart: held, currency, isSending } = state;
  const off = offIn(state) ?? 0n;
  const sum = [...held].reduce((all, [product, many]) => all + priceIn(product, currency) * BigInt(many), -off);
  return h(
    'section',
    { class: 'card', id: 'cart' },
    h('h2', {}, words.text('demo.cart.title')),
    held.size === 0 && h('p', { class: 'quiet' }, words.text('demo.cart.empty')),
    h(
      'ul',
      { class: 'lines' },
      [...held].map(([product, quantity]) => {
        const name = words.text(`demo.product.${product.code}`);
        return h(
          'li',
          {},
          h('span', {}, words.text('demo.order.line', { quantity, product: name })),
          h('span', { class: 'price' }, priceOf(priceIn(product, currency) * BigInt(quantity), state)),
          h(
            'button',
            {
              type: 'button',
              class: 'small',
              id: `remove-${product.code}`,
              'aria-label': words.text('demo.cart.removeNamed', { product: name }),
              onclick: () => remove(product),
            },
            words.text('demo.cart.remove'),
          ),
        );
      }),
    ),
    held.size > 0 && [
      checkout(state, till),
      h('p', { class: 'total' }, words.text('demo.cart.total', { amount: priceOf(sum, state) })),
      h('p', { class: 'earn' }, about('loyalty-earn', goodsIn(held, currency) - off, currency)),
      h(
        'p',
        { class: 'buttons' },
        h(
          'button',
          { type: 'button', id: 'buy', class: 'primary', disabled: isSending, onclick: () => buy(true) },
          words.text('demo.cart.buy'),
        ),
        h(
          'button',
          { type: 'button', id: 'order', disabled: isSending, onclick: () => buy(false) },
          words.text('demo.cart.buyUnpaid'),
        ),
      ),
    ],
  );
}

/** What the webhook answered, in words. */
export function answer({ words, exchange, isSending }: State): Child {
  if (isSending) return h('p', { class: 'quiet' }, words.text('demo.answer.sending'));
  if (!exchange) return h('p', { class: 'quiet' }, words.text('demo.answer.none'));
  const { balance } = exchange.answer;
  return [
    h('p', { class: 'outcome' }, outcome(words, exchange)),
    typeof balance === 'number' && h('p', {}, words.text('demo.answer.balance', { points: balance })),
  ];
}

/** The message itself and its answer, for whoever wants to see them. */
export function exchanged({ words, exchange }: State): Child {
  if (!exchange) return null;
  const status = exchange.status !== null && words.text('demo.answer.status', { status: String(exchange.status) });
  return h(
    'details',
    {},
    h('summary', {}, words.text('demo.answer.details')),
    h('p', { class: 'quiet' }, words.text('demo.answer.sent', { topic: exchange.topic })),
    h('pre', { dir: 'ltr', tabindex: 0 }, exchange.request),
    h('p', { class: 'quiet' }, status),
    h('pre', { dir: 'ltr', tabindex: 0 }, JSON.stringify(exchange.answer, null, 2)),
  );
}

const outcomes = ['settled', 'recorded', 'unchanged', 'ignored', 'quarantined'];

function outcome(words: State['words'], { status, answer: told }: Exchange): Child {
  if (status === null) return words.text('demo.answer.unreachable');
  const name = String(status === 202 ? 'quarantined' : told.outcome);
  if (status >= 300 || !outcomes.includes(name)) {
    return words.text('demo.answer.refused', { title: String(told.title ?? told.code ?? status) });
  }
  return words.text(`demo.answer.${name}`, { points: Number(told.points ?? 0) });
}
