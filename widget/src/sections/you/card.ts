import { h, type Child } from '../../element.js';
import type { Card } from '../../shapes.js';
import type { View } from '../../shop.js';
import { absent, section } from '../../views/section.js';
import type { Desk } from '../section.js';

const drawn = (name: string, key: string, value: string): Element => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  element.setAttribute(key, value);
  return element;
};

/** The number for the counter and the telephone, and as a QR code; asked for when a member first looks. */
export function cardOf({ api, changed }: Desk): (view: View) => Child {
  let asked: Promise<void> | undefined;
  /** Null where there was no answer. */
  let card: Card | null | undefined;

  const fetch = async (): Promise<void> => {
    card = await api.card().catch(() => null);
    changed();
  };

  return ({ words }) => {
    const { text } = words;
    asked ??= fetch();
    const shown = ({ groups, qr: { size, path } }: Card): Child => {
      const svg = drawn('svg', 'viewBox', `0 0 ${size} ${size}`);
      svg.append(drawn('path', 'd', path));
      return [
        h('p.qr', { role: 'img', 'aria-label': text('widget.card.code') }, svg),
        h('code.code', { dir: 'ltr' }, groups.join(' ')),
        h('p.muted', text('widget.card.text')),
      ];
    };
    return section(
      text('widget.card.title'),
      card ? shown(card) : absent(words, card === null && fetch),
    );
  };
}
