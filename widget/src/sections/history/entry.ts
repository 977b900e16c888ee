import { h, type Child } from '../../element.js';
import type { Entry, Reason } from '../../shapes.js';
import type { Words } from '../../words.js';
import { dayOf, factor, money } from '../../views/figures.js';
import { orderName } from '../../views/section.js';

/** One line of the history: what happened, when, and the arithmetic that leads to its points. */
export function entryLine(words: Words, entry: Entry): Child {
  return h(
    'li.entry',
    h('b', title(words, entry)),
    entry.points &&
      h(
        entry.points > 0 ? 'b.plus' : 'b.minus',
        { dir: 'ltr' },
        words.number(entry.points, { signDisplay: 'exceptZero' }),
      ),
    h('time.muted', { datetime: entry.at }, dayOf(words, entry.at)),
    explanation(words, entry).map(sentence => h('p.muted', sentence)),
  );
}

/** Some kinds are several things: points given back, and taken again; a reward, and part of a cart. */
const kindOf = (entry: Entry): string => {
  const { kind, points, tierName, reward, order } = entry;
  const which: Record<string, string | null | undefined> = {
    spared: points < 0 ? 'taken' : 'given',
    placed: tierName ? 'given' : 'ended',
    redeemed: reward ? 'reward' : 'pay',
    used: order ? 'order' : 'handedOver',
    returned: points < 0 ? 'again' : entry.return,
  };
  return which[kind] ? `${kind}.${which[kind]}` : kind;
};

export function title({ text }: Words, entry: Entry): string {
  const { eventName, event, rewardName, reward, tierName: tier } = entry;
  const args = { order: orderName(entry), tier, event: eventName ?? event, reward: rewardName ?? reward };
  return text(`entry.${kindOf(entry)}`, args) || text('entry.other');
}

/** Sentences that can be recomputed: each rule's points, what had been recorded before, and the dates. */
export function explanation(words: Words, entry: Entry): string[] {
  const { text } = words;
  const { points, due, recorded, reasons = [], availableOn, expiresOn } = entry;
  const isDifference = due !== undefined && recorded;
  return [
    ...reasons.map(reason => rule(words, reason)),
    isDifference && text('entry.explain.due', entry),
    isDifference && text('entry.explain.recorded', entry),
    text(`entry.explain.${kindOf(entry)}`),
    points > 0 && availableOn && text('entry.explain.available', { on: availableOn }),
    points > 0 && expiresOn && text('entry.explain.expires', { on: expiresOn }),
  ].filter(Boolean) as string[];
}

/** The tier's share of a part of the order is told as any rule's is. */
function rule(words: Words, reason: Reason): string {
  const { text } = words;
  const { rule, amountMinor, minimumMinor, ratePerMinor, currency, exponent, tierName: tier, multiplier } = reason;
  const inMoney = (amount?: string) =>
    amount && money(words, { amountMinor: amount, exponent: exponent!, currency: currency! });
  const amounts = { amount: inMoney(amountMinor), per: inMoney(ratePerMinor), minimum: inMoney(minimumMinor) };
  const name = reason.codeName ?? reason.code ?? tier;
  const args = { ...reason, ...amounts, name, tier, multiplier: multiplier && factor(words, multiplier) };
  const key = rule === 'tier' && amountMinor ? 'multiplier' : rule;
  return text(`entry.rule.${key}`, args) || text('entry.rule.other', args);
}
