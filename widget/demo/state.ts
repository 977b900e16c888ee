import type { Words } from '../src/words.js';
import { goodsIn, offOf, type Entered } from './code.js';
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
  /** The shop whose widget is on the page: one that everybody is in who buys, or one that shoppers join by a tap. */
  shop: string;
  storefront: Storefront;
  currency: string;
  /** The number of a customer; null for a visitor. */
  customer: string | null;
  customers: string[];
  theme: 'auto' | 'light' | 'dark';
  cart: Map<Product, number>;
  /** What was redeemed and is to be used on this cart. */
  entered: Entered | null;
  /** What was entered last was nothing. */
  isRefused: boolean;
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

/** What the code takes off the cart; null where there is none, or it cannot be used on it. */
export const offIn = ({ entered, cart, currency }: State): bigint | null =>
  entered && offOf(entered, goodsIn(cart, currency), currency);
