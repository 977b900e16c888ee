import { describe, expect, it } from 'vitest';
import english from '../../locales/en.json';
import { parse } from '../src/parse.js';
import type { Entry } from '../src/shapes.js';
import { explanation } from '../src/views/entry.js';
import { wordsOf } from '../src/words.js';

const messages = Object.fromEntries(Object.entries(english).map(([key, message]) => [key, parse(message)]));
const words = wordsOf('en', { direction: 'ltr', names: {}, messages });
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
      'The order is now due 24 points.',
      '49 points had been recorded before.',
    ]);
  });

  it('says that an order is due nothing', () => {
    const said = explanation(words, entry({ kind: 'reversed', points: -49, due: 0, recorded: 49, reasons: [] }));
    expect(said).toEqual(['The order is now due 0 points.', '49 points had been recorded before.']);
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

describe('amounts', () => {
  it('are exact, with whole ones short', () => {
    expect(words.money('100', 2, 'EUR')).toBe('€1');
    expect(words.money('4990', 2, 'EUR')).toBe('€49.90');
    expect(words.money('300', 3, 'KWD').replace(/\s/, ' ')).toBe('KWD 0.300');
    expect(words.money('9007199254740993', 2, 'EUR')).toBe('€90,071,992,547,409.93');
  });
});
