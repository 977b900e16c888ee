import { perks } from '../views/perks.js';
import { tierList } from '../views/tiers.js';
import type { Section } from './section.js';

/** What the member's tier gives now, what the next one adds, and every tier with its perks. */
export const section: Section = {
  id: 'perks',
  order: 30,
  make: () => view => [perks(view), tierList(view)],
};
