import { h, type Child } from '../element.js';
import type { Waiting } from '../shapes.js';
import type { View } from '../shop.js';
import { progress } from './tiers.js';

/** The soonest; more is noise. */
const mostExpiring = 4;

/** What is on its way, what expires, which orders wait for payment, and the way to the next tier. */
export function points(view: View, waiting: Waiting[]): Child {
  const { words, member } = view;
  if (!member) return null;
  const { pendingUntil, expiring } = member.points;
  return [
    progress(view),
    list(
      words.text('widget.pending.title'),
      pendingUntil.map(lot => words.text('widget.pending.until', { ...lot })),
    ),
    list(
      words.text('widget.expiring.title'),
      expiring.slice(0, mostExpiring).map(lot => words.text('widget.expiring.points', { ...lot })),
    ),
    list(
      words.text('widget.waiting.title'),
      waiting.map(({ number, order, placedAt }) => [
        h('b', {}, words.text('widget.waiting.order', { order: number ?? order })),
        ' ',
        h('span', { class: 'muted' }, words.day(placedAt)),
      ]),
      waiting.length > 0 && h('p', { class: 'muted' }, words.text('widget.waiting.unpaid')),
    ),
  ];
}

function list(title: Child, lines: Child[], after: Child = null): Child {
  return (
    lines.length > 0 &&
    h(
      'section',
      {},
      h('h3', {}, title),
      h(
        'ul',
        { class: 'lines' },
        lines.map(line => h('li', {}, line)),
      ),
      after,
    )
  );
}
