import { h, type Child } from '../element.js';
import type { Words } from '../words.js';

/** A part of the panel under its title. */
export const section = (title: string, ...children: Child[]): Child =>
  h('section.section', h('h3', title), ...children);

/** Lines, short ones below each other. */
export const list = (lines: Child[]): Child =>
  h(
    'ul.lines',
    lines.map(line => line && h('li', line)),
  );

/** Such a list as a part under its title; nothing where it has no lines. */
export const listed = (title: string, lines: Child[], after?: Child): Child =>
  lines.length && section(title, list(lines), after);

/** How far somebody has come on the way to `most`, and in words what is missing. */
export const way = (value: number, most: number, missing: string): Child =>
  h('label.tier', h('progress.progress', { max: most, value }), missing);

/** For what is not there: that it is being asked for or, with a way to ask `again`, that it could not be had. */
export const absent = ({ text }: Words, again?: false | (() => void)): Child =>
  again
    ? [
        h('p', text('problem.storage_unavailable')),
        h('button.button', { id: 'again', onclick: again }, text('widget.retry')),
      ]
    : h('p.muted', text('widget.loading'));

/**
 * An order by its number, or where it has none by its id, without the storefront before it. The
 * mark before it keeps `#1001` in order where words run from right to left.
 */
export const orderName = (of?: { number: string | null; order: string | null } | null): string | null | undefined =>
  of?.order && '\u200e' + (of.number ?? of.order.replace(/.*:/, ''));

/** Of amounts or rates by currency the page's own; where the page does not say which, the first. */
export function local<T extends { currency: string }>(all?: T[] | null): T | undefined {
  const { Shopify } = window as { Shopify?: { currency?: { active?: string } } };
  return all?.find(({ currency }) => currency === Shopify?.currency?.active) ?? all?.[0];
}

/** A name that leads somewhere: by https, or within the page's own site. Nothing else is an address. */
export function linked(name: string, url?: string): Child {
  const link = h('a', { href: url, rel: 'noopener' }, name);
  return /^https:/.test(link.href) || link.href.startsWith(location.origin + '/') ? link : name;
}
