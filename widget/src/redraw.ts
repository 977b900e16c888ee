import { fill, type Child } from './element.js';

/**
 * Draws anew. Whoever stood on a control stands on it again or, where it is gone, on what took its place: `at-x` for
 * `do-x`, else the body of the tab. `draw` is called after that is noted: what outlives a drawing leaves its place
 * while the next one is made, and focus with it. There are codes in ids, which no selector could find.
 */
export function redraw(box: HTMLElement, draw: () => Child, stood?: string): void {
  const root = box.getRootNode() as ShadowRoot;
  const id = stood ?? root.activeElement?.id;
  fill(box, draw());
  if (!id) return;
  const places = [id, id.replace(/^\w+/, 'at'), 'body'];
  places.map(one => root.getElementById(one)).find(Boolean)?.focus();
}
