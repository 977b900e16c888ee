import { expect, it } from 'vitest';
import { minorOf } from '../src/sections/rewards/pay.js';

const worth = [
  { amountMinor: '100', currency: 'EUR', exponent: 2 },
  { amountMinor: '150', currency: 'JPY', exponent: 0 },
];
const paying = { points: 20, worth, mostPercent: '50', least: 20 };

it.each([
  ['49.90', 'EUR', 4990],
  ['49.9', 'eur', 4990],
  ['2460', 'JPY', 2460],
])('%s %s is a cart of %d', (amount, currency, amountMinor) =>
  expect(minorOf(paying, { amount, currency })).toEqual({ amountMinor, currency: currency.toUpperCase() }),
);

it.each([
  ['0.00', 'EUR'],
  ['49,90', 'EUR'],
  ['-5', 'EUR'],
  ['49.90', 'NOK'],
  ['49.90', null],
  [null, 'EUR'],
])('%s %s is none that points could pay for', (amount, currency) =>
  expect(minorOf(paying, { amount, currency })).toBeNull(),
);
