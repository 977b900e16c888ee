import { h, type Child } from '../element.js';
import type { Entry, Reason } from '../shapes.js';
import type { Words } from '../words.js';

const orderKinds = ['earned', 'reversed', 'progress'];
const plainKinds = ['joined', 'left', 'expired', 'adjusted', 'redeemed'];

/** One line of the history: what happened, when, and the arithmetic that leads to its points. */
export function entryLine(words: Words, entry: Entry): HTMLElement {
  return h(
    'li',
    { part: 'entry' },
    h('p', {}, h('b', {}, title(words, entry)), h('time', { datetime: entry.at }, words.day(entry.at))),
    entry.points !== 0 &&
      h('bdi', { class: entry.points > 0 ? 'sum plus' : 'sum', dir: 'ltr' }, words.signed(entry.points)),
    h(
      'div',
      { class: 'why' },
      explanation(words, entry).map(sentence => h('p', {}, sentence)),
    ),
  );
}

function title(words: Words, { kind, order, number, points, tierName }: Entry): Child {
  if (orderKinds.includes(kind)) return words.text(`entry.${kind}`, { order: number ?? order ?? '' });
  if (kind === 'spared') return words.text(points < 0 ? 'entry.spared.taken' : 'entry.spared.given');
  if (kind === 'tier') return words.text('entry.tier', { tier: tierName ?? '' });
  return words.text(plainKinds.includes(kind) ? `entry.${kind}` : 'entry.other');
}

/** Sentences that can be recomputed: each rule's points, what had been recorded before, and the dates. */
export function explanation(words: Words, entry: Entry): Child[] {
  const { kind, due, recorded, reasons = [], availableOn, expiresOn } = entry;
  const sentences = reasons.map(reason => rule(words, reason));
  if (recorded && due !== undefined) {
    sentences.push(words.text('entry.explain.due', { due }), words.text('entry.explain.recorded', { recorded }));
  }
  if (kind === 'spared') sentences.push(words.text(`entry.explain.spared.${entry.points < 0 ? 'taken' : 'given'}`));
  if (kind === 'joined' || kind === 'progress') sentences.push(words.text(`entry.explain.${kind}`));
  if (availableOn && entry.points > 0) sentences.push(words.text('entry.explain.available', { on: availableOn }));
  if (expiresOn && entry.points > 0) sentences.push(words.text('entry.explain.expires', { on: expiresOn }));
  return sentences;
}

function rule(words: Words, reason: Reason): Child {
  const { points, amountMinor, currency, exponent = 0, ratePoints, ratePerMinor, tierName, multiplier } = reason;
  if (reason.rule === 'amount' && amountMinor && currency && ratePerMinor) {
    const amount = words.money(amountMinor, exponent, currency);
    return words.text('entry.rule.amount', {
      amount,
      per: words.money(ratePerMinor, exponent, currency),
      ratePoints,
      points,
    });
  }
  if (reason.rule === 'tier' && multiplier) {
    return words.text('entry.rule.tier', { tier: tierName ?? '', multiplier: words.decimal(multiplier), points });
  }
  return words.text('entry.rule.other', { points });
}
