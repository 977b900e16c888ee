import { h, type Child } from '../element.js';

/** A part of the panel under its title. */
export const section = (title: string, ...children: Child[]): Child =>
  h('section.section', h('h3', title), ...children);

export const list = (lines: Child[]): Child =>
  h(
    'ul.lines',
    lines.map(line => line && h('li', line)),
  );

/** An order by its number, or where it has none by its id, without the storefront before it. */
export const orderName = (of?: { number: string | null; order: string | null } | null): string | undefined =>
  of?.number ?? of?.order?.replace(/.*?:/, '');
