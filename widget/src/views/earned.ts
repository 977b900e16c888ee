import { parseDecimal, toMinor } from '../decimal.js';
import { moreFor, pointsFor, type Basket } from '../earn.js';
import type { View } from '../shop.js';
import { money } from './figures.js';

/** What a price earns this reader and, with `more`, what spending that beyond it adds; '' where neither can be said. */
export function earned({ words, program, member }: View, basket: Basket): string {
  const { text } = words;
  const multiplier = member?.state === 'member' ? member.tier?.multiplier : undefined;
  const points = pointsFor({ ...basket, more: null }, program, multiplier);
  const added = basket.more ? moreFor({ ...basket, amount: basket.amount || '0' }, program, multiplier) : 0;
  const currency = basket.currency.toUpperCase();
  const amount = (): string => {
    const { exponent } = program.rates.find(rate => rate.currency === currency)!;
    const amountMinor = String(toMinor(parseDecimal(basket.more!)!, exponent));
    return money(words, { amountMinor, exponent, currency });
  };
  return [
    points && text('widget.earn.purchase', { points }),
    added && text('widget.earn.more.spend', { points: added, amount: amount() }),
  ]
    .filter(Boolean)
    .join(' · ');
}
