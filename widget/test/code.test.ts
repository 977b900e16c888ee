import { expect, it } from 'vitest';
import { goodsIn, offOf, type Entered } from '../demo/code.js';
import { products } from '../demo/goods.js';

const euros = (amountMinor: string) => ({ amountMinor, currency: 'EUR', exponent: 2 });
const entered = (facts: object): Entered => ({ kind: 'amountOff', code: 'ABC', ...facts }) as Entered;

it.each<[string, object, bigint | null]>([
  ['an amount', { amount: euros('500') }, 500n],
  ['an amount above the cart', { amount: euros('90000') }, 5900n],
  ['a share', { kind: 'percentOff', percent: '12.5' }, 737n],
  ['a share up to an amount', { kind: 'percentOff', percent: '12.5', amount: euros('700') }, 700n],
  ['a gift', { kind: 'gift' }, 0n],
  ['an amount for larger carts', { amount: euros('500'), minimumSpend: euros('5901') }, null],
  ['an amount in another currency', { amount: { ...euros('500'), currency: 'NOK' } }, null],
])('%s', (_, facts, off) => expect(offOf(entered(facts), 5900n, 'EUR')).toBe(off));

it('gift cards are no goods', () => {
  const [mug, , , , giftCard] = products;
  expect(
    goodsIn(
      new Map([
        [mug!, 2],
        [giftCard!, 1],
      ]),
      'EUR',
    ),
  ).toBe(2980n);
});
