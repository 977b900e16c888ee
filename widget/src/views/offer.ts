import { h, type Child } from '../element.js';
import type { View } from '../shop.js';

/** What the program offers to somebody who is not a member: rates, tiers and perks are shown without a sign-in. */
export function rates({ words, program }: View, currency: string | null): Child {
  const ofPage = program.rates.filter(rate => rate.currency === currency?.toUpperCase());
  const shown = ofPage.length ? ofPage : program.rates.slice(0, 1);
  return (
    shown.length > 0 &&
    h(
      'section',
      {},
      h('h3', {}, words.text('widget.earn.rates')),
      shown.map(rate =>
        h(
          'p',
          { class: 'rate' },
          words.text('widget.earn.rate', {
            points: rate.points,
            amount: words.money(rate.perMinor, rate.exponent, rate.currency),
          }),
        ),
      ),
    )
  );
}

/** The rules worth knowing before one buys: when points come, when they go. */
export function rules({ words, program }: View): Child {
  const { availability, expiry } = program;
  const { daysAfterFulfilment: sent, daysAfterPayment: paid } = availability;
  return h(
    'section',
    {},
    h('h3', {}, words.text('widget.rules.title')),
    h(
      'ul',
      { class: 'lines muted' },
      sent + paid === 0 && h('li', {}, words.text('widget.rules.availability.atOnce')),
      sent > 0 && h('li', {}, words.text('widget.rules.availability.fulfilment', { days: sent })),
      paid > 0 && h('li', {}, words.text('widget.rules.availability.payment', { days: paid })),
      h('li', {}, words.text(`widget.rules.expiry.${expiry.policy}`, { months: expiry.months })),
      h('li', {}, words.text('widget.rules.refund')),
    ),
  );
}

/** The page of a visitor. `signIn` is where the page says one signs in. */
export function greeting({ words }: View, signIn: string | null): Child {
  return h(
    'section',
    { class: 'headline' },
    h('p', { class: 'big' }, words.text('widget.visitor.title')),
    h('p', {}, words.text('widget.visitor.text')),
    signIn && h('a', { class: 'button', part: 'button', href: signIn }, words.text('widget.visitor.signIn')),
  );
}

/** The offer to join, for a customer the shop knows who is not a member yet. */
export function joining({ words, program }: View, join: (button: HTMLButtonElement) => void): Child {
  return h(
    'section',
    { class: 'headline' },
    h('p', { class: 'big' }, words.text('widget.join.title', { program: program.name })),
    h('p', {}, words.text('widget.join.text')),
    h(
      'button',
      { id: 'join', part: 'button', type: 'button', onclick: event => join(event.currentTarget as HTMLButtonElement) },
      words.text('widget.join.button'),
    ),
    h('p', { class: 'muted' }, words.text('widget.join.terms')),
  );
}
