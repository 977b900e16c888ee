import type { Actions } from '../actions.js';
import type { Child } from '../element.js';
import type { Shop, View } from '../shop.js';

/** What a section may use of the panel it stands in. */
export interface Desk {
  shop: Shop;
  api: Actions;
  /** Speaks in the panel's status line, which is read aloud. */
  announce(text: string): void;
  /** Asks for a new drawing. */
  changed(): void;
}

/**
 * A tab of the panel: one file of this folder, or one folder with an index, which the build finds by itself. The words
 * of a folder are a file of their own, fetched when its tab is first looked at.
 */
export interface Section {
  /** Its tab says `widget.tab.{id}`. */
  id: string;
  /** Tabs stand in this order. */
  order: number;
  /** Absent: always, for a member. */
  isShown?(view: View): unknown;
  /** Made once for each panel and shopper, so that what it keeps outlives every drawing; gives what draws it. */
  make(desk: Desk): (view: View) => Child;
}
