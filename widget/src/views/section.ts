import { h, type Child } from '../element.js';

/** A part of the panel under its title. */
export const section = (title: string, ...children: Child[]): Child =>
  h('section.section', h('h3', title), ...children);

export const list = (lines: Child[]): Child =>
  h(
    'ul.lines', lines.map(line => line && h('li', line)),
  );
