import { h, type Child } from '../element.js';
import type { Member, Perk, Program } from '../shapes.js';
import type { View } from '../shop.js';
import type { Words } from '../words.js';

type Counted = Program['qualifying']['by'];

/** The member's tier and the way to the next one. Nothing while nobody is signed in. */
export function progress({ words, program, member }: View): Child {
  const tier = member?.tier;
  if (!tier) return null;
  const title = words.text('widget.tier.current', { tier: tier.name });
  const until = tier.until && h('p', { class: 'muted' }, words.text('widget.tier.until', { on: tier.until }));
  if (!tier.next)
    return h('section', { part: 'tier' }, h('h3', {}, title), h('p', {}, words.text('widget.tier.highest')), until);
  const { name, threshold, missing } = tier.next;
  const by = program.qualifying.by;
  const label = words.say(`widget.tier.progress.${by}`, { progress: tier.progress, threshold });
  return h(
    'section',
    { part: 'tier' },
    h('h3', {}, title),
    h('progress', { part: 'progress', max: threshold, value: tier.progress, 'aria-label': label }),
    h('p', {}, words.text(`widget.tier.missing.${by}`, { ...amount(by, missing), tier: name })),
    until,
  );
}

/** Every tier of the program, what it takes and what it gives; the member's own is marked. */
export function tierList({ words, program, member }: View): Child {
  const by = program.qualifying.by;
  return h(
    'section',
    {},
    h('h3', {}, words.text('widget.tier.all')),
    h(
      'ol',
      { class: 'tiers' },
      program.tiers.map(tier => {
        const isOwn = member?.tier?.code === tier.code;
        return h(
          'li',
          { part: 'tier-item', 'aria-current': isOwn && 'true' },
          h(
            'p',
            { class: 'row' },
            h('b', {}, h('bdi', {}, tier.name)),
            h(
              'span',
              { class: 'muted' },
              tier.threshold
                ? words.text(`widget.tier.from.${by}`, amount(by, tier.threshold))
                : words.text('widget.tier.start'),
            ),
          ),
          isOwn && h('p', { class: 'chip' }, words.text('widget.tier.yours')),
          tier.multiplier !== '1' &&
            h('p', {}, words.text('widget.tier.multiplier', { multiplier: words.decimal(tier.multiplier) })),
          perks(words, tier.perks, member),
        );
      }),
    ),
  );
}

function perks(words: Words, list: Perk[], member: Member | null): Child {
  return (
    list.length > 0 &&
    h(
      'ul',
      { class: 'perks' },
      list.map(perk => {
        const isOpen = member?.perks.some(own => own.code === perk.code && own.unlocked) ?? false;
        return h(
          'li',
          { class: isOpen ? 'open' : member ? 'locked' : null, part: 'perk' },
          h('b', {}, h('bdi', {}, perk.name)),
          isOpen && h('span', { class: 'hidden' }, ' ', words.text('widget.perks.unlocked')),
          perk.text && h('p', {}, h('bdi', {}, perk.text)),
        );
      }),
    )
  );
}

/** The argument of a sentence about what qualifies. */
function amount(by: Counted, value: number): Record<string, number> {
  return by === 'spend' ? { amount: value } : { [by]: value };
}
