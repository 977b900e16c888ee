import { h, type Child } from '../element.js';
import type { View } from '../shop.js';
import { ask, type Steps } from './ask.js';
import { factor, money } from './figures.js';
import { list, listed, local, section } from './section.js';
import { tierList } from './tiers.js';

/** What the page's currency earns; where the page does not say which, the program's first. */
export function rates(view: View): Child {
  const { words, program } = view;
  const rate = local(program.rates);
  return [
    rate &&
    section(
      words.text('widget.earn.rates'),
      h(
        'p',
        words.text('widget.earn.rate', {
          points: rate.points,
          amount: money(words, { ...rate, amountMinor: rate.perMinor }),
        }),
      ),
    ),
    more(view),
  ];
}

const row = (name: string, points: string): Child =>
  h('span.row', h('bdi', name), h('span', points));

/** What earns beyond that: campaigns and other rules, and what members do besides buying. */
function more({ words, program: { earning } }: View): Child {
  const { text } = words;
  const lines = [
    ...earning.rules.map(({ name, multiplier, points }) =>
      row(
        name,
        multiplier
          ? text('widget.tier.multiplier', { multiplier: factor(words, multiplier) })
          : text('widget.points', { points }),
      ),
    ),
    ...earning.events.map(({ name, points }) => row(name, text('widget.points', { points }))),
  ];
  return listed(text('widget.earn.more'), lines);
}

/** The rules worth knowing before one buys: when points come, when they go. */
export function rules({ words: { text }, program: { availability, expiry } }: View): Child {
  const { daysAfterFulfilment: sent, daysAfterPayment: paid } = availability;
  return section(
    text('widget.rules.title'),
    list([
      !sent && !paid && text('widget.rules.availability.atOnce'),
      sent > 0 && text('widget.rules.availability.fulfilment', { days: sent }),
      paid > 0 && text('widget.rules.availability.payment', { days: paid }),
      text(`widget.rules.expiry.${expiry.policy}`, { months: expiry.months }),
      text('widget.rules.refund'),
    ]),
  );
}

/** What a visitor sees, and a customer whom the shop knows but who is not a member: the offer to join. */
export function offer(view: View, steps: Steps, join: () => unknown): Child {
  const { words, program, member } = view;
  const { text } = words;
  const big = (title: string): Child => h('p.big', title);
  const welcome = !member
    ? [big(text('widget.visitor.title')), h('p', text('widget.visitor.text'))]
    : member.state === 'left'
      ? h('p', text('widget.left.text'))
      : [
          big(text('widget.join.title', { program: program.name })),
          h('p', text('widget.join.text')),
          ask(words, steps, 'join', { title: text('widget.join.button'), act: join }),
          h('p.muted', text('widget.join.terms', { version: String(program.terms) })),
        ];
  const prices = program.rewards.map(({ name, points }) => row(name, text('widget.points', { points })));
  return [
    h('section.headline', welcome),
    h(
      'div.body',
      { id: 'body', tabindex: -1 },
      rates(view),
      listed(text('widget.tab.rewards'), prices),
      tierList(view),
      rules(view),
    ),
  ];
}
