import { h, type Child } from '../element.js';
import type { Entry, Reason } from '../shapes.js';
import type { Words } from '../words.js';
import { orderName } from './section.js';

/** One line of the history: what happened, when, and the arithmetic that leads to its points. */
export function entryLine(words: Words, entry: Entry): Child {
  return h(
    'li.entry',
    h('b', title(words, entry)),
    entry.points !== 0 &&
      h(
        entry.points > 0 ? 'b.plus' : 'b.minus',
        { dir: 'ltr' },
        words.number(entry.points, { signDisplay: 'exceptZero' }),
      ),
    h('time.muted', { datetime: entry.at }, words.day(entry.at)),
    explanation(words, entry).map(sentence => h('p.muted', sentence)),
  );
}

/** `spared` is two things: points given back, and taken again. */
const kindOf = ({ kind, points }: Entry): string =>
  kind === 'spared' ? `spared.${points < 0 ? 'taken' : 'given'}` : kind;

function title({ text }: Words, entry: Entry): string {
  const args = { order: orderName(entry), tier: entry.tierName };
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

function rule({ text, money, factor }: Words, reason: Reason): string {
  const { amountMinor, ratePerMinor, currency, exponent, tierName: tier, multiplier } = reason;
  const inMoney = (minor?: string) => minor && money(minor, exponent!, currency!);
  const amounts = { amount: inMoney(amountMinor), per: inMoney(ratePerMinor) };
  const args = { ...reason, ...amounts, tier, multiplier: multiplier && factor(multiplier) };
  return text(`entry.rule.${reason.rule}`, args) || text('entry.rule.other', args);
}
