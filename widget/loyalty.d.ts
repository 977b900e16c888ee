/**
 * The widget, for TypeScript. Global: put this file where your tsconfig.json includes it, and import nothing.
 * What each word means: docs/widget.md.
 */
declare namespace Loyalty {
  /** Money in the smallest unit of its currency: `4990` with exponent 2 is 49.90. */
  interface Amount {
    amountMinor: string;
    currency: string;
    exponent: number;
  }

  /** Something redeemed. */
  interface Redemption {
    id: string;
    /** The reward's code; null where part of a cart was paid with points. */
    reward: string | null;
    kind: 'amountOff' | 'percentOff' | 'freeShipping' | 'product' | 'gift' | 'donation' | 'storeCredit';
    /** The reward's name, in the reader's language. */
    name: string | null;
    points: number;
    state: 'pending' | 'ready' | 'waiting' | 'handedOver' | 'undoing' | 'undone' | 'used' | 'lapsed';
    /** What is entered at the checkout; null where nothing is. */
    code: string | null;
    amount: Amount | null;
    percent: string | null;
    minimumSpend: Amount | null;
    /** A day, `2027-01-31`. */
    validUntil: string | null;
    trouble: string | null;
  }

  /** The stable code of a refusal, `unreachable` where there was no answer. */
  interface Refusal {
    code: string;
  }

  interface Events {
    'loyalty:ready': CustomEvent<null>;
    /** Prevent it, and the panel stays closed. */
    'loyalty:open': CustomEvent<null>;
    'loyalty:close': CustomEvent<null>;
    'loyalty:redeem': CustomEvent<Redemption>;
    /** Prevent it where the page adds the code itself. */
    'loyalty:apply': CustomEvent<Redemption>;
    'loyalty:identify-needed': CustomEvent<Refusal>;
    'loyalty:error': CustomEvent<Refusal>;
  }

  /** Each gives a promise that ends when it is done, and never rejects; before the script has run, nothing. */
  interface Commands {
    /** Says who is signed in. The name is for greeting and never leaves the page. */
    (command: 'identify', token: string, about?: { name?: string }): Promise<void> | void;
    (command: 'logout' | 'refresh' | 'close'): Promise<void> | void;
    /** Gives whether it is open now, or the page sees to it itself. */
    (command: 'open'): Promise<unknown> | void;
    /** The page's language; without a tag, as the page says. */
    (command: 'locale', tag?: string | null): Promise<void> | void;
    /** What the cart's goods come to: `'748.00', 'NOK'`; null where there is none. */
    (command: 'cart', amount: string, currency: string): Promise<void> | void;
    (command: 'cart', amount: null): Promise<void> | void;
    /** What waits for the script. */
    q?: ArrayLike<unknown>[];
  }
}

declare var Loyalty: Loyalty.Commands;

interface DocumentEventMap extends Loyalty.Events {}

interface WindowEventMap extends Loyalty.Events {}

interface HTMLElementTagNameMap {
  'loyalty-panel': HTMLElement;
  'loyalty-launcher': HTMLElement;
  'loyalty-balance': HTMLElement;
  'loyalty-tiers': HTMLElement;
  'loyalty-perks': HTMLElement;
  'loyalty-rewards': HTMLElement;
  'loyalty-earn': HTMLElement;
  'loyalty-pay': HTMLElement;
}
