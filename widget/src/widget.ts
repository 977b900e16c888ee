import { apiOf, readJson } from './api.js';
import { h } from './element.js';
import { define, type Host } from './elements.js';
import type { Languages } from './language.js';
import { launcher } from './launcher.js';
import { fail, speaker, tell } from './page.js';
import { panelOf } from './panel.js';
import { shopOf } from './shop.js';
import { askAt, tokensFrom } from './tokens.js';

/** What the modules fetched later use of this one; the build leads their imports here. */
export { newKey } from './api.js';
export { redraw } from './element.js';
export { isMember } from './shop.js';
export { list, local, section } from './views/section.js';
export { progress, tierList } from './views/tiers.js';
export { define, fail, h, speaker, tell };

/** Written by the build: the languages that ship and the hash in their addresses. */
declare const LANGUAGES: Languages;
declare const WORDS: string;

/**
 * Brings the page's elements to life; the loader calls it, once. `rewards` fetches that module. Gives the commands of
 * `Loyalty(command, …)`, and what else the loader needs: `changed`, where the page may be in another language now,
 * `add` for the smaller elements.
 */
export function start({ dataset }: HTMLScriptElement, rewards: () => Promise<typeof import('./rewards/rewards.js')>) {
  const here = (path: string): string => new URL(path, import.meta.url).href;
  const tokens = tokensFrom({
    ask: dataset.tokenUrl ? askAt(dataset.tokenUrl) : null,
    needed: code => {
      if (code !== 'token_expired') fail(code);
      tell('identify-needed', { code });
    },
  });
  if (dataset.token) tokens.give(dataset.token);
  const api = apiOf(here(`../../api/shops/${dataset.shop}/`), tokens);
  const shop = shopOf(
    api,
    LANGUAGES,
    name => readJson(here(`locales/${name}.${WORDS}.json`)),
    async () => (await rewards()).rewardsOf,
  );
  shop.speak(dataset.lang);

  define('loyalty-launcher', shop, launcher(shop));
  define('loyalty-panel', shop, (box, host) => {
    const { node, show } = panelOf(shop);
    host.open = () => {
      host.scrollIntoView();
      box.querySelector<HTMLElement>('[tabindex="0"], button')?.focus();
    };
    return view => {
      document.querySelector('loyalty-launcher')?.remove();
      show(view);
      if (!node.isConnected) box.replaceChildren(node);
    };
  });

  const onPage = (): Host | null => document.querySelector('loyalty-panel, loyalty-launcher');
  tell('ready');

  const identify = (token: string | null, about?: { name?: string }): void => {
    tokens.give(token);
    shop.name = about?.name;
    shop.refresh();
  };
  return {
    identify,
    logout: () => identify(null),
    locale: shop.speak,
    refresh: shop.refresh,
    cart(amount: string | null, currency: string | null): void {
      shop.cart = amount ? { amount, currency } : undefined;
      shop.changed();
    },
    open: () => onPage()?.open(),
    close: () => onPage()?.close?.(),
    changed: shop.changed,
    add: (embeds: typeof import('./embeds.js').embeds) => embeds(shop),
  };
}
