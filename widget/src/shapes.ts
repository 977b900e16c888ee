/** The answers of the public routes. Codes and raw figures; the words of the owner come in the language asked for. */
export interface Rate {
  currency: string;
  exponent: number;
  points: number;
  perMinor: string;
}

export interface Amount {
  amountMinor: string;
  currency: string;
  exponent: number;
}

export interface Perk {
  code: string;
  name: string;
  text?: string;
  opensOn?: string;
  minimum?: Amount[];
}

/** A rule of earning: a multiplier, or points for an order. */
export interface Rule {
  name: string;
  multiplier: string | null;
  points: number | null;
}

/** What the owner tells before a version of the program takes effect. */
export interface Notice {
  code: string;
  on: string;
  text: string;
}

export interface Tier {
  code: string;
  name: string;
  threshold: number;
  multiplier: string;
  perks: Perk[];
}

/** Of the program; what one member can have of it is in their `rewards`, by the same code. */
export interface Reward {
  code: string;
  kind: string;
  name: string;
  text: string;
  points: number;
  amount: Amount[] | null;
  percent: string | null;
  mostAmount: Amount[] | null;
  minimumSpend: Amount[] | null;
  tiers: string[] | null;
  from: string | null;
  until: string | null;
  validDays: number | null;
  perMember: number | null;
}

export interface PayWithPoints {
  points: number;
  worth: Amount[];
  mostPercent: string;
  least: number;
}

export interface Program {
  shop: string;
  test: boolean;
  lang: string;
  name: string;
  joining: 'automatic' | 'asked';
  terms: number;
  rates: Rate[];
  base: { tax: 'asPriced' | 'included' | 'excluded'; shipping: boolean };
  availability: { daysAfterFulfilment: number; daysAfterPayment: number };
  expiry: { policy: 'none' | 'rolling' | 'calendarYear' | 'inactivity'; months: number };
  qualifying: { by: 'points' | 'spend' | 'orders' };
  tiers: Tier[];
  earning: {
    certain: string;
    minimum: Amount[] | null;
    mostPerOrder: number | null;
    rules: Rule[];
    events: { name: string; points: number }[];
  };
  rewards: Reward[];
  payWithPoints: PayWithPoints | null;
  languages: string[];
  defaultLanguage: string;
}

export interface Points {
  balance: number;
  available: number;
  pending: number;
  debt: number;
  pendingUntil: { points: number; on: string }[];
  expiring: { points: number; on: string }[];
  recover: { points: number; order: string; number: string | null } | null;
}

export interface Member {
  customer: string;
  state: 'none' | 'customer' | 'member' | 'left';
  test: boolean;
  points: Points;
  tier: {
    code: string;
    name: string;
    multiplier: string;
    since: string | null;
    until: string | null;
    progress: number;
    next: { code: string; name: string; threshold: number; missing: number } | null;
    given: boolean;
    falls: { on: string; to: string; toName: string; missing: number } | null;
  } | null;
  perks: (Perk & { tier: string; tierName: string; unlocked: boolean; url?: string })[];
  /** `why` is the code of a problem. */
  rewards: { code: string; redeemable: boolean; why: string | null; missing: number; left: number | null }[];
  /** What was redeemed and is not over yet. */
  taken: Redemption[];
  notices: Notice[];
  /** Null for who is no member. */
  preferences: Preferences | null;
}

/** What a member chose; consent to anything begins at no. */
export interface Preferences {
  language: string | null;
  personalisation: 'none' | 'basic' | 'full';
  marketing: boolean;
  /** Month and day, `02-29`. */
  birthday: string | null;
  /** The day from which another birthday may be set. */
  birthdayFrom: string | null;
}

/** The number as it is read out, and as the path of a QR code in a box of `size`. */
export interface Card {
  number: string;
  groups: string[];
  qr: { size: number; path: string };
}

/** Something redeemed; `reward` is null where points were paid with. */
export interface Redemption {
  id: string;
  reward: string | null;
  kind: string;
  name: string | null;
  points: number;
  state: string;
  code: string | null;
  amount: Amount | null;
  percent: string | null;
  minimumSpend: Amount | null;
  validUntil: string | null;
  trouble: string | null;
}

export interface Redeemed {
  redemption: Redemption;
  available: number;
}

/** What points pay of a cart; `why` is the code of the problem where they pay nothing. */
export interface Quote {
  points: number;
  pays: Amount;
  rest: Amount;
  least: number;
  most: number;
  available: number;
  why: string | null;
}

/** A reward to be had, or points to be paid with. */
export type Wanted =
  | { reward: string; currency?: string }
  | { pay: { points: number; cart: { amountMinor: number; currency: string } } };

export interface Reason {
  rule: string;
  points: number;
  amountMinor?: string;
  currency?: string;
  exponent?: number;
  ratePoints?: number;
  ratePerMinor?: string;
  tier?: string;
  tierName?: string | null;
  multiplier?: string;
  code?: string | null;
  codeName?: string | null;
  minimumMinor?: string;
}

export interface Entry {
  sequence: number;
  at: string;
  kind: string;
  points: number;
  order: string | null;
  number: string | null;
  due?: number;
  recorded?: number;
  reasons?: Reason[];
  tierName?: string | null;
  event?: string | null;
  eventName?: string | null;
  reward?: string | null;
  rewardName?: string | null;
  return?: string | null;
  availableOn?: string | null;
  expiresOn?: string | null;
}

export interface Waiting {
  order: string;
  number: string | null;
  placedAt: string;
  reason: string;
}

export interface Entries {
  entries: Entry[];
  next: number | null;
  waiting?: Waiting[];
}
