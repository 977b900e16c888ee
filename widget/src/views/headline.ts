import { h, type Child } from '../element.js';
import type { View } from '../shop.js';

/** The number that matters – what can be used now – and, below zero, what is to be made up first. */
export function headline({ words, member, name }: View): Child {
  if (!member) return null;
  const { available, pending, debt, recover } = member.points;
  const order = recover?.number ?? recover?.order;
  return h(
    'section',
    { class: 'headline', part: 'headline' },
    name && h('p', { class: 'muted' }, words.text('widget.panel.greeting', { name })),
    h(
      'div',
      { class: 'row' },
      h(
        'p',
        {},
        h('span', { class: 'muted' }, words.text('widget.balance.title')),
        h('b', { class: 'number', part: 'number' }, words.number(Math.max(0, available))),
      ),
      member.tier && h('bdi', { class: 'chip', part: 'chip' }, member.tier.name),
    ),
    debt > 0 &&
      h(
        'p',
        { class: 'debt' },
        order
          ? words.text('widget.debt.order', { points: recover!.points, order })
          : words.text('widget.debt.points', { points: debt }),
        ' ',
        words.text('widget.debt.explain'),
      ),
    !pending && !debt && !available && member.state !== 'left' && h('p', {}, words.text('widget.balance.none')),
  );
}
