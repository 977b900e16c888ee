import { Api } from './api.js';
import { commands, panelOnPage, type Run } from './commands.js';
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

const elements = {
  'loyalty-panel': Panel,
  'loyalty-balance': Balance,
  'loyalty-tiers': Tiers,
  'loyalty-earn': Earn,
  'loyalty-launcher': Launcher,
};

/** Brings the page's elements to life and answers `Loyalty(command, …)`. The loader calls it, once. */
export function start(script: HTMLScriptElement, panelAddress: string): Run {
  const tokens = tokensOf(script.dataset);
  const shop = shopOf(script.dataset, tokens, () => import(panelAddress));
  share(shop, css);
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
  const place = (): void => {
    if (script.dataset.launcher !== 'none' && !panelOnPage())
      document.body.append(document.createElement('loyalty-launcher'));
  };
  place();
  watch(shop, place);
  tell('ready');
  return commands(shop, tokens);
}

function tokensOf({ token, tokenUrl }: DOMStringMap): Tokens {
  const tokens = new Tokens({
    ask: tokenUrl ? askAt(tokenUrl, location.href, fetch.bind(window)) : null,
    needed: code => {
      if (code !== 'token_expired') fail(code, 'The member token was refused. Sign it with the shop’s member key.');
      tell('identify-needed', { code });
    },
    now: () => Date.now() / 1000,
  });
  if (token) tokens.give(token);
  return tokens;
}

function shopOf(data: DOMStringMap, tokens: Tokens, panel: () => Promise<PanelModule>): Shop {
  const { shop = '', lang = null, theme = null, signIn = null, currency = null } = data;
  const here = (path: string): string => new URL(path, import.meta.url).href;
  const fetcher = fetch.bind(window);
  const api = new Api(here(`../../api/shops/${encodeURIComponent(shop)}/`), tokens, fetcher);
  const locales = Object.fromEntries(Object.entries(LOCALES).map(([tag, path]) => [tag, here(path)]));
  return new Shop(api, { lang, theme, signIn, currency }, locales, fetcher, panel);
}

/** Follows the page: its language, its word that something was bought, frameworks that change pages in place. */
function watch(shop: Shop, place: () => void): void {
  new MutationObserver(() => shop.dispatchEvent(new Event('change'))).observe(document.documentElement, {
    attributeFilter: ['lang'],
  });
  document.addEventListener('loyalty:refresh', () => shop.refresh());
  const moved = ['turbo:load', 'astro:page-load', 'shopify:section:load'];
  for (const name of moved) document.addEventListener(name, place);
  window.addEventListener('popstate', place);
}
