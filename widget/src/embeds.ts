import { pointsFor } from './earn.js';
import { h } from './element.js';
import { LoyaltyElement } from './loyalty-element.js';
import type { View } from './shop.js';

/** `<loyalty-balance>`: the points that can be used, in a line of text. Hidden while nobody is signed in. */
export class Balance extends LoyaltyElement {
  protected draw(view: View): void {
    const points = view.member?.points.available ?? 0;
    this.frame(
      view,
      'line',
      view.member && view.words.text('widget.balance.available', { points: Math.max(0, points) }),
    );
  }
}

/** `<loyalty-earn amount currency tax>`: what a price earns, by the server's rule; empty where it cannot be said. */
export class Earn extends LoyaltyElement {
  static readonly observedAttributes = ['amount', 'currency', 'tax'];

  protected draw(view: View): void {
    const [amount, currency, tax] = Earn.observedAttributes.map(name => this.getAttribute(name));
    const multiplier = view.member?.state === 'member' ? view.member.tier?.multiplier : undefined;
    const points = amount && currency ? pointsFor({ amount, currency, tax }, view.program, multiplier) : null;
    this.frame(
      view,
      'line',
      points !== null &&
        points > 0 && [
          h('span', { class: 'spark', 'aria-hidden': 'true' }),
          view.words.text('widget.earn.purchase', { points }),
        ],
    );
  }
}
