import { h, type Child } from '../element.js';
import type { Shop, View } from '../shop.js';

/** The shopper's choice among the languages that both the program and the widget have; the page's own comes first. */
export function languageChoice({ words, program }: View, shop: Shop): Child {
  const offered = program.languages.filter(tag => shop.languages.includes(tag));
  const option = (tag: string, title: Child): Child =>
    h('option', { value: tag, lang: tag || null, selected: tag === (shop.chosen ?? '') }, title);
  const chosen = (event: Event): void => shop.choose((event.target as HTMLSelectElement).value || null);
  if (offered.length < 2) return null;
  return h(
    'footer',
    { part: 'footer' },
    h(
      'label',
      {},
      h('span', { class: 'muted' }, words.text('widget.language.label')),
      h(
        'select',
        { id: 'language', onchange: chosen },
        option('', words.text('widget.language.page')),
        offered.map(tag => option(tag, words.nameOf(tag))),
      ),
    ),
  );
}
