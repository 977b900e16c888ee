import { h, type Child } from '../element.js';
import { isMember, type View } from '../shop.js';
import { section } from './section.js';

/** The same figure under the name of whatever counts toward the tiers. */
const counted = (figure: number) => ({ points: figure, orders: figure, amount: figure });

/** The member's way to the next tier. Nothing while nobody is signed in. */
export function progress({ words: { text }, program, member }: View): Child {
  const { next, until, progress: value } = member?.tier ?? {};
  const way = (): Child =>
    next
      ? h(
          'label.tier',
          h('progress.progress', { max: next.threshold, value }),
          text(`widget.tier.missing.${program.qualifying.by}`, { ...counted(next.missing), tier: next.name }),
        )
      : h('p', text('widget.tier.highest'));
  return member?.tier && [way(), until && h('p.muted', text('widget.tier.until', { on: until }))];
}

/** Every tier of the program, what it takes and what it gives; a member's own is marked, and nobody else's. */
export function tierList(view: View): Child {
  const { words, program } = view;
  const member = isMember(view) ? view.member : null;
  const { text } = words;
  const tierItem = ({ code, name, threshold, multiplier, perks }: (typeof program.tiers)[number]): Child => {
    const isOwn = member?.tier?.code === code;
    const from = `widget.tier.from.${program.qualifying.by}`;
    return h(
      'li.tier-item',
      { 'aria-current': isOwn && 'true' },
      h(
        'p.row',
        h('b', h('bdi', name)),
        isOwn
          ? h('span.chip', text('widget.tier.yours'))
          : h('span.muted', threshold ? text(from, counted(threshold)) : text('widget.tier.start')),
      ),
      multiplier !== '1' && h('p', text('widget.tier.multiplier', { multiplier: words.factor(multiplier) })),
      perks.length > 0 &&
        h(
          'ul.perks',
          perks.map(perk => {
            const isOpen = member?.perks.some(own => own.code === perk.code && own.unlocked);
            const state = isOpen ? text('widget.perks.unlocked') : text('widget.perks.locked', { tier: name });
            return h(
              isOpen ? 'li.open' : 'li.locked',
              {},
              h('b', h('bdi', perk.name)),
              h('span.hidden', state),
              perk.text && h('p.muted', { dir: 'auto' }, perk.text),
            );
          }),
        ),
    );
  };
  return section(text('widget.tier.all'), h('ol.tiers', program.tiers.map(tierItem)));
}
