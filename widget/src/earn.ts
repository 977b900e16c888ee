import { parseDecimal, toMinor, type Decimal } from './decimal.js';
import type { Program } from './shapes.js';

/** A price to be asked about. `tax` is the tax within `amount`, where the page knows it. */
export interface Basket {
  amount: string;
  currency: string;
  tax?: string | null;
  /** What is spent beyond that. */
  more?: string | null;
  /** The page's word that nothing lowers what these goods earn for this buyer. */
  full?: boolean;
}

/**
 * The points a basket earns at least: floor(minor units × points / per × multiplier × what is certain), rounded once
 * and down, as the server does; nothing below the minimum, and no more than the cap. Null where it cannot be said: no
 * rate for the currency, no readable amount, or a program that leaves tax out and a page that does not tell it. So it
 * never promises more than the order earns.
 */
export function pointsFor(
  basket: Basket,
  program: Pick<Program, 'rates' | 'base' | 'earning'>,
  multiplier = '1',
): number | null {
  const { certain, minimum, mostPerOrder } = program.earning;
  const currency = basket.currency.toUpperCase();
  const rate = program.rates.find(candidate => candidate.currency === currency);
  const amount = parseDecimal(basket.amount);
  const more = parseDecimal(basket.more ?? '0');
  const factor = parseDecimal(multiplier);
  const kept = parseDecimal(basket.full ? '1' : certain);
  const per = rate && parseDecimal(rate.perMinor);
  const each = rate && parseDecimal(String(rate.points));
  if (!rate || !amount || !more || !factor || !kept || !each || !per || per.units === 0n) return null;

  let minor = toMinor(amount, rate.exponent) + toMinor(more, rate.exponent);
  if (program.base.tax === 'excluded') {
    const tax = parseDecimal(basket.tax ?? '');
    // Of what is spent beyond, nobody has told the tax.
    if (!tax || more.units) return null;
    minor -= roundedUp(tax, rate.exponent);
  }
  const least = minimum?.find(one => one.currency === currency);
  const shares = minor * each.units * factor.units * kept.units * 10n ** BigInt(per.scale);
  if (shares <= 0n || (least && minor < BigInt(least.amountMinor))) return 0;
  const points = Number(shares / (per.units * 10n ** BigInt(each.scale + factor.scale + kept.scale)));
  return Math.min(points, mostPerOrder ?? points);
}

/** What spending `more` adds to what a basket earns: both are rounded as the server does, each by itself. */
export function moreFor(basket: Basket, ...of: [Parameters<typeof pointsFor>[1], string?]): number | null {
  const then = pointsFor(basket, ...of);
  return then == null ? null : then - pointsFor({ ...basket, more: null }, ...of)!;
}

function roundedUp(tax: Decimal, exponent: number): bigint {
  const minor = toMinor(tax, exponent);
  return tax.scale > exponent && tax.units % 10n ** BigInt(tax.scale - exponent) > 0n ? minor + 1n : minor;
}
