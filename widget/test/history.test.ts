import { describe, expect, it } from 'vitest';
import english from '../../locales/en.json';
import type { Entry, Reason } from '../src/shapes.js';
import { explanation, title } from '../src/sections/history/entry.js';
import { money } from '../src/views/figures.js';
import { wordsOf } from '../src/words.js';

const words = wordsOf('en', { messages: english });
const entry = (facts: Partial<Entry>): Entry => ({
  sequence: 1,
  at: '2026-11-21T10:00:00Z',
  kind: 'earned',
  points: 0,
  order: 'shopify:1001',
  number: '#1001',
  ...facts,
});
const amount = (amountMinor: string, points: number) => ({
  rule: 'amount',
  points,
  amountMinor,
  currency: 'EUR',
  exponent: 2,
  ratePoints: 1,
  ratePerMinor: '100',
});
const silver = (points: number) => ({ rule: 'tier', points, tier: 'silver', tierName: 'Silver', multiplier: '1.25' });

describe('the reason of an entry', () => {
  it('can be recomputed: the amount, the rate, the tier', () => {
    const said = explanation(
      words,
      entry({ points: 62, due: 62, recorded: 0, reasons: [amount('4990', 49), silver(13)] }),
    );
    expect(said).toEqual(['€49.90 at 1 point per €1 = 49 points', 'Tier Silver, points × 1.25: 13 extra points']);
  });

  it('says what had been recorded before, where the points are a difference', () => {
    const said = explanation(
      words,
      entry({ kind: 'reversed', points: -25, due: 24, recorded: 49, reasons: [amount('2490', 24)] }),
    );
    expect(said).toEqual([
      '€24.90 at 1 point per €1 = 24 points',
      'The order now earns 24 points.',
      '49 points had already been recorded.',
    ]);
  });

  it('can be recomputed: each rule in turn, down, up, for the order, and the most there is', () => {
    const of = (rule: string, points: number, facts = {}) => ({ rule, points, currency: 'EUR', exponent: 2, ...facts });
    const reasons = [
      amount('10000', 100),
      of('multiplier', -20, { code: 'outlet', codeName: 'Outlet', amountMinor: '4000', multiplier: '0.5' }),
      of('multiplier', 60, { code: 'tea', amountMinor: '6000', multiplier: '2' }),
      of('tier', 20, { tier: 'silver', tierName: 'Silver', amountMinor: '8000', multiplier: '1.25' }),
      of('points', 10, { code: 'first', codeName: 'First order' }),
      of('cap', -30),
    ];
    const said = explanation(words, entry({ points: 140, due: 140, recorded: 0, reasons }));
    expect(said).toEqual([
      '€100 at 1 point per €1 = 100 points',
      'Outlet: €40 × (0.5 − 1) at the same rate = -20 points',
      'tea: €60 × (2 − 1) at the same rate = 60 points',
      'Silver: €80 × (1.25 − 1) at the same rate = 20 points',
      'First order: 10 points for the order',
      'Over the limit for one order: -30 points',
    ]);
    const sum = reasons.reduce((all, reason) => all + reason.points, 0);
    expect(sum).toBe(140);
    for (const sentence of said.slice(1, 4)) {
      const [, money, factor, points] = /€(\d+) × \((.+) − 1\).* = (-?\d+)/.exec(sentence)!;
      expect(Number(money) * (Number(factor) - 1)).toBe(Number(points));
    }
  });

  it('says why there are none', () => {
    const money = { amountMinor: '900', minimumMinor: '1000', currency: 'EUR', exponent: 2 };
    const least = { rule: 'minimum', points: 0, ...money };
    const said = (reason: Reason) => explanation(words, entry({ due: 0, recorded: 0, reasons: [reason] }));
    expect(said(least)).toEqual(['Orders under €10 earn no points; this one comes to €9.']);
    expect(said({ rule: 'excluded', points: 0 })).toEqual(['Orders of this kind earn no points.']);
  });

  it('says that an order is due nothing', () => {
    const said = explanation(words, entry({ kind: 'reversed', points: -49, due: 0, recorded: 49, reasons: [] }));
    expect(said).toEqual(['The order now earns 0 points.', '49 points had already been recorded.']);
  });

  it('says when the points come and go', () => {
    const dates = { availableOn: '2026-12-05', expiresOn: '2027-11-21' };
    const said = explanation(words, entry({ points: 5, reasons: [{ rule: 'birthday', points: 5 }], ...dates }));
    expect(said).toEqual(['Another rule: 5 points', 'Available from Dec 5, 2026', 'Expires on Nov 21, 2027']);
  });

  it('tells points given back from points taken again', () => {
    expect(explanation(words, entry({ kind: 'spared', points: 5 }))[0]).toBe(english['entry.explain.spared.given']);
    expect(explanation(words, entry({ kind: 'spared', points: -5 }))[0]).toBe(english['entry.explain.spared.taken']);
  });
});

describe('what redeeming leaves in the history', () => {
  it.each<[string, Partial<Entry>, string]>([
    ['a reward', { kind: 'redeemed', points: -100, reward: 'tea', rewardName: 'Tea' }, 'Redeemed: Tea'],
    ['a reward without a name', { kind: 'redeemed', points: -100, reward: 'tea', rewardName: null }, 'Redeemed: tea'],
    ['part of a cart', { kind: 'redeemed', points: -100, reward: null }, 'Paid with points'],
    ['an order that bears it', { kind: 'used' }, 'Used on order \u200e#1001'],
    ['what the shop gave', { kind: 'used', order: null, number: null }, 'Handed over by the shop'],
    ['a refund', { kind: 'returned', points: 50, return: 'refunded' }, 'Points returned for order \u200e#1001'],
    ['what was given back', { kind: 'returned', points: 50, return: 'revoked' }, english['entry.returned.revoked']],
    ['what could not be had', { kind: 'returned', points: 50, return: 'refused' }, english['entry.returned.refused']],
    [
      'a refund that was none',
      { kind: 'returned', points: -50, return: 'refunded' },
      'Order \u200e#1001 was not refunded after all: points used again',
    ],
    ['something newer than this widget', { kind: 'returned', points: 5, return: 'moved' }, english['entry.other']],
  ])('%s', (_, facts, said) => expect(title(words, entry(facts))).toBe(said));
});

describe('amounts', () => {
  it('are exact, with whole ones short', () => {
    expect(money(words, { amountMinor: '100', exponent: 2, currency: 'EUR' })).toBe('€1');
    expect(money(words, { amountMinor: '4990', exponent: 2, currency: 'EUR' })).toBe('€49.90');
    expect(money(words, { amountMinor: '300', exponent: 3, currency: 'KWD' }).replace(/\s/, ' ')).toBe('KWD 0.300');
    const beyond = { amountMinor: '9007199254740993', exponent: 2, currency: 'EUR' };
    expect(money(words, beyond)).toBe('€90,071,992,547,409.93');
  });
});
