import { h, type Child } from '../element.js';

/** A part of the panel under its title. */
export const section = (title: string, ...children: Child[]): Child =>
  h('section.section', h('h3', title), ...children);

export const list = (lines: Child[]): Child =>
  h(
    'ul.lines',
    lines.map(line => line && h('li', line)),
  );

/**
 * An order by its number, or where it has none by its id, without the storefront before it. The
 * mark before it keeps `#1001` in order where words run from right to left.
 */
export const orderName = (of?: { number: string | null; order: string | null } | null): string | null | undefined =>
  of?.order && '\u200e' + (of.number ?? of.order.replace(/.*:/, ''));
