import type { Actions } from '../actions.js';
import { h, type Child } from '../element.js';
import { fail } from '../page.js';
import type { Shop, View } from '../shop.js';

/**
 * The shopper's choice among the languages that both the program and the widget have; the page's own comes first. The
 * shop hears of a member's choice, so that it counts on their other devices and in what they are sent.
 */
export function languageChoice({ words, program, member }: View, shop: Shop, { prefer }: Actions): Child {
  const preferences = member?.preferences;
  const own = shop.chosen ?? preferences?.language ?? '';
  const offered = program.languages.filter(tag => words.names[tag]);
  const option = (value: string, title: string): Child =>
    h('option', { value, lang: value || null, selected: value === own }, title);
  const onchange = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement;
    shop.choose(value);
    if (preferences) prefer(words.tag, { language: value || null }).catch(fail);
  };
  return (
    offered.length > 1 &&
    h(
      'footer.footer',
      h(
        'label.row',
        words.text('widget.language.label'),
        h(
          'select',
          { id: 'language', onchange },
          option('', words.text('widget.language.page')),
          offered.map(tag => option(tag, words.names[tag]!)),
        ),
      ),
    )
  );
}
