import { h, type Child } from '../element.js';
import { isMember, type View } from '../shop.js';
import { section } from './section.js';
import { perkItem } from './tiers.js';

/** What a member's tier gives now, and what the next one adds. Nothing while nobody is signed in. */
export function perks(view: View): Child {
  const { words, program, member } = view;
  const { text } = words;
  const next = member?.tier?.next;
  const listed = (title: string, isOpen: boolean): Child => {
    const shown = member!.perks.filter(({ unlocked, tier }) => (isOpen ? unlocked : tier === next?.code));
    return shown.length && section(title, h('ul.perks', shown.map(perk => perkItem(view, perk, isOpen))));
  };
  return (
    isMember(view) && [
      listed(text('widget.perks.now'), true),
      next && listed(text('widget.perks.next', { tier: next.name }), false),
      !program.tiers.some(tier => tier.perks.length) && h('p.muted', text('widget.perks.none')),
    ]
  );
}
