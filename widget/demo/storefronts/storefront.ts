import { fromMinor } from '../../src/decimal.js';
import type { Purchase } from '../purchase.js';

/** What has just happened to an order. */
export type Happening = 'bought' | 'paid' | 'edited' | 'refunded' | 'cancelled';

/** One webhook as the storefront would send it, before it is signed. */
export interface Message {
  topic: string;
  body: object;
}

/** A storefront in its own words: how it names customers and what it sends when something happens. */
export interface Storefront {
  name: 'shopify' | 'woocommerce' | 'stripe' | 'standard';
  title: string;
  /** An order can be changed after it was placed. */
  canEdit: boolean;
  /** The messages tell a gift card from goods, a refund of them too. */
  tellsGiftCards: boolean;
  customer(number: string): string;
  tell(happening: Happening, order: Purchase): Message;
  sign(message: Message, body: string, now: Date): Promise<Record<string, string>>;
}

/** The address a visitor's orders carry. */
export const visitorAddress = 'visitor@shop.example';

export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** `49.90`, as storefronts write money. */
export const major = (minor: bigint, { exponent }: Purchase): string => fromMinor(String(minor), exponent);

export const numberOf = ({ id }: Purchase): string => String(id).slice(-6);
