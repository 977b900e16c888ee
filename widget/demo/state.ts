import type { Words } from '../src/words.js';
import type { Product } from './goods.js';
import type { Purchase } from './purchase.js';
import type { Exchange } from './send.js';
import { shopify } from './storefronts/shopify.js';
import { standard } from './storefronts/standard.js';
import { stripe } from './storefronts/stripe.js';
import type { Message, Storefront } from './storefronts/storefront.js';
import { woocommerce } from './storefronts/woocommerce.js';

export const storefronts: Storefront[] = [shopify, woocommerce, stripe, standard];

/** Everything the demo page knows. It lives as long as the page. */
export interface State {
  words: Words;
  storefront: Storefront;
  currency: string;
  /** The number of a customer; null for a visitor. */
  customer: string | null;
  customers: string[];
  theme: 'auto' | 'light' | 'dark';
  cart: Map<Product, number>;
  orders: { order: Purchase; last: Message }[];
  exchange: Exchange | null;
  isSending: boolean;
}

/** The customer by the storefront's own id; null for a visitor. */
export const customerOf = ({ storefront, customer }: State): string | null =>
  customer === null ? null : storefront.customer(customer);

/** A product that the storefront's messages could not tell from goods is not for sale there. */
export const isSold = (product: Product, { storefront }: State): boolean =>
  product.code !== 'giftCard' || storefront.tellsGiftCards;
