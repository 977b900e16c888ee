/** A thing on the shelf; `price` is in euro cents. */
export interface Product {
  code: 'mug' | 'notebook' | 'lamp' | 'blanket' | 'giftCard';
  number: number;
  price: bigint;
  art: string;
}

export const products: Product[] = [
  { code: 'mug', number: 501, price: 1490n, art: 'art/mug.svg' },
  { code: 'notebook', number: 502, price: 990n, art: 'art/notebook.svg' },
  { code: 'lamp', number: 503, price: 5900n, art: 'art/lamp.svg' },
  { code: 'blanket', number: 504, price: 8900n, art: 'art/blanket.svg' },
  { code: 'giftCard', number: 505, price: 5000n, art: 'art/gift-card.svg' },
];

/** Decimals, what a euro cent is worth in hundredths of a minor unit, and the step that prices are rounded up to. */
const currencies: Record<string, { exponent: number; per: bigint; step: bigint }> = {
  EUR: { exponent: 2, per: 100n, step: 10n },
  USD: { exponent: 2, per: 110n, step: 50n },
  GBP: { exponent: 2, per: 86n, step: 50n },
  NOK: { exponent: 2, per: 1150n, step: 500n },
  SEK: { exponent: 2, per: 1130n, step: 500n },
  DKK: { exponent: 2, per: 746n, step: 500n },
  PLN: { exponent: 2, per: 428n, step: 100n },
  RUB: { exponent: 2, per: 9800n, step: 1000n },
  AED: { exponent: 2, per: 400n, step: 100n },
  CNY: { exponent: 2, per: 780n, step: 100n },
  JPY: { exponent: 0, per: 165n, step: 10n },
  KWD: { exponent: 3, per: 340n, step: 50n },
};

export const currencyCodes = Object.keys(currencies);

export const exponentOf = (currency: string): number => currencies[currency]!.exponent;

/** The price of a product in a currency, in minor units. */
export function priceIn(product: Product, currency: string): bigint {
  const { per, step } = currencies[currency]!;
  const steps = (product.price * per + step * 100n - 1n) / (step * 100n);
  return steps * step;
}
