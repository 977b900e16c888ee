import { h } from './element.js';
import { define } from './elements.js';
import type { Shop } from './shop.js';
import { earned } from './views/earned.js';

/** The elements that are a line of text, fetched where the page has one of them. */
export function embedsFor(shop: Shop): void {
  // The points that can be used; nothing while nobody is signed in.
  define(
    'loyalty-balance',
    shop,
    box =>
      ({ words, member }) => {
        const points = Math.max(0, member?.points.available ?? 0);
        box.replaceChildren(h('span.line', member && words.text('widget.balance.available', { points })));
      },
    [],
    'embeds',
  );

  // What a price earns, by the server's rule, and what spending more would add; nothing where it cannot be said.
  define(
    'loyalty-earn',
    shop,
    (box, host) => view => {
      const told = (name: string): string | null => host.getAttribute(name);
      const said = earned(view, {
        amount: told('amount') ?? '0',
        currency: told('currency') ?? '',
        tax: told('tax'),
        full: told('full') !== null,
        more: told('more'),
      });
      box.replaceChildren(h('span.line', said && [h('i.spark'), said]));
    },
    [],
    'embeds',
  );
}
