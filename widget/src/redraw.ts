import { fill, type Child } from './element.js';

/**
 * Draws anew. Whoever stood on a control stands on it again or, where it is gone, on what took its place: `at-x` for
 * `do-x`, else the body of the tab. `draw` is called after that is noted: what outlives a drawing leaves its place
 * while the next one is made, and focus with it.
 */
export function redraw(
  box: HTMLElement,
  draw: () => Child,
  stood = (box.getRootNode() as ShadowRoot).activeElement?.id,
): void {
  fill(box, draw());
  if (!stood) return;
  const places = [stood, stood.replace(/^\w+/, 'at'), 'body'].map(id => box.querySelector<HTMLElement>('#' + id));
  places.find(Boolean)?.focus();
}
