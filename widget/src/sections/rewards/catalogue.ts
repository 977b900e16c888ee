import { h, type Child } from '../../element.js';
import type { Amount, Member, Reward } from '../../shapes.js';
import { isMember, type View } from '../../shop.js';
import { money, percent } from '../../views/figures.js';
import { local, way } from '../../views/section.js';
import type { Words } from '../../words.js';
import { ask } from '../../views/ask.js';
import type { Announce, Doing } from './doing.js';

/** What a reward is worth and asks for, as far as it says so itself. */
export function facts(
  words: Words,
  amount: Amount | null | undefined,
  part: string | null,
  minimum: Amount | null | undefined,
): Child[] {
  const share = part && percent(words, part);
  const { text } = words;
  return [
    share && text('widget.reward.off', { amount: share }),
    amount && text(share ? 'widget.reward.most' : 'widget.reward.worth', { amount: money(words, amount) }),
    minimum && text('widget.reward.minimum', { amount: money(words, minimum) }),
  ];
}

/** Short lines, as many beside each other as there is room for. */
export const lines = (said: Child[]): Child => h('p.facts', said.map(line => line && h('bdi', line)));

/** Every reward of the program, with what it costs and, for a member, the button or why there is none. */
export function catalogue(view: View, doing: Doing, announce: Announce): Child {
  const { words, program, member } = view;
  const { text } = words;
  if (!program.rewards.length) return h('p.muted', text('widget.rewards.none'));
  const item = (reward: Reward): Child => {
    const { code, name, points, percent, from, until, validDays, tiers } = reward;
    const own = member?.rewards.find(one => one.code === code);
    const on = new Date().toISOString().slice(0, 10);
    const tier = program.tiers.filter(one => tiers?.includes(one.code)).map(one => one.name);
    return h(
      'li.reward',
      h('p.row', h('b', h('bdi', name)), h('span.chip', text('widget.points', { points }))),
      reward.text && h('p.muted', { dir: 'auto' }, reward.text),
      lines([
        ...facts(words, local(reward.amount ?? reward.mostAmount), percent, local(reward.minimumSpend)),
        tier.length && text('widget.perks.locked', { tier: tier.join(' · ') }),
        from && from > on && text('widget.reward.from', { on: from }),
        until && text('widget.reward.until', { on: until }),
        validDays && text('widget.reward.days', { days: validDays }),
        own?.left != null && text('widget.reward.left', { quantity: own.left }),
      ]),
      own && isMember(view) && (own.redeemable ? button(view, reward, doing, announce) : whyNot(words, reward, own)),
    );
  };
  return h('ul.rewards', program.rewards.map(item));
}

/** In the page's currency where the reward comes in it. */
function button({ words }: View, { code, name, points, ...of }: Reward, doing: Doing, announce: Announce): Child {
  const { text } = words;
  const currency = local(of.amount ?? of.mostAmount ?? of.minimumSpend)?.currency;
  return ask(words, doing, code, {
    title: text('widget.redeem.button'),
    named: text('widget.redeem.named', { reward: name }),
    question: text('widget.redeem.ask', { points }),
    act: () => doing.redeem(code, { reward: code, currency }, announce),
  });
}

/** That it opens later, or is another tier's, is said above; the points still missing are shown as a way. */
function whyNot({ text }: Words, { points, perMember }: Reward, own: Member['rewards'][number]): Child {
  const { why, missing } = own;
  const said: Record<string, string> = {
    reward_of_market: text('problem.reward_of_market'),
    reward_limit: text('problem.reward_limit', { most: perMember }),
    reward_sold_out: text('problem.reward_sold_out'),
  };
  return said[why!]
    ? h('p', said[why!]!)
    : missing > 0 &&
        way(points - missing, points, text('widget.reward.missing', { points: missing }));
}
