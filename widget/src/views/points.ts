import { h, type Child } from '../element.js';
import type { Waiting } from '../shapes.js';
import type { View } from '../shop.js';
import { list, orderName, section } from './section.js';

/** What is on its way, what expires soonest, and which orders wait for payment. */
export function points({ words, member }: View, waiting: Waiting[]): Child {
  const { text } = words;
  const { pendingUntil, expiring } = member!.points;
  const titled = (key: string, lines: Child[], after?: Child): Child =>
    lines.length > 0 && section(text(key), list(lines), after);
  return [
    titled(
      'widget.pending.title',
      pendingUntil.map(lot => text('widget.pending.until', lot)),
    ),
    titled(
      'widget.expiring.title',
      expiring.slice(0, 4).map(lot => text('widget.expiring.points', lot)),
    ),
    titled(
      'widget.waiting.title',
      waiting.map(order => [
        h('b', text('widget.waiting.order', { order: orderName(order) })),
        h('p', words.day(order.placedAt)),
      ]),
      h('p.muted', text('widget.waiting.unpaid')),
    ),
  ];
}
