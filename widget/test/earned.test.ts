import { expect, it } from 'vitest';
import english from '../../locales/en.json';
import type { View } from '../src/shop.js';
import { earned } from '../src/views/earned.js';
import { wordsOf } from '../src/words.js';

const view = (member: object | null = null): View =>
  ({
    words: wordsOf('en', { messages: english }),
    program: {
      rates: [{ currency: 'EUR', exponent: 2, points: 1, perMinor: '100' }],
      base: { tax: 'asPriced', shipping: false },
      earning: { certain: '1', minimum: null, mostPerOrder: null, rules: [], events: [] },
    },
    member,
  }) as unknown as View;
const said = (amount: string, more: string | null, member?: object, currency = 'eur'): string =>
  earned(view(member), { amount, more, currency });

it('says what a price earns, and what spending more adds', () => {
  expect(said('49.90', null)).toBe('You will earn 49 points');
  expect(said('49.90', '20.00')).toBe('You will earn 49 points · Spend €20 more to earn 20 more points');
  expect(said('49.90', '0.10')).toBe('You will earn 49 points · Spend €0.10 more to earn 1 more point');
});

it('says what spending more adds where the page names no price', () =>
  expect(said('0', '20.00')).toBe('Spend €20 more to earn 20 more points'));

it('counts with the tier of a member, and of nobody else', () => {
  const tier = { multiplier: '1.5' };
  expect(said('0', '20.00', { state: 'member', tier })).toBe('Spend €20 more to earn 30 more points');
  expect(said('0', '20.00', { state: 'left', tier })).toBe('Spend €20 more to earn 20 more points');
});

it.each([
  ['', null, 'EUR'],
  ['10', '20.00', 'CHF'],
  ['x', 'y', 'EUR'],
  ['0.10', '0.10', 'EUR'],
])('says nothing for %j and %j in %s', (amount, more, currency) =>
  expect(said(amount, more, undefined, currency)).toBe(''),
);
