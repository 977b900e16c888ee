import { tierList } from '../views/tiers.js';
import type { Section } from './section.js';

/** The tiers and what each gives. */
export const section: Section = { id: 'perks', order: 30, make: () => tierList };
