import { h, type Child } from '../src/element.js';
import { money as moneyOf } from '../src/views/figures.js';
import * as purchase from './purchase.js';
import type { Line, Purchase } from './purchase.js';
import { storefronts, type State } from './state.js';
import type { Happening, Message } from './storefronts/storefront.js';

export interface Desk {
  /** The order as it is now, and what happened to it. */
  happen(order: Purchase, happening: Happening): void;
  resend(order: Purchase, message: Message): void;
}

/** The shop's own list of orders, with what can still happen to each. */
export function orders(state: State, desk: Desk): Child {
  const { words } = state;
  return [
    h('h2', {}, words.text('demo.orders.title')),
    state.orders.length === 0 && h('p', { class: 'quiet' }, words.text('demo.orders.empty')),
    h(
      'ul',
      { class: 'orders' },
      state.orders.map(({ order, last }) => orderItem(state, desk, order, last)),
    ),
  ];
}

function orderItem(state: State, desk: Desk, order: Purchase, last: Message): Child {
  const { words } = state;
  const { canEdit, title } = storefronts.find(({ name }) => name === order.storefront)!;
  const money = (minor: bigint): string => moneyOf(words, { ...order, amountMinor: String(minor) });
  const isOpen = !order.isCancelled && !purchase.isAllRefunded(order);
  const back = purchase.refunded(order);
  const button = (key: string, code: string, happening: Happening, next: (now: Date) => Purchase): Child =>
    h(
      'button',
      {
        type: 'button',
        class: 'small',
        id: `${code}-${order.id}`,
        disabled: state.isSending,
        onclick: () => desk.happen(next(new Date()), happening),
      },
      words.text(key),
    );
  return h(
    'li',
    { class: 'card', 'data-order': order.id },
    h(
      'h3',
      {},
      words.text('demo.order.title', { order: String(order.id).slice(-6) }),
      ' ',
      h('span', { class: 'tag' }, title),
    ),
    h('p', { class: 'status' }, words.text(`demo.order.status.${statusOf(order)}`)),
    h(
      'ul',
      { class: 'lines' },
      order.lines.map(line => lineItem(state, desk, order, line, isOpen, canEdit)),
    ),
    h('p', { class: 'total' }, words.text('demo.order.total', { amount: money(purchase.total(order)) })),
    order.code && h('p', { class: 'quiet' }, words.text('demo.order.code', { code: order.code })),
    back > 0n && h('p', { class: 'quiet' }, words.text('demo.order.refunded', { amount: money(back) })),
    h(
      'p',
      { class: 'buttons' },
      isOpen && !order.paidAt && button('demo.order.pay', 'pay', 'paid', now => purchase.pay(order, now)),
      isOpen &&
        order.paidAt &&
        button('demo.order.refundAll', 'refund', 'refunded', now => purchase.refund(order, null, now)),
      isOpen && button('demo.order.cancel', 'cancel', 'cancelled', now => purchase.cancel(order, now)),
      h(
        'button',
        {
          type: 'button',
          class: 'small',
          id: `resend-${order.id}`,
          disabled: state.isSending,
          onclick: () => desk.resend(order, last),
        },
        words.text('demo.order.resend'),
      ),
    ),
  );
}

function lineItem(state: State, desk: Desk, order: Purchase, line: Line, isOpen: boolean, canEdit: boolean): Child {
  const { words, isSending } = state;
  const name = words.text(`demo.product.${line.product.code}`);
  const isLeft = purchase.left(line) > 0;
  const isLast = order.lines.reduce((sum, each) => sum + purchase.left(each), 0) === 1;
  const button = (code: string, happening: Happening, next: (now: Date) => Purchase): Child =>
    h(
      'button',
      {
        type: 'button',
        class: 'small',
        id: `${code}-${line.id}`,
        disabled: isSending,
        'aria-label': words.text(`demo.order.${code}Named`, { product: name }),
        onclick: () => desk.happen(next(new Date()), happening),
      },
      words.text(`demo.order.${code}`),
    );
  return h(
    'li',
    {},
    h('span', {}, words.text('demo.order.line', { quantity: purchase.left(line), product: name })),
    isOpen &&
      h(
        'span',
        { class: 'buttons' },
        canEdit && button('addOne', 'edited', now => purchase.addOne(order, line, now)),
        canEdit && isLeft && !isLast && button('removeOne', 'edited', now => purchase.removeOne(order, line, now)),
        order.paidAt && isLeft && button('refundOne', 'refunded', now => purchase.refund(order, line, now)),
      ),
  );
}

function statusOf(order: Purchase): string {
  if (order.isCancelled) return 'cancelled';
  if (!order.paidAt) return 'unpaid';
  if (purchase.isAllRefunded(order)) return 'refunded';
  return order.refunds.length > 0 ? 'partlyRefunded' : 'paid';
}
