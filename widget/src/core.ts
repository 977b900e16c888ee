import { Api } from './api.js';
import { Balance, Earn } from './embeds.js';
import { Panel, Tiers, type PanelModule } from './later.js';
import { Launcher } from './launcher.js';
import { share } from './loyalty-element.js';
import { fail, tell } from './page.js';
import { Shop } from './shop.js';
import css from './styles/core.css';
import { askAt, Tokens } from './tokens.js';

// What the panel's module takes from here instead of bringing it along; build.mjs names the same three.
export { fill, h } from './element.js';
export { LoyaltyElement } from './loyalty-element.js';
export { fail, tell } from './page.js';

/** Language tag → address beside this module; the build writes it. */
declare const LOCALES: Record<string, string>;

type Run = (command: string, ...parts: unknown[]) => Promise<unknown>;

const elements = {
  'loyalty-panel': Panel,
  'loyalty-balance': Balance,
  'loyalty-tiers': Tiers,
  'loyalty-earn': Earn,
  'loyalty-launcher': Launcher,
};

/** Brings the page's elements to life and answers `Loyalty(command, …)`. The loader calls it, once. */
export function start(script: HTMLScriptElement, panelAddress: string): Run {
  const { shop: id = '', token, tokenUrl, lang, theme, signIn, currency, launcher } = script.dataset;
  const tokens = new Tokens({
    ask: tokenUrl ? askAt(tokenUrl, location.href, fetch.bind(window)) : null,
    needed: () => tell('identify-needed'),
    now: () => Date.now() / 1000,
  });
  if (token) tokens.give(token);

  const root = new URL(`../../api/shops/${encodeURIComponent(id)}/`, import.meta.url);
  const settings = { lang: lang ?? null, theme: theme ?? null, signIn: signIn ?? null, currency: currency ?? null };
  const locales = Object.fromEntries(
    Object.entries(LOCALES).map(([tag, path]) => [tag, new URL(path, import.meta.url).href]),
  );
  const fetcher = fetch.bind(window);
  const panelModule = (): Promise<PanelModule> => import(panelAddress);
  const shop = new Shop(new Api(root.href, tokens, fetcher), settings, locales, fetcher, panelModule);

  share(shop, css);
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
  const panel = (): Panel | Launcher | null =>
    document.querySelector<Panel | Launcher>('loyalty-panel, loyalty-launcher');
  const place = (): void => {
    if (launcher !== 'none' && !panel()) document.body.append(document.createElement('loyalty-launcher'));
  };
  place();
  watch(shop, place);

  const commands: Record<string, (...parts: never[]) => unknown> = {
    identify: (given: string, about?: { name?: string }) => {
      tokens.give(given);
      shop.name = about?.name ?? null;
      shop.refresh();
    },
    logout: () => {
      tokens.give(null);
      shop.name = null;
      shop.refresh();
    },
    locale: (tag: string | null) => {
      settings.lang = tag;
      shop.dispatchEvent(new Event('change'));
    },
    refresh: () => shop.refresh(),
    open: () => panel()?.open(),
    close: () => (panel() as Launcher | null)?.close?.(),
  };
  tell('ready');
  return async (command, ...parts) => {
    const run = Object.hasOwn(commands, command) && commands[command];
    if (run) return run(...(parts as never[]));
    fail(command, `Loyalty() takes ${Object.keys(commands).join(', ')}.`);
  };
}

/** Follows the page: its language, its word that something was bought, frameworks that change pages in place. */
function watch(shop: Shop, place: () => void): void {
  new MutationObserver(() => shop.dispatchEvent(new Event('change'))).observe(document.documentElement, {
    attributeFilter: ['lang'],
  });
  document.addEventListener('loyalty:refresh', () => shop.refresh());
  for (const moved of ['turbo:load', 'astro:page-load', 'shopify:section:load'])
    document.addEventListener(moved, place);
  window.addEventListener('popstate', place);
}
