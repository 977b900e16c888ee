import { describe, expect, it } from 'vitest';
import { priceIn, products } from '../demo/goods.js';
import * as purchase from '../demo/purchase.js';
import type { Purchase } from '../demo/purchase.js';

const now = new Date('2026-11-21T10:00:00.700Z');
const [mug, notebook] = products;
const order = (isPaid = true): Purchase =>
  purchase.buy(
    'shopify',
    '7001',
    'EUR',
    new Map([
      [mug!, 2],
      [notebook!, 1],
    ]),
    isPaid,
    now,
  );

describe('a demo order', () => {
  it('has ids that no other order has', () => {
    const ids = [order(), order()].flatMap(({ id, lines }) => [id, ...lines.map(line => line.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(Number.isSafeInteger)).toBe(true);
  });

  it('is a whole second newer after every change, however fast they come', () => {
    const first = order();
    const second = purchase.addOne(first, first.lines[0]!, now);
    const third = purchase.cancel(second, now);
    const seconds = [first, second, third].map(({ updatedAt }) => updatedAt.getTime() / 1000);
    expect(seconds).toEqual([seconds[0], seconds[0]! + 1, seconds[0]! + 2]);
    expect(first.isCancelled).toBe(false);
  });

  it('refunds one of a line, then all that is left, and no more', () => {
    const bought = order();
    const one = purchase.refund(bought, bought.lines[0]!, now);
    expect(purchase.refunded(one)).toBe(1490n);
    const all = purchase.refund(one, null, now);
    expect(purchase.refunded(all)).toBe(purchase.total(bought));
    expect(purchase.isAllRefunded(all)).toBe(true);
    expect(purchase.isAllRefunded(one)).toBe(false);
  });

  it('can be changed: one more, one out', () => {
    const bought = order();
    const more = purchase.addOne(bought, bought.lines[1]!, now);
    expect(purchase.total(more)).toBe(2n * 1490n + 2n * 990n);
    const less = purchase.removeOne(more, more.lines[0]!, now);
    expect(purchase.total(less)).toBe(1490n + 2n * 990n);
    expect(purchase.left(less.lines[0]!)).toBe(1);
  });

  it('can be paid later', () => {
    const unpaid = order(false);
    expect(unpaid.paidAt).toBeNull();
    expect(purchase.pay(unpaid, now).paidAt).not.toBeNull();
  });
});

describe('a price', () => {
  it.each([
    ['EUR', 1490n],
    ['NOK', 17500n],
    ['PLN', 6400n],
    ['JPY', 2460n],
    ['KWD', 5100n],
  ])('in %s is pleasant', (currency, price) => expect(priceIn(mug!, currency)).toBe(price));

  it('in dinars ends with a nought, as Stripe wants it', () => {
    expect(products.every(product => priceIn(product, 'KWD') % 10n === 0n)).toBe(true);
  });
});
