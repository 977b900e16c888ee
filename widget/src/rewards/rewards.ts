import type { Child } from '../element.js';
import type { Cart, Shop, View } from '../shop.js';
import { section } from '../views/section.js';
import { catalogue } from './catalogue.js';
import { doingOf } from './doing.js';
import { payerOf } from './pay.js';
import { takenItems } from './taken.js';

export type Draw = (view: View, cart?: Cart) => Child;

/** What draws it in one element, whose status line `announce` speaks; `changed` asks for a new drawing. */
type For = (announce: (text: string) => void, changed: () => void) => Draw;

/** What points buy, one for all elements of a page. Fetched when somebody looks. */
export interface Rewards {
  /** What was redeemed, what can be, and paying with points. */
  rewardsFor: For;
  /** Paying part of a cart with points, by itself. */
  payFor: For;
}

export function rewardsOf(shop: Shop): Rewards {
  const doing = doingOf(shop);
  return {
    rewardsFor(announce, changed) {
      const pay = payerOf(shop, doing, announce, changed);
      return (view, cart = shop.cart) => {
        doing.look(view);
        const { text } = view.words;
        const taken = takenItems(view, doing, announce);
        const offered = catalogue(view, doing, announce);
        return [
          taken && section(text('widget.taken.title'), taken),
          section(text('widget.tab.rewards'), offered),
          view.program.payWithPoints && section(text('widget.pay.title'), pay(view, cart)),
        ];
      };
    },
    payFor(announce, changed) {
      const pay = payerOf(shop, doing, announce, changed);
      return (view, cart) => {
        doing.look(view);
        const drawn = pay(view, cart);
        const title = view.words.text('widget.pay.title');
        return view.program.payWithPoints && section(title, takenItems(view, doing, announce, true), drawn);
      };
    },
  };
}
