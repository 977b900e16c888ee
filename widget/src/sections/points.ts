import { h } from '../element.js';
import type { Waiting } from '../shapes.js';
import type { View } from '../shop.js';
import { dayOf } from '../views/figures.js';
import { rates, rules } from '../views/offer.js';
import { listed, orderName } from '../views/section.js';
import type { Section } from './section.js';

/** What is on its way, what expires soonest, which orders wait for payment, and how points are earned. */
export const section: Section = {
  id: 'points',
  order: 10,
  make({ api, changed }) {
    let shown: View | undefined;
    let waiting: Waiting[] = [];

    return view => {
      const { text, tag } = view.words;
      const { pendingUntil, expiring } = view.member!.points;
      if (shown !== view) {
        shown = view;
        void api.entries(tag).then(
          page => {
            if (shown !== view || !page?.waiting) return;
            waiting = page.waiting;
            changed();
          },
          () => {},
        );
      }
      return [
        listed(
          text('widget.pending.title'),
          pendingUntil.map(lot => text('widget.pending.until', lot)),
        ),
        listed(
          text('widget.expiring.title'),
          expiring.slice(0, 4).map(lot => text('widget.expiring.points', lot)),
        ),
        listed(
          text('widget.waiting.title'),
          waiting.map(order =>
            h(
              'span.row',
              h('b', text('widget.waiting.order', { order: orderName(order) })),
              dayOf(view.words, order.placedAt),
            ),
          ),
          h('p.muted', text('widget.waiting.unpaid')),
        ),
        rates(view),
        rules(view),
      ];
    };
  },
};
