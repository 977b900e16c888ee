import { describe, expect, it } from 'vitest';
import { fromMinor, parseDecimal, toMinor } from '../src/decimal.js';
import { moreFor, pointsFor } from '../src/earn.js';

const program = {
  rates: [
    { currency: 'EUR', exponent: 2, points: 1, perMinor: '100' },
    { currency: 'NOK', exponent: 2, points: 1, perMinor: '1000' },
    { currency: 'JPY', exponent: 0, points: 1, perMinor: '150' },
    { currency: 'KWD', exponent: 3, points: 1, perMinor: '300' },
    { currency: 'SEK', exponent: 2, points: 1.5, perMinor: '1000' },
  ],
  base: { tax: 'asPriced' as const, shipping: false },
  earning: { certain: '1', minimum: null, mostPerOrder: null, rules: [], events: [] },
};

const earns = (amount: string, currency: string, multiplier?: string): number | null =>
  pointsFor({ amount, currency }, program, multiplier);

describe('what a price earns', () => {
  it('is rounded down', () => {
    expect(earns('49.90', 'EUR')).toBe(49);
    expect(earns('0.99', 'EUR')).toBe(0);
  });

  it('is rounded once, after the tier', () => expect(earns('49.90', 'EUR', '1.25')).toBe(62));

  it('knows each currency’s own decimals', () => {
    expect(earns('499.00', 'NOK')).toBe(49);
    expect(earns('1500', 'JPY')).toBe(10);
    expect(earns('0.900', 'KWD')).toBe(3);
    expect(earns('0.899', 'KWD')).toBe(2);
  });

  it('is exact where floating point is not', () => {
    expect(earns('1.10', 'EUR', '10')).toBe(11);
    expect(earns('4.35', 'EUR', '100')).toBe(435);
    expect(earns('90071992547409.93', 'EUR')).toBe(90071992547409);
  });

  it('takes a rate with a fraction', () => expect(earns('100.00', 'SEK')).toBe(15));

  it('drops what is smaller than the minor unit', () => expect(earns('149.999', 'JPY')).toBe(0));

  it('takes a currency in lower case', () => expect(earns('10', 'eur')).toBe(10));

  it.each(['', '-1', '1e3', '1,50', 'abc', '1.', '99999999999999999999'])('is unknown for the amount %j', amount =>
    expect(earns(amount, 'EUR')).toBeNull(),
  );

  it('is unknown for a currency without a rate', () => expect(earns('10', 'CHF')).toBeNull());

  describe('by rules that take away', () => {
    const by = (earning: object, amount: string, full = false): number | null =>
      pointsFor({ amount, currency: 'EUR', full }, { ...program, earning: { ...program.earning, ...earning } }, '1.5');

    it('is no more than is certain, unless the page vouches for its goods', () => {
      expect(by({ certain: '0.25' }, '49.90')).toBe(18);
      expect(by({ certain: '0' }, '49.90')).toBe(0);
      expect(by({ certain: '0' }, '49.90', true)).toBe(74);
    });

    it('is nothing below the minimum and no more than the cap', () => {
      const minimum = [{ amountMinor: '5000', currency: 'EUR', exponent: 2 }];
      expect(by({ minimum }, '49.99')).toBe(0);
      expect(by({ minimum }, '50.00')).toBe(75);
      expect(by({ mostPerOrder: 60 }, '50.00', true)).toBe(60);
    });
  });

  it('is unknown where tax is left out and the page does not tell it', () => {
    const withoutTax = { ...program, base: { tax: 'excluded' as const, shipping: false } };
    expect(pointsFor({ amount: '125.00', currency: 'EUR' }, withoutTax)).toBeNull();
    expect(pointsFor({ amount: '125.00', currency: 'EUR', tax: '25.001' }, withoutTax)).toBe(99);
    expect(pointsFor({ amount: '5.00', currency: 'EUR', tax: '6' }, withoutTax)).toBe(0);
  });
});

describe('what spending more adds', () => {
  const adds = (amount: string, more: string | null, of: object = {}, multiplier?: string): number | null =>
    moreFor({ amount, more, currency: 'EUR' }, { ...program, ...of }, multiplier);

  it('is what both together earn, less what the first earns: never rounded twice', () => {
    expect(adds('0.60', '0.40')).toBe(1);
    expect(adds('0.60', '0.39')).toBe(0);
    expect(adds('0', '20.00', {}, '1.25')).toBe(25);
  });

  it('is exactly the difference, for any amounts, rates and tiers', () => {
    let seed = 7;
    const any = (most: number): number => (seed = (seed * 48271) % 2147483647) % most;
    for (let round = 0; round < 2000; round++) {
      const [first, more] = [any(50_000), any(50_000)];
      const multiplier = fromMinor(String(100 + any(200)), 2);
      const rates = [{ currency: 'EUR', exponent: 2, points: 1 + any(9), perMinor: String(1 + any(1000)) }];
      const earning = { ...program.earning, certain: fromMinor(String(any(101)), 2) };
      const of = { ...program, rates, earning };
      const earned = (minor: number): number =>
        pointsFor({ amount: fromMinor(String(minor), 2), currency: 'EUR' }, of, multiplier)!;
      const added = adds(fromMinor(String(first), 2), fromMinor(String(more), 2), of, multiplier);
      expect(added, `${seed}`).toBe(earned(first + more) - earned(first));
      expect(added).toBeGreaterThanOrEqual(0);
    }
  });

  it('may be what lifts a basket over the minimum, and is nothing above the cap', () => {
    const minimum = [{ amountMinor: '5000', currency: 'EUR', exponent: 2 }];
    expect(adds('49.00', '1.00', { earning: { ...program.earning, minimum } })).toBe(50);
    expect(adds('60.00', '10.00', { earning: { ...program.earning, mostPerOrder: 60 } })).toBe(0);
  });

  it.each([null, '', '-1', '1,50', 'abc'])('is nothing, or unknown, for %j more', more =>
    expect(adds('10', more) || null).toBeNull(),
  );

  it('is unknown where tax is left out: nobody has told the tax of it', () => {
    const of = { base: { tax: 'excluded' as const, shipping: false } };
    expect(moreFor({ amount: '125.00', tax: '25', more: '20.00', currency: 'EUR' }, { ...program, ...of })).toBeNull();
  });
});

describe('minor units', () => {
  it.each([
    ['4990', 2, '49.90'],
    ['5', 2, '0.05'],
    ['150', 0, '150'],
    ['300', 3, '0.300'],
    ['-136', 2, '-1.36'],
    ['4990.5', 2, '49.905'],
    ['10.5', 0, '10.5'],
  ])('%s with %i decimals are %s', (minor, exponent, major) => expect(fromMinor(minor, exponent)).toBe(major));

  it('come back from a decimal number', () => {
    expect(toMinor(parseDecimal('49.9')!, 2)).toBe(4990n);
    expect(toMinor(parseDecimal('49.999')!, 2)).toBe(4999n);
  });
});
