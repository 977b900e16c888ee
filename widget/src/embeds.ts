import { attributes } from './attributes.js';
import { pointsFor } from './earn.js';
import { h } from './element.js';
import { define } from './elements.js';
import type { Shop } from './shop.js';

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

  // What a price earns, by the server's rule; nothing where it cannot be said.
  define(
    'loyalty-earn',
    shop,
    (box, host) => {
      const asked = attributes(host, 'amount', 'currency', 'tax', 'full');
      return ({ words, program, member }) => {
        const [amount, currency, tax, full] = asked();
        const multiplier = member?.state === 'member' ? member.tier?.multiplier : undefined;
        const basket = { amount: amount ?? '', currency: currency ?? '', tax, full: full !== null };
        const points = pointsFor(basket, program, multiplier);
        box.replaceChildren(
          h('span.line', points ? [h('i.spark'), words.text('widget.earn.purchase', { points })] : null),
        );
      };
    },
    [],
    'embeds',
  );
}
