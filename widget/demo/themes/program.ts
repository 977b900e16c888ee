import type { Amount, Perk, Program, Redemption, Reward, Tier } from '../../src/shapes.js';

/** So many days from now, as a date: what is to come stays to come. */
export const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

export const euros = (amountMinor: string): Amount => ({ amountMinor, currency: 'EUR', exponent: 2 });

const perks = {
  early: { code: 'early', name: 'Early access', text: 'New things a day before everybody else.', opensOn: day(9) },
  shipping: { code: 'shipping', name: 'Free shipping', minimum: [euros('4900')] },
  repairs: { code: 'repairs', name: 'Repairs for life', text: 'Bring it in; we mend it.' },
} satisfies Record<string, Perk>;

const tier = (code: string, name: string, threshold: number, multiplier: string, has: Perk[]): Tier => ({
  code,
  name,
  threshold,
  multiplier,
  perks: has,
});

export const tiers = {
  bronze: tier('bronze', 'Bronze', 0, '1', []),
  silver: tier('silver', 'Silver', 500, '1.25', [perks.shipping]),
  gold: tier('gold', 'Gold', 2000, '1.5', [perks.shipping, perks.early, perks.repairs]),
};

const reward = (code: string, kind: string, name: string, points: number, more: Partial<Reward> = {}): Reward => ({
  code,
  kind,
  name,
  text: '',
  points,
  amount: null,
  percent: null,
  mostAmount: null,
  minimumSpend: null,
  tiers: null,
  from: null,
  until: null,
  validDays: null,
  perMember: null,
  ...more,
});

const off: Partial<Reward> = { text: 'For any order that is large enough.', amount: [euros('500')] };
const golden: Partial<Reward> = { percent: '15', mostAmount: [euros('10000')], tiers: ['gold'] };

/** One of every kind, and each with something to say. */
export const rewards: Reward[] = [
  reward('five-off', 'amountOff', 'A little off', 100, { ...off, minimumSpend: [euros('2000')], validDays: 90 }),
  reward('tote-bag', 'gift', 'Tote bag', 60, { text: 'Sewn from leftover fabric; no two are alike.', perMember: 2 }),
  reward('shipping', 'freeShipping', 'Free shipping once', 80, { until: day(30) }),
  reward('mug', 'product', 'The mug we drink from', 240),
  reward('golden', 'percentOff', 'A golden day', 400, golden),
  reward('trees', 'donation', 'Ten trees in the fells', 1000, { from: day(12), until: day(40) }),
];

export const program: Program = {
  shop: 'preview',
  test: false,
  lang: 'en',
  name: 'Nordlys Club',
  joining: 'automatic',
  terms: 3,
  rates: [{ currency: 'EUR', exponent: 2, points: 1, perMinor: '100' }],
  base: { tax: 'asPriced', shipping: false },
  availability: { daysAfterFulfilment: 14, daysAfterPayment: 30 },
  expiry: { policy: 'rolling', months: 12 },
  qualifying: { by: 'points' },
  tiers: Object.values(tiers),
  earning: {
    certain: '1',
    minimum: null,
    mostPerOrder: null,
    rules: [
      { name: 'Weekend of wool', multiplier: '2', points: null },
      { name: 'Your first order', multiplier: null, points: 50 },
    ],
    events: [{ name: 'A review with a picture', points: 25 }],
  },
  rewards,
  payWithPoints: { points: 20, worth: [euros('100')], mostPercent: '50', least: 20 },
  languages: ['en', 'nb', 'pl', 'ru', 'zh-Hans', 'ar'],
  defaultLanguage: 'en',
};

/** Of a reward, or with none, of points that were paid with. */
export function taken(code: string | null, state: string, more: Partial<Redemption> = {}): Redemption {
  const of = rewards.find(one => one.code === code);
  return {
    id: `${code}-${state}`,
    reward: code,
    kind: of?.kind ?? 'amountOff',
    name: of?.name ?? null,
    points: of?.points ?? 200,
    state,
    code: null,
    amount: of?.amount?.[0] ?? null,
    percent: of?.percent ?? null,
    minimumSpend: of?.minimumSpend?.[0] ?? null,
    validUntil: null,
    trouble: null,
    ...more,
  };
}
