import type { Entry, Member, Program, Waiting } from '../../src/shapes.js';
import type { Cart } from '../../src/shop.js';
import type { Answers } from './canned.js';
import { history, waiting } from './entries.js';
import { chosen, member, outsider, silver, standing } from './people.js';
import { day, program, rewards, taken } from './program.js';

/** What the widget can look like: what the API answers, what the page tells, and what is pressed then. */
export interface State {
  /** Nobody is signed in where there is none. */
  member?: Member;
  program?: Partial<Program>;
  entries?: Entry[];
  waiting?: Waiting[];
  /** Answers that are not the usual ones. */
  answers?: Answers;
  name?: string;
  cart?: Cart;
  /** Selectors, one after the other. */
  press?: string[];
  /** The page's token was refused, and no other was to be had. */
  isExpired?: boolean;
  /** There is no answer once the first has been shown. */
  fails?: 'offline' | 'error';
  /** One of the elements of a page, as they are named there; else the panel. */
  element?: string;
  /** Nothing else can be used meanwhile: it is shown only where it is asked for. */
  isModal?: boolean;
}

const never = (): Promise<never> => new Promise(() => {});

const refusal = (code: string, status?: number, title?: string) => async (): Promise<never> => {
  throw Object.assign(new Error(code), { status, title });
};

const asked = { joining: 'asked' } as const;
const cart: Cart = { amount: '48.00', currency: 'EUR' };
const code = { code: 'NORDLYS-7K2M-9QXD', validUntil: day(60) };
const looking = ['#rewards'];
const inHistory = ['#history'];
const yours = ['#you'];

/** One of six rewards for each reason why it cannot be had. */
const refused = ['reward_sold_out', 'reward_limit', 'reward_of_market', 'points_insufficient', 'reward_of_tier', null];
const whyNot: Member['rewards'] = rewards.map(({ code }, at) => ({
  code,
  redeemable: !refused[at],
  why: refused[at]!,
  missing: at === 3 ? 60 : 0,
  left: at ? null : 0,
}));

const falls = { on: day(20), to: 'bronze', toName: 'Bronze', missing: 120 };
const notices = [{ code: 'programChanges', on: day(25), text: 'Points will live for two years.' }];

/** Every state by its name: one entry each. */
export const states: Record<string, State> = {
  visitor: {},
  joining: { member: outsider('customer'), program: asked },
  'joining-busy': { member: outsider('customer'), program: asked, answers: { join: never }, press: ['#do-join'] },
  'joining-refused': {
    member: outsider('customer'),
    program: asked,
    answers: { join: refusal('storage_unavailable', 503) },
    press: ['#do-join'],
  },
  left: { member: outsider('left'), program: asked },
  'new-member': { member: member(), name: 'Kari' },
  member: { member: silver() },
  'member-coming-and-going': {
    member: silver({
      balance: 560,
      pending: 220,
      pendingUntil: [{ points: 220, on: day(14) }],
      expiring: [1, 2, 3, 4].map(at => ({ points: at, on: day(at * 20) })),
    }),
    waiting,
  },
  debt: {
    member: silver({ available: -40, debt: 40, recover: { points: 40, order: 'shopify:1042', number: '#1042' } }),
  },
  'about-to-fall': {
    member: member({ available: 340 }, standing('silver', 380, { until: day(20), falls }), { notices }),
  },
  'highest-tier': { member: member({ available: 12_480 }, standing('gold', 3120, { until: day(200), given: true })) },
  'by-spend': {
    member: member({ available: 340 }, standing('silver', 860)),
    program: { qualifying: { by: 'orders' } },
  },
  rewards: { member: silver(), press: looking },
  'rewards-refused': { member: silver({}, { rewards: whyNot }), press: looking },
  'rewards-none': { member: silver(), program: { rewards: [] }, press: looking },
  'rewards-question': { member: silver(), press: [...looking, '#do-tote-bag'] },
  'rewards-busy': {
    member: silver(),
    answers: { redemptions: never },
    press: [...looking, '#do-tote-bag', '#yes-tote-bag'],
  },
  'rewards-failed': {
    member: silver(),
    answers: { redemptions: refusal('storage_unavailable', 503) },
    press: [...looking, '#do-tote-bag', '#yes-tote-bag'],
  },
  'rewards-taken': {
    member: silver({}, {
      taken: [
        taken('five-off', 'ready', code),
        taken('mug', 'pending'),
        taken('tote-bag', 'waiting'),
        taken('shipping', 'undoing', code),
        taken('golden', 'ready', { ...code, trouble: 'kept' }),
        taken(null, 'ready', { ...code, code: 'NORDLYS-PAID-10' }),
      ],
    }),
    press: looking,
  },
  'rewards-give-back': {
    member: silver({}, { taken: [taken('five-off', 'ready', code)] }),
    press: [...looking, '#do-five-off-ready'],
  },
  paying: { member: silver(), program: { rewards: [] }, cart, press: looking },
  'paying-question': { member: silver(), program: { rewards: [] }, cart, press: [...looking, '[id^=do-pay]'] },
  'paying-too-little': {
    member: member(),
    program: { rewards: [] },
    cart,
    answers: { quote: refusal('storage_unavailable', 503) },
    press: looking,
  },
  perks: { member: silver(), press: ['#perks'] },
  history: { member: silver(), entries: history, press: inHistory },
  'history-empty': { member: member(), press: inHistory },
  'history-loading': { member: silver(), answers: { entries: never }, press: inHistory },
  'history-failed': { member: silver(), answers: { entries: refusal('unreachable') }, press: inHistory },
  you: { member: silver({}, { preferences: chosen }), press: yours },
  'you-new': { member: member(), press: yours },
  'you-loading': { member: silver(), answers: { card: never }, press: yours },
  'you-failed': { member: silver(), answers: { card: refusal('unreachable') }, press: yours },
  'you-saved': { member: silver(), press: [...yours, '#marketingon', '#do-save'] },
  'you-leaving': { member: silver(), press: [...yours, '#do-leave'] },
  'test-mode': { member: silver({}, { test: true }), program: { test: true } },
  bare: { member: member(), program: { tiers: program.tiers.slice(0, 1), payWithPoints: null, rewards: [] } },
  launcher: { element: 'loyalty-launcher' },
  'launcher-open': { element: 'loyalty-launcher', press: ['.launcher'], isModal: true },
  balance: { element: 'loyalty-balance' },
  earn: { element: 'loyalty-earn' },
  tiers: { element: 'loyalty-tiers' },
  'rewards-alone': { element: 'loyalty-rewards' },
  'pay-alone': { element: 'loyalty-pay' },
  'perks-alone': { element: 'loyalty-perks' },
  loading: { answers: { member: never } },
  offline: { member: silver(), fails: 'offline' },
  expired: { isExpired: true },
  error: { member: silver(), fails: 'error' },
  hidden: { answers: { program: refusal('storage_unavailable', 503) } },
};
