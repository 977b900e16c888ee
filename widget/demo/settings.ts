import { h, type Child } from '../src/element.js';
import { currencyCodes } from './goods.js';
import { storefronts, type State } from './state.js';

export interface Choices {
  language(tag: string): void;
  change(settings: Partial<State>): void;
  newCustomer(): void;
}

const newCustomer = 'new';

/** Who buys, in which language and currency, through which storefront. */
export function settings(state: State, choices: Choices): Child {
  const { words, storefront, currency, customer, customers, theme } = state;
  const named = (number: string, index: number): [string, string] => [
    number,
    words.text('demo.customer.numbered', { number: String(index + 1) }),
  ];
  return [
    select(
      'language',
      words.text('demo.language'),
      Object.entries(words.names),
      words.tag,
      choices.language,
    ),
    select(
      'currency',
      words.text('demo.currency'),
      currencyCodes.map(code => [code, code]),
      currency,
      code => choices.change({ currency: code }),
    ),
    select(
      'storefront',
      words.text('demo.storefront'),
      storefronts.map(({ name, title }) => [name, title]),
      storefront.name,
      name => choices.change({ storefront: storefronts.find(each => each.name === name)! }),
    ),
    select(
      'customer',
      words.text('demo.customer'),
      [
        ...customers.map(named),
        [newCustomer, words.text('demo.customer.new')],
        ['', words.text('demo.customer.visitor')],
      ],
      customer ?? '',
      number => (number === newCustomer ? choices.newCustomer() : choices.change({ customer: number || null })),
    ),
    select(
      'theme',
      words.text('demo.theme'),
      (['auto', 'light', 'dark'] as const).map(each => [each, words.text(`demo.theme.${each}`)]),
      theme,
      each => choices.change({ theme: each as State['theme'] }),
    ),
  ];
}

function select(
  id: string,
  title: Child,
  options: [string, string][],
  chosen: string,
  choose: (value: string) => void,
): Child {
  return h(
    'label',
    {},
    h('span', {}, title),
    h(
      'select',
      { id, onchange: event => choose((event.target as HTMLSelectElement).value) },
      options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
    ),
  );
}
