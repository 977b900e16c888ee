import { moreFor, pointsFor, type Basket } from '../earn.js';
import type { View } from '../shop.js';

/** What a price earns this reader and, with `more`, what spending that beyond it adds; '' where neither can be said. */
export function earned({ words: { text, number }, program, member }: View, basket: Basket): string {
  const multiplier = member?.state === 'member' ? member.tier?.multiplier : undefined;
  const { more, currency } = basket;
  const points = pointsFor({ ...basket, more: null }, program, multiplier);
  const added = moreFor(basket, program, multiplier);
  const style = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as Intl.NumberFormatOptions;
  return [
    points && text('widget.earn.purchase', { points }),
    added && text('widget.earn.more.spend', { points: added, amount: number(more!, style) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
