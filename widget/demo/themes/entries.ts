import type { Entry, Reason, Waiting } from '../../src/shapes.js';
import { day } from './program.js';

let sequence = 0;

const entry = (kind: string, points: number, more: Partial<Entry> = {}): Entry => ({
  sequence: ++sequence,
  at: day(-3 * sequence) + 'T12:00:00Z',
  kind,
  points,
  order: null,
  number: null,
  ...more,
});

const of = (number: number): Partial<Entry> => ({ order: `shopify:${number}`, number: `#${number}` });

const rate = { currency: 'EUR', exponent: 2, ratePoints: 1, ratePerMinor: '100' };

const reasons: Reason[] = [
  { ...rate, rule: 'amount', points: 149, amountMinor: '14900' },
  { rule: 'tier', points: 37, tier: 'silver', tierName: 'Silver', multiplier: '1.25' },
  { ...rate, rule: 'multiplier', points: 20, amountMinor: '2000', codeName: 'Weekend of wool', multiplier: '2' },
  { rule: 'points', points: 50, codeName: 'Your first order' },
  { rule: 'cap', points: -6 },
];

const tooSmall: Reason = { ...rate, rule: 'minimum', points: 0, amountMinor: '900', minimumMinor: '2000' };

/** Every kind of entry, and every rule that an entry tells of. */
export const history: Entry[] = [
  entry('earned', 250, { ...of(1042), reasons, availableOn: day(14), expiresOn: day(380) }),
  entry('earned', 0, { ...of(1041), reasons: [tooSmall] }),
  entry('earned', 0, { ...of(1040), reasons: [{ rule: 'excluded', points: 0 }] }),
  entry('reversed', -40, { ...of(1042), due: 210, recorded: 250 }),
  entry('spared', 40, of(1039)),
  entry('spared', -40, of(1039)),
  entry('progress', 0, of(1038)),
  entry('tier', 0, { tierName: 'Silver' }),
  entry('placed', 0, { tierName: 'Gold' }),
  entry('placed', 0),
  entry('granted', 25, { event: 'review', eventName: 'A review with a picture' }),
  entry('adjusted', 100),
  entry('redeemed', -60, { reward: 'tote-bag', rewardName: 'Tote bag' }),
  entry('redeemed', -200),
  entry('used', 0, of(1037)),
  entry('used', 0),
  entry('returned', 60, { return: 'revoked' }),
  entry('returned', 60, { return: 'refused' }),
  entry('returned', 200, { ...of(1036), return: 'refunded' }),
  entry('returned', -200, of(1036)),
  entry('expired', -25),
  entry('movedOut', -10),
  entry('movedIn', 10),
  entry('orderMovedOut', 0, of(1035)),
  entry('orderMovedIn', 0, of(1035)),
  entry('moveEnded', 0),
  entry('left', 0),
  entry('joined', 0),
];

export const waiting: Waiting[] = [
  { order: 'shopify:1043', number: '#1043', placedAt: day(-1) + 'T12:00:00Z', reason: 'unpaid' },
];
