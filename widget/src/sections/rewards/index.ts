import type { Child } from '../../element.js';
import type { Cart, View } from '../../shop.js';
import { section as titled } from '../../views/section.js';
import type { Desk, Section } from '../section.js';
import { catalogue } from './catalogue.js';
import { doingIn } from './doing.js';
import { payerOf } from './pay.js';
import { takenItems } from './taken.js';

export type Draw = (view: View, cart?: Cart) => Child;

/** What was redeemed, what can be, and paying with points. */
export function rewardsFor({ shop, api, announce, changed }: Desk): Draw {
  const doing = doingIn(shop, api);
  const pay = payerOf(api, doing, announce, changed);
  return (view, cart = shop.cart) => {
    doing.look(view);
    const { text } = view.words;
    const taken = takenItems(view, doing, announce);
    const offered = catalogue(view, doing, announce);
    return [
      taken && titled(text('widget.taken.title'), taken),
      titled(text('widget.tab.rewards'), offered),
      view.program.payWithPoints && titled(text('widget.pay.title'), pay(view, cart)),
    ];
  };
}

/** Paying part of a cart with points, by itself. */
export function payFor({ shop, api, announce, changed }: Desk): Draw {
  const doing = doingIn(shop, api);
  const pay = payerOf(api, doing, announce, changed);
  return (view, cart) => {
    doing.look(view);
    const drawn = pay(view, cart);
    const title = view.words.text('widget.pay.title');
    return view.program.payWithPoints && titled(title, takenItems(view, doing, announce, true), drawn);
  };
}

export const section: Section = {
  id: 'rewards',
  order: 20,
  isShown: ({ program, member }) => program.rewards.length || program.payWithPoints || member!.taken.length,
  make: rewardsFor,
};
