import { parseDecimal } from '../src/decimal.js';
import type { Redemption } from '../src/shapes.js';
import { priceIn, type Product } from './goods.js';

/** What was redeemed, as the page's own shop sees it: a storefront would know its code. */
export type Entered = Redemption & { code: string };

/** What a cart's goods come to; codes take nothing off a gift card. */
export const goodsIn = (cart: Map<Product, number>, currency: string): bigint =>
  [...cart].reduce(
    (sum, [product, quantity]) =>
      product.code === 'giftCard' ? sum : sum + priceIn(product, currency) * BigInt(quantity),
    0n,
  );

export const takesOff = ({ kind }: Redemption): boolean => kind === 'amountOff' || kind === 'percentOff';

/** What a code takes off goods; null where it cannot be used on them. */
export function offOf(entered: Entered, goods: bigint, currency: string): bigint | null {
  const { kind, amount, percent, minimumSpend } = entered;
  const isOther = [amount, minimumSpend].some(money => money && money.currency !== currency);
  if (isOther || goods < BigInt(minimumSpend?.amountMinor ?? 0)) return null;
  const most = amount ? BigInt(amount.amountMinor) : goods;
  const share = parseDecimal(percent ?? '100')!;
  const asked = kind === 'percentOff' ? (goods * share.units) / (100n * 10n ** BigInt(share.scale)) : most;
  const off = asked < most ? asked : most;
  return !takesOff(entered) ? 0n : off < goods ? off : goods;
}

/** The customer's own, by what they typed; null where there is none that could still be used. */
export async function find(shop: string, token: string, typed: string): Promise<Entered | null> {
  const response = await fetch(`../api/shops/${shop}/member`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) return null;
  const { taken } = (await response.json()) as { taken: Entered[] };
  const code = typed.trim().toUpperCase();
  return taken.find(one => one.code?.toUpperCase() === code && ['ready', 'waiting'].includes(one.state)) ?? null;
}
