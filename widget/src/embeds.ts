import { pointsFor } from './earn.js';
import type { h } from './element.js';
import type { define } from './elements.js';
import type { Shop } from './shop.js';
import type { progress, tierList } from './views/tiers.js';

/** What the widget's module has already, and this one does not bring along. */
export interface Tools {
  shop: Shop;
  define: typeof define;
  h: typeof h;
  progress: typeof progress;
  tierList: typeof tierList;
}

/** The smaller elements, fetched where one of them stands in the page. */
export function embeds({ shop, define, h, progress, tierList }: Tools): void {
  // The points that can be used, in a line of text; nothing while nobody is signed in.
  define('loyalty-balance', shop, box => ({ words, member }) => {
    const points = Math.max(0, member?.points.available ?? 0);
    box.replaceChildren(h('span.line', member && words.text('widget.balance.available', { points })));
  });

  // Every tier with its perks, and the member's way to the next.
  define('loyalty-tiers', shop, box => view => {
    box.replaceChildren(h('div.panel', h('div.body', progress(view), tierList(view))));
  });

  // What a price earns, by the server's rule; nothing where it cannot be said.
  define('loyalty-earn', shop, (box, host) => {
    const asked = ['amount', 'currency', 'tax', 'full'];
    new MutationObserver(() => void host.handleEvent()).observe(host, { attributeFilter: asked });
    return ({ words, program, member }) => {
      const [amount, currency, tax, full] = asked.map(name => host.getAttribute(name));
      const multiplier = member?.state === 'member' ? member.tier?.multiplier : undefined;
      const basket = { amount: amount ?? '', currency: currency ?? '', tax, full: full !== null };
      const points = pointsFor(basket, program, multiplier);
      box.replaceChildren(
        h('span.line', points ? [h('i.spark'), words.text('widget.earn.purchase', { points })] : null),
      );
    };
  });
}
