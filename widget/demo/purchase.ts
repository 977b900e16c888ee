import { exponentOf, priceIn, type Product } from './goods.js';

/** One line of a purchase: bought, then taken out by a change, then refunded. */
export interface Line {
  id: number;
  product: Product;
  /** Minor units for one. */
  price: bigint;
  quantity: number;
  removed: number;
  refunded: number;
}

export interface Refund {
  id: number;
  at: Date;
  lines: { line: number; quantity: number }[];
  amount: bigint;
}

/** An order as the demo shop keeps it. A storefront's messages are made from this alone. */
export interface Purchase {
  storefront: string;
  id: number;
  /** The storefront's own customer id; null for a visitor. */
  customer: string | null;
  currency: string;
  exponent: number;
  placedAt: Date;
  updatedAt: Date;
  paidAt: Date | null;
  isCancelled: boolean;
  lines: Line[];
  refunds: Refund[];
}

let lastId = 0;

/** An id that no other visit to the page has used: the time, counted on. */
export function nextId(): number {
  lastId = Math.max(lastId + 1, Date.now() * 10);
  return lastId;
}

export function buy(
  storefront: string,
  customer: string | null,
  currency: string,
  cart: Map<Product, number>,
  isPaid: boolean,
  now: Date,
): Purchase {
  const lines = [...cart].map(([product, quantity]) => ({
    id: nextId(),
    product,
    price: priceIn(product, currency),
    quantity,
    removed: 0,
    refunded: 0,
  }));
  const at = wholeSecond(now);
  return {
    storefront,
    id: nextId(),
    customer,
    currency,
    exponent: exponentOf(currency),
    placedAt: at,
    updatedAt: at,
    paidAt: isPaid ? at : null,
    isCancelled: false,
    lines,
    refunds: [],
  };
}

export const left = (line: Line): number => line.quantity - line.removed - line.refunded;
export const ordered = (line: Line): bigint => line.price * BigInt(line.quantity - line.removed);
export const total = ({ lines }: Purchase): bigint => lines.reduce((sum, line) => sum + ordered(line), 0n);
export const refunded = ({ refunds }: Purchase): bigint => refunds.reduce((sum, { amount }) => sum + amount, 0n);
export const isAllRefunded = (order: Purchase): boolean =>
  refunded(order) > 0n && order.lines.every(line => left(line) === 0);

export const pay = (order: Purchase, now: Date): Purchase => {
  const updatedAt = later(order, now);
  return { ...order, updatedAt, paidAt: updatedAt };
};

export const cancel = (order: Purchase, now: Date): Purchase => ({
  ...order,
  updatedAt: later(order, now),
  isCancelled: true,
});

export const addOne = (order: Purchase, line: Line, now: Date): Purchase =>
  changed(order, now, { ...line, quantity: line.quantity + 1 });

export const removeOne = (order: Purchase, line: Line, now: Date): Purchase =>
  changed(order, now, { ...line, removed: line.removed + 1 });

/** One of a line, or, without a line, everything that is left. */
export function refund(order: Purchase, line: Line | null, now: Date): Purchase {
  const given = (
    line ? [{ line, quantity: 1 }] : order.lines.map(each => ({ line: each, quantity: left(each) }))
  ).filter(({ quantity }) => quantity > 0);
  const at = later(order, now);
  const one: Refund = {
    id: nextId(),
    at,
    lines: given.map(({ line: { id }, quantity }) => ({ line: id, quantity })),
    amount: given.reduce((sum, { line: { price }, quantity }) => sum + price * BigInt(quantity), 0n),
  };
  const quantityOf = (id: number): number => one.lines.find(each => each.line === id)?.quantity ?? 0;
  return {
    ...order,
    updatedAt: at,
    refunds: [...order.refunds, one],
    lines: order.lines.map(each => ({ ...each, refunded: each.refunded + quantityOf(each.id) })),
  };
}

function changed(order: Purchase, now: Date, line: Line): Purchase {
  return {
    ...order,
    updatedAt: later(order, now),
    lines: order.lines.map(each => (each.id === line.id ? line : each)),
  };
}

/** Storefronts tell whole seconds: each change is at least one later than the one before. */
function later({ updatedAt }: Purchase, now: Date): Date {
  return new Date(Math.max(wholeSecond(now).getTime(), updatedAt.getTime() + 1000));
}

function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}
