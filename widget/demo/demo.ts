import { fill, h } from '../src/element.js';
import { choose, type Languages } from '../src/language.js';
import { wordsOf, type WordFile, type Words } from '../src/words.js';
import { find, takesOff, type Entered } from './code.js';
import type { Product } from './goods.js';
import { orders } from './orders.js';
import { buy, nextId, type Purchase } from './purchase.js';
import { post, send } from './send.js';
import { settings } from './settings.js';
import { memberToken } from './sign.js';
import { customerOf, isSold, offIn, storefronts, type State } from './state.js';
import type { Happening, Message } from './storefronts/storefront.js';
import { answer, cart, exchanged, shelf } from './views.js';

/** The languages that ship; the build writes them. */
declare const LANGUAGES: Languages;

type Queue = { (...parts: unknown[]): void; q?: unknown[][] };
/** Themes of Shopify tell their currency like this; the widget looks there. */
const page = window as unknown as { Loyalty?: Queue; Shopify?: { currency: { active: string } } };

/** Commands may be given before the widget is there: they wait in a queue. */
const loyalty: Queue = (...parts) => page.Loyalty!(...parts);
page.Loyalty ??= Object.assign((...parts: unknown[]) => void page.Loyalty!.q!.push(parts), { q: [] });

const asked = new URLSearchParams(location.search);
const state: State = {
  words: await wordsIn(choose([asked.get('lang'), ...navigator.languages, 'en'], LANGUAGES)),
  shop: document.querySelector<HTMLElement>('script[data-shop]')!.dataset.shop!,
  storefront: storefronts[0]!,
  currency: 'EUR',
  customer: '7001',
  customers: ['7001', '7002'],
  theme: 'auto',
  cart: new Map(),
  entered: null,
  isRefused: false,
  orders: [],
  exchange: null,
  isSending: false,
};

const places = {
  title: h('h1'),
  settings: h('form', { class: 'settings', id: 'settings', onsubmit: event => event.preventDefault() }),
  intro: h('p', { class: 'intro' }),
  other: h('a', { id: 'other' }),
  shelf: h('section', { id: 'shelf' }),
  cart: h('div'),
  answerTitle: h('h2'),
  answer: h('div', { id: 'answer', role: 'status' }),
  exchanged: h('div'),
  orders: h('section', { id: 'orders' }),
  panel: h('div', { class: 'panel' }),
};
const balance = h(
  'button',
  { type: 'button', class: 'balance', 'data-loyalty-open': true },
  document.createElement('loyalty-balance'),
);
const answerCard = h('section', { class: 'card' }, places.answerTitle, places.answer, places.exchanged);
document.body.append(
  h('header', {}, places.title, balance),
  h(
    'main',
    {},
    places.settings,
    places.intro,
    places.other,
    places.shelf,
    h('div', { class: 'columns' }, h('div', {}, places.cart, answerCard, places.orders), places.panel),
  ),
);
// Beside the shop where there is room for it, else behind the widget's own launcher.
if (asked.get('panel') !== 'launcher' && matchMedia('(min-width: 900px)').matches) {
  places.panel.append(document.createElement('loyalty-panel'));
}

function draw(): void {
  const { words } = state;
  const focused = document.activeElement?.id;
  document.documentElement.lang = words.tag;
  document.documentElement.dir = words.direction;
  document.documentElement.dataset.theme = state.theme;
  document.title = words.text('demo.title');
  fill(places.title, words.text('demo.title'));
  fill(places.intro, words.text('demo.intro'));
  const isClub = state.shop === 'demo-club';
  fill(places.other, words.text(isClub ? 'demo.joining.automatic' : 'demo.joining.asked'));
  places.other.href = `${isClub ? './' : 'club.html'}?lang=${words.tag}`;
  fill(places.settings, settings(state, choices));
  fill(places.shelf, shelf(state, till));
  fill(places.cart, cart(state, till, checkout));
  fill(places.answerTitle, words.text('demo.answer.title'));
  fill(places.answer, answer(state));
  fill(places.exchanged, exchanged(state));
  fill(places.orders, orders(state, desk));
  if (focused) document.getElementById(focused)?.focus();
}

const choices = {
  async language(tag: string): Promise<void> {
    state.words = await wordsIn(tag);
    draw();
  },
  change(change: Partial<State>): void {
    Object.assign(state, change);
    for (const product of [...state.cart.keys()]) if (!isSold(product, state)) state.cart.delete(product);
    page.Shopify = { currency: { active: state.currency } };
    if (change.storefront || 'customer' in change) void signIn();
    else if (change.currency) loyalty('refresh');
    draw();
  },
  newCustomer(): void {
    const customer = String(nextId());
    choices.change({ customers: [...state.customers, customer], customer });
  },
};

const till = {
  add(product: Product): void {
    state.cart.set(product, (state.cart.get(product) ?? 0) + 1);
    draw();
  },
  remove(product: Product): void {
    state.cart.delete(product);
    draw();
  },
  buy(isPaid: boolean): void {
    const { storefront, currency, cart: held, entered } = state;
    const off = offIn(state);
    const used = entered && off !== null ? { code: entered.code, off } : null;
    const order = buy(storefront.name, customerOf(state), currency, held, isPaid, new Date(), used);
    Object.assign(state, { cart: new Map(), entered: null });
    desk.happen(order, 'bought');
  },
};

const checkout = {
  async enter(code: string): Promise<void> {
    const token = await tokenOf();
    state.entered = token ? await find(state.shop, token, code) : null;
    state.isRefused = !state.entered;
    draw();
  },
  remove(): void {
    Object.assign(state, { entered: null, isRefused: false });
    draw();
  },
};

const desk = {
  happen: (order: Purchase, happening: Happening): void =>
    void exchange(order, async storefront => {
      const [told, last] = await send(state.shop, storefront, happening, order);
      state.exchange = told;
      const others = state.orders.filter(each => each.order.id !== order.id);
      state.orders = [{ order, last }, ...others].sort((a, b) => b.order.id - a.order.id);
    }),
  resend: (order: Purchase, message: Message): void =>
    void exchange(order, async storefront => {
      state.exchange = await post(state.shop, storefront, message);
    }),
};

/** One message at a time, each through the storefront its order came from; afterwards the widget looks again. */
async function exchange(
  order: Purchase,
  act: (storefront: (typeof storefronts)[number]) => Promise<void>,
): Promise<void> {
  state.isSending = true;
  draw();
  await act(storefronts.find(({ name }) => name === order.storefront)!);
  state.isSending = false;
  draw();
  loyalty('refresh');
}

/** A real shop makes the token on its server and hands out `data-token-url`; here the key is public anyway. */
async function tokenOf(): Promise<string | null> {
  const customer = customerOf(state);
  const expires = Math.floor(Date.now() / 1000) + 15 * 60;
  return customer && memberToken(`${state.storefront.name}:${customer}`, expires, state.shop);
}

async function signIn(): Promise<void> {
  checkout.remove();
  const token = await tokenOf();
  if (token) loyalty('identify', token);
  else loyalty('logout');
}

async function wordsIn(tag: string): Promise<Words> {
  const response = await fetch(`locales/${tag}.json`);
  return wordsOf(tag, (await response.json()) as WordFile);
}

/** A theme would enter the code at its own checkout, and take it out again. */
document.addEventListener('loyalty:redeem', ({ detail }: CustomEventInit<Entered>) => {
  const { id, code, state: stands } = detail!;
  if (stands === 'undone' || stands === 'undoing') {
    if (state.entered?.id === id) checkout.remove();
  } else if (code && takesOff(detail!)) void checkout.enter(code);
});
document.addEventListener('loyalty:identify-needed', () => void signIn());
draw();
await signIn();
