import { pointsFor } from './earn.js';
import { h, redraw, type Child } from './element.js';
import { define, type Host } from './elements.js';
import { speaker } from './page.js';
import type { Draw, Rewards } from './rewards/rewards.js';
import type { Shop, View } from './shop.js';
import { progress, tierList } from './views/tiers.js';

/** Draws again when the page changes one of these attributes; gives them as they are now. */
function attributes(host: Host, ...names: string[]): () => (string | null)[] {
  new MutationObserver(() => void host.handleEvent()).observe(host, { attributeFilter: names });
  return () => names.map(name => host.getAttribute(name));
}

/** The smaller elements, fetched where one of them stands in the page. */
export function embeds(shop: Shop): void {
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
  });

  /** An element of the module of rewards, with a status line of its own; nothing where there is nothing to show. */
  const ofRewards = (name: string, part: (made: Rewards) => Rewards['rewardsFor'], asked: string[] = []): void =>
    define(name, shop, (box, host) => {
      const now = attributes(host, ...asked);
      const status = h('p.hidden', { role: 'status' });
      const content = h('div');
      let draw: Draw | undefined;
      return async (view: View) => {
        draw ??= part(await shop.rewards(view.words))(speaker(status), () => void host.handleEvent());
        const [amount, currency] = now();
        const drawn: Child = draw(view, amount ? { amount, currency: currency! } : shop.cart);
        redraw(content, drawn && h('div.panel', h('div.body', { id: 'body', tabindex: -1 }, drawn)));
        if (!content.isConnected) box.replaceChildren(content, status);
      };
    });

  // Everything that points buy, and what was redeemed.
  ofRewards('loyalty-rewards', ({ rewardsFor }) => rewardsFor);
  // Part of a cart paid with points; the cart is the page's to say.
  ofRewards('loyalty-pay', ({ payFor }) => payFor, ['amount', 'currency']);
}
