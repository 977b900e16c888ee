import type { Actions } from '../actions.js';
import type { Entries } from '../shapes.js';
import type { Shop } from '../shop.js';

/** The newest entries of whoever is signed in, and the orders that wait for payment; asked for once. */
export const newest = ({ once }: Shop, { entries }: Actions, tag: string): Promise<Entries | null> =>
  once('entries' + tag, () => entries(tag, ''));
