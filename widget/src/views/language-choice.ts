import { h, type Child } from '../element.js';
import type { Shop, View } from '../shop.js';

/** The shopper's choice among the languages that both the program and the widget have; the page's own comes first. */
export function languageChoice({ words, program }: View, { chosen, choose }: Shop): Child {
  const offered = program.languages.filter(tag => words.names[tag]);
  const option = (value: string, title: string): Child =>
    h('option', { value, lang: value || null, selected: value === (chosen ?? '') }, title);
  return (
    offered.length > 1 &&
    h(
      'footer.footer',
      h(
        'label.row',
        words.text('widget.language.label'),
        h(
          'select',
          { id: 'language', onchange: event => choose((event.target as HTMLSelectElement).value) },
          option('', words.text('widget.language.page')),
          offered.map(tag => option(tag, words.names[tag]!)),
        ),
      ),
    )
  );
}
