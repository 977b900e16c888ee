/** The answers of the public routes. Codes and raw figures; the words of the owner come in the language asked for. */
export interface Rate {
  currency: string;
  exponent: number;
  points: number;
  perMinor: string;
}

export interface Perk {
  code: string;
  name: string;
  text?: string;
}

export interface Tier {
  code: string;
  name: string;
  threshold: number;
  multiplier: string;
  perks: Perk[];
}

export interface Program {
  shop: string;
  test: boolean;
  lang: string;
  name: string;
  joining: 'automatic' | 'asked';
  rates: Rate[];
  base: { tax: 'asPriced' | 'included' | 'excluded'; shipping: boolean };
  availability: { daysAfterFulfilment: number; daysAfterPayment: number };
  expiry: { policy: 'none' | 'rolling' | 'calendarYear' | 'inactivity'; months: number };
  qualifying: { by: 'points' | 'spend' | 'orders' };
  tiers: Tier[];
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
  } | null;
  perks: (Perk & { tier: string; tierName: string; unlocked: boolean })[];
}

export interface Reason {
  rule: string;
  points: number;
  amountMinor?: string;
  currency?: string;
  exponent?: number;
  ratePoints?: number;
  ratePerMinor?: string;
  tier?: string;
  tierName?: string;
  multiplier?: string;
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
  tierName?: string;
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
