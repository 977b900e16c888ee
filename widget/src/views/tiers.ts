import { h, type Child } from '../element.js';
import type { Perk } from '../shapes.js';
import { isMember, type View } from '../shop.js';
import { factor, money } from './figures.js';
import { linked, local, section, way } from './section.js';

/** The same figure under the name of whatever counts toward the tiers. */
const counted = (figure: number) => ({ points: figure, orders: figure, amount: figure });

/** The member's way to the next tier. Nothing while nobody is signed in. */
export function progress({ words: { text }, program, member }: View): Child {
  const { next, until, progress: value, given } = member?.tier ?? {};
  const missing = `widget.tier.missing.${program.qualifying.by}`;
  return (
    member?.tier && [
      next
        ? way(value!, next.threshold, text(missing, { ...counted(next.missing), tier: next.name }))
        : h('p', text('widget.tier.highest')),
      until && h('p.muted', text('widget.tier.until', { on: until })),
      given && h('p.muted', text('widget.tier.given')),
    ]
  );
}

/** What the member should know first: that the tier is about to be lost, and what the owner is about to change. */
export function announcements({ words: { text }, program, member }: View): Child {
  const { falls, name } = member?.tier ?? {};
  return [
    falls && [
      h('p.warn', text('widget.tier.falls', { on: falls.on, tier: falls.toName })),
      falls.missing > 0 &&
        h('p.warn', text(`widget.tier.keep.${program.qualifying.by}`, { ...counted(falls.missing), tier: name })),
    ],
    member?.notices.map(notice => h('p.warn', text(`widget.notice.${notice.code}`, notice))),
  ];
}

/** A perk by its name, which leads where the perk does, and what its kind has to say; `state` is only read aloud. */
export function perkItem({ words }: View, perk: Perk & { url?: string }, isOpen: boolean, state?: string): Child {
  const { text } = words;
  const least = local(perk.minimum);
  return h(
    isOpen ? 'li.open' : 'li.locked',
    h('b', h('bdi', linked(perk.name, perk.url))),
    state && h('span.hidden', state),
    perk.text && h('p.muted', { dir: 'auto' }, perk.text),
    perk.opensOn && h('p.muted', text('widget.perks.opensOn', { on: perk.opensOn })),
    least && h('p.muted', text('widget.perks.freeShipping', { amount: money(words, least) })),
  );
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
      { 'aria-current': isOwn },
      h(
        'p.row',
        h('b', h('bdi', name)),
        isOwn
          ? h('span.chip', text('widget.tier.yours'))
          : h('span.muted', text(threshold ? from : 'widget.tier.start', counted(threshold))),
      ),
      multiplier !== '1' && h('p', text('widget.tier.multiplier', { multiplier: factor(words, multiplier) })),
      perks.length &&
        h(
          'ul.perks',
          perks.map(perk => {
            const own = member?.perks.find(own => own.code === perk.code && own.tier === code && own.unlocked);
            const state = own ? text('widget.perks.unlocked') : text('widget.perks.locked', { tier: name });
            return perkItem(view, { ...perk, url: own?.url }, !!own, state);
          }),
        ),
    );
  };
  return section(text('widget.tier.all'), h('ol.tiers', program.tiers.map(tierItem)));
}
