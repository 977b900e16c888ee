import { h, type Child } from '../element.js';
import { storageKey, stored, type Shop, type View } from '../shop.js';

/** '' goes back to the page's language. Only now is anything stored on the device. */
export function choose(shop: Shop, tag: string): void {
  shop.chosen = tag;
  stored(() => (tag ? localStorage.setItem(storageKey, tag) : localStorage.removeItem(storageKey)));
  shop.changed();
}

/** The shopper's choice among the languages that both the program and the widget have; the page's own comes first. */
export function languageChoice({ words, program }: View, shop: Shop): Child {
  const offered = program.languages.filter(tag => words.names[tag]);
  const option = (value: string, title: string): Child =>
    h('option', { value, lang: value || null, selected: value === (shop.chosen ?? '') }, title);
  return (
    offered.length > 1 &&
    h(
      'footer.footer',
      h(
        'label.row',
        words.text('widget.language.label'),
        h(
          'select',
          { id: 'language', onchange: event => choose(shop, (event.target as HTMLSelectElement).value) },
          option('', words.text('widget.language.page')),
          offered.map(tag => option(tag, words.names[tag]!)),
        ),
      ),
    )
  );
}
