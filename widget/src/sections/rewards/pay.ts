import type { Actions } from '../../actions.js';
import { h, type Child } from '../../element.js';
import type { Amount, PayWithPoints, Quote } from '../../shapes.js';
import { isMember, type Cart, type View } from '../../shop.js';
import { money, percent } from '../../views/figures.js';
import { absent, local } from '../../views/section.js';
import { ask } from '../../views/ask.js';
import { lines } from './catalogue.js';
import type { Announce, Doing } from './doing.js';

/** After the last touch of the slider. */
const pause = 250;
let made = 0;

type Asked = { amountMinor: number; currency: string };

const worthOf = ({ worth }: PayWithPoints, cart?: Cart): Amount | undefined =>
  worth.find(one => one.currency === cart?.currency?.toUpperCase());

/** A cart in minor units, without what is smaller; null where points do not pay in its currency, or it is none. */
export function minorOf(paying: PayWithPoints, cart?: Cart): Asked | null {
  const worth = worthOf(paying, cart);
  const [, whole, part = ''] = /^\s*(\d{1,15})(?:\.(\d{1,9}))?\s*$/.exec(cart?.amount ?? '') ?? [];
  if (!worth || !whole) return null;
  const { exponent, currency } = worth;
  const amountMinor = +(whole + part.padEnd(exponent, '0').slice(0, exponent));
  return amountMinor ? { amountMinor, currency } : null;
}

/**
 * Paying part of a cart with points, in one element: from the least to the most, a point a step. What they pay is the
 * server's to say. The controls outlive every drawing, so that a slider can be held.
 */
export function payerOf(api: Actions, doing: Doing, announce: Announce, changed: () => void) {
  const place = 'pay' + ++made;
  let shown: View | undefined;
  let cart: Asked | null;
  /** Null where there was no answer. */
  let quote: Quote | null | undefined;
  let points = 0;
  let newest = {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const input = (type: string, name: `input.${string}`): HTMLInputElement =>
    h(name, { type, id: type + place, oninput: choose, onchange: choose });
  const pays = h('b');
  const rest = h('p.muted');

  /** What is being typed is left alone until it is done. */
  function choose({ target, type }: Event): void {
    const from = target as HTMLInputElement;
    const { least, most } = quote!;
    points = Math.min(Math.max(Math.floor(from.valueAsNumber) || least, least), most);
    for (const each of [range, number]) if (each !== from || type === 'change') each.value = String(points);
    // The question was about as many as before.
    if (doing.at(place).isAsked) doing.put(place);
    clearTimeout(timer);
    timer = setTimeout(() => fetch(points), pause);
  }
  const range = input('range', 'input.range');
  const number = input('number', 'input.spend');

  /** For so many points; else, for the most. Of several answers only the newest counts. */
  const fetch = async (asked?: number): Promise<void> => {
    const mine = (newest = {});
    const answer = await api.quote(shown!.words.tag, cart!, asked).catch(() => null);
    if (mine !== newest) return;
    quote = answer;
    if (!asked || !answer) {
      points = answer?.most ?? 0;
      changed();
    } else tellQuote();
  };

  const tellQuote = (): void => {
    const { words } = shown!;
    const { points: spent, pays: paid, rest: left } = quote!;
    pays.textContent = words.text('widget.pay.worth', { points: spent, amount: money(words, paid) });
    rest.textContent = words.text('widget.pay.rest', { amount: money(words, left) });
    range.ariaValueText = pays.textContent;
  };

  const controls = (): Child => {
    const { words } = shown!;
    const { text } = words;
    if (!quote) return absent(words, quote === null && (() => fetch()));
    if (!quote.most) return h('p', text('problem.nothing_to_pay'));
    for (const each of [range, number]) {
      each.min = String(quote.least);
      each.max = String(quote.most);
      each.ariaLabel = text('widget.pay.points');
      if (!each.matches(':focus')) each.value = String(points);
    }
    tellQuote();
    const title = text('widget.pay.button');
    const act = () => doing.redeem(place, { pay: { points, cart: cart! } }, announce);
    const question = text('widget.redeem.ask', { points });
    return [h('p.row', range, number), pays, rest, ask(words, doing, place, { title, named: title, question, act })];
  };

  return (view: View, given?: Cart): Child => {
    const { words, program, member } = view;
    const { text } = words;
    const paying = program.payWithPoints;
    if (!paying) return null;
    const asked = minorOf(paying, given);
    const isNew = JSON.stringify(asked) !== JSON.stringify(cart) || member !== shown?.member;
    const worth = worthOf(paying, given) ?? local(paying.worth)!;
    const share = percent(words, paying.mostPercent);
    shown = view;
    cart = asked;
    if (isNew && cart && isMember(view)) void fetch();
    return [
      lines([
        text('widget.pay.worth', { points: paying.points, amount: money(words, worth) }),
        paying.mostPercent !== '100' && text('widget.pay.most', { percent: share }),
        paying.least > 1 && text('widget.pay.least', { points: paying.least }),
      ]),
      cart && isMember(view) && controls(),
    ];
  };
}
