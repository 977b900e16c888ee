import type { Member, Points } from '../../src/shapes.js';
import { program, rewards, tiers } from './program.js';

const noPoints: Points = {
  balance: 0,
  available: 0,
  pending: 0,
  debt: 0,
  pendingUntil: [],
  expiring: [],
  recover: null,
};

type Standing = NonNullable<Member['tier']>;

/** Where a member stands: in a tier, with so many points counted toward the next. */
export function standing(code: keyof typeof tiers, progress: number, more: Partial<Standing> = {}): Standing {
  const { name, multiplier } = tiers[code];
  const next = program.tiers.find(({ threshold }) => threshold > tiers[code].threshold);
  return {
    code,
    name,
    multiplier,
    since: null,
    until: null,
    progress,
    next: next ? { ...next, missing: next.threshold - progress } : null,
    given: false,
    falls: null,
    ...more,
  };
}

/** What a member with so many points, of such a tier, can have; a reward of another tier is not theirs. */
const offers = (available: number, tier: string): Member['rewards'] =>
  rewards.map(({ code, points, tiers: of, from }) => {
    const missing = Math.max(0, points - available);
    const isOfOther = of && !of.includes(tier);
    const why = isOfOther ? 'reward_of_tier' : from ? 'reward_closed' : missing ? 'points_insufficient' : null;
    return { code, redeemable: !why, why, missing, left: code === 'tote-bag' ? 7 : null };
  });

/** A member as the API has one; without more, of nothing yet. */
export function member(points: Partial<Points> = {}, tier = standing('bronze', 0), more: Partial<Member> = {}): Member {
  const all = { ...noPoints, balance: points.available ?? 0, ...points };
  const height = tiers[tier.code as keyof typeof tiers].threshold;
  return {
    customer: 'shopify:7001',
    state: 'member',
    test: false,
    points: all,
    tier,
    perks: program.tiers.flatMap(of =>
      of.perks.map(perk => ({ ...perk, tier: of.code, tierName: of.name, unlocked: of.threshold <= height })),
    ),
    rewards: offers(all.available, tier.code),
    taken: [],
    notices: [],
    preferences: { language: null, personalisation: 'none', marketing: false, birthday: null, birthdayFrom: null },
    ...more,
  };
}

/** Whoever the shop knows and the program does not count among its members. */
export const outsider = (state: 'none' | 'customer' | 'left'): Member =>
  member({}, undefined, { state, tier: null, perks: [], rewards: [], preferences: null });

export const chosen: NonNullable<Member['preferences']> = {
  language: null,
  personalisation: 'basic',
  marketing: true,
  birthday: '02-29',
  birthdayFrom: null,
};

/** The member most states are told with. */
export const silver = (points: Partial<Points> = {}, more: Partial<Member> = {}): Member =>
  member({ available: 340, ...points }, standing('silver', 860), more);
