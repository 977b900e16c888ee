import type { Child } from '../../element.js';
import type { Cart, View } from '../../shop.js';
import { section as titled } from '../../views/section.js';
import type { Desk, Section } from '../section.js';
import { catalogue } from './catalogue.js';
import { doingIn, type Doing } from './doing.js';
import { payerOf } from './pay.js';
import { takenItems } from './taken.js';

export type Draw = (view: View, cart?: Cart) => Child;

/** Drawn from what is under way on the page, which is looked at first, and from paying, which is each element's own. */
const drawsOf =
  (draw: (view: View, doing: Doing, desk: Desk, paying: Child) => Child) =>
  (desk: Desk): Draw => {
    const { shop, api, announce, changed } = desk;
    const doing = doingIn(shop, api);
    const pay = payerOf(api, doing, announce, changed);
    return (view, cart) => {
      doing.look(view);
      return draw(view, doing, desk, pay(view, cart?.amount ? cart : shop.cart));
    };
  };

/** What was redeemed, what can be, and paying with points. */
export const rewardsFor = drawsOf((view, doing, { announce }, paying) => {
  const { text } = view.words;
  const taken = takenItems(view, doing, announce);
  return [
    taken && titled(text('widget.taken.title'), taken),
    titled(text('widget.tab.rewards'), catalogue(view, doing, announce)),
    paying && titled(text('widget.pay.title'), paying),
  ];
});

/** Paying part of a cart with points, by itself. */
export const payFor = drawsOf(
  (view, doing, { announce }, paying) =>
    paying && titled(view.words.text('widget.pay.title'), takenItems(view, doing, announce, true), paying),
);

export const section: Section = {
  id: 'rewards',
  order: 20,
  isShown: ({ program, member }) => program.rewards.length || program.payWithPoints || member!.taken.length,
  make: rewardsFor,
};
