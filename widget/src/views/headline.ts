import { h, type Child } from '../element.js';
import type { View } from '../shop.js';
import { orderName } from './section.js';
import { progress } from './tiers.js';

/** The number that matters – what can be used now – and, below zero, what is to be made up first. */
export function headline(view: View): Child {
  const { words, member, name } = view;
  const { text } = words;
  const { available, pending, debt, recover } = member!.points;
  const order = orderName(recover);
  return h(
    'section.headline',
    name && h('p', text('widget.panel.greeting', { name })),
    h(
      'p.row',
      h('span', text('widget.balance.title'), h('b.number', words.number(Math.max(0, available)))),
      member!.tier && h('bdi.chip', member!.tier.name),
    ),
    debt > 0 && [
      h(
        'p.warn',
        order
          ? text('widget.debt.order', { points: recover!.points, order })
          : text('widget.debt.points', { points: debt }),
      ),
      h('p.warn', text('widget.debt.explain')),
    ],
    !pending && !debt && !available && h('p', text('widget.balance.none')),
    progress(view),
  );
}
