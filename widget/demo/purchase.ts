import { goodsIn } from './code.js';
import { exponentOf, priceIn, type Product } from './goods.js';

/** One line of a purchase: bought, then taken out by a change, then refunded. */
export interface Line {
  id: number;
  product: Product;
  /** Minor units for one. */
  price: bigint;
  /** What a code took off as many as were bought at first. */
  off: bigint;
  of: number;
  quantity: number;
  removed: number;
  refunded: number;
}

export interface Refund {
  id: number;
  at: Date;
  lines: { line: number; quantity: number; amount: bigint }[];
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
  /** What was entered at the checkout. */
  code: string | null;
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
  used: { code: string; off: bigint } | null = null,
): Purchase {
  const offs = spread(
    used?.off ?? 0n,
    [...cart].map(entry => goodsIn(new Map([entry]), currency)),
  );
  const lines = [...cart].map(([product, quantity], at) => ({
    id: nextId(),
    product,
    price: priceIn(product, currency),
    off: offs[at]!,
    of: quantity,
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
    code: used?.code ?? null,
    lines,
    refunds: [],
  };
}

/** Each one's share by its size, and all of them together exactly what there is. */
function spread(off: bigint, sizes: bigint[]): bigint[] {
  const all = sizes.reduce((sum, size) => sum + size, 0n);
  let before = 0n;
  return sizes.map(size => {
    const share = all && (off * (before + size)) / all - (off * before) / all;
    before += size;
    return share;
  });
}

/** What so many of a line come to, less what a code takes off: of all of them, exactly that. */
const net = ({ price, off, of }: Line, count: number): bigint =>
  price * BigInt(count) - (off * BigInt(Math.min(count, of))) / BigInt(of);

export const left = (line: Line): number => line.quantity - line.removed - line.refunded;
export const ordered = (line: Line): bigint => net(line, line.quantity - line.removed);
/** Before what a code took off. */
export const priced = (line: Line): bigint => line.price * BigInt(line.quantity - line.removed);
export const total = ({ lines }: Purchase): bigint => lines.reduce((sum, line) => sum + ordered(line), 0n);
export const off = ({ lines }: Purchase): bigint => lines.reduce((sum, line) => sum + priced(line) - ordered(line), 0n);
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
  const lines = given.map(({ line, quantity }) => ({
    line: line.id,
    quantity,
    amount: net(line, left(line)) - net(line, left(line) - quantity),
  }));
  const one: Refund = { id: nextId(), at, lines, amount: lines.reduce((sum, { amount }) => sum + amount, 0n) };
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
