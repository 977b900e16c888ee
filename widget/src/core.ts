import { apiOf, readJson } from './api.js';
import { h } from './element.js';
import { define, type Host } from './elements.js';
import type { Languages } from './language.js';
import { launcher } from './launcher.js';
import { fail, tell } from './page.js';
import { shopOf } from './shop.js';
import { askAt, tokensFrom } from './tokens.js';

/** What the panel's module uses of this one; the build leads its imports here. */
export { fill } from './element.js';
export { day, localeOf } from './format.js';
export { sheetOf } from './elements.js';
export { isMember } from './shop.js';
export { statusLine } from './status.js';
export { define, fail, h, tell };

/** Written by the build: the languages that ship and the hash in their addresses. */
declare const LANGUAGES: Languages;
declare const WORDS: string;

/** What shows more than a line: its code is fetched where one of them stands in the page. */
const larger = 'loyalty-panel, loyalty-tiers, loyalty-perks, loyalty-rewards, loyalty-pay';

/** What is fetched where the page, or somebody on it, needs it. */
export interface Modules {
  panel: () => Promise<typeof import('./panel-elements.js')>;
  embeds: () => Promise<typeof import('./embeds.js')>;
}

/**
 * Brings the page's elements to life; the loader calls it, once. Gives the commands of `Loyalty(command, …)`, and what
 * else the loader needs: `changed`, where the page may be in another language now, `place` where there may be other
 * elements in it.
 */
export function start({ dataset }: HTMLScriptElement, modules: Modules) {
  let again = 0;
  let placed = 0;
  const here = (path: string): string => new URL(path, import.meta.url).href;
  const tokens = tokensFrom({
    ask: dataset.tokenUrl ? askAt(dataset.tokenUrl) : null,
    needed: code => {
      shop.isExpired = code === 'token_expired';
      if (!shop.isExpired) fail(code);
      // A page that answers with a token that is refused as well is not asked again at once, and on without end.
      if (again > Date.now()) return;
      again = Date.now() + 30_000;
      tell('identify-needed', { code });
    },
  });
  if (dataset.token) tokens.give(dataset.token);
  const api = apiOf(here(`../../api/shops/${dataset.shop}/`), tokens);
  const shop = shopOf(api, LANGUAGES, name => readJson(here(`locales/${name}.${WORDS}.json`)));
  shop.speak(dataset.lang);
  shop.applyUrl = dataset.applyUrl;

  /** Once; and again after a failure. */
  let fetched: ReturnType<typeof fetchPanel> | undefined;
  const fetchPanel = async () => (await modules.panel()).panelFor(shop);
  const panel = (): ReturnType<typeof fetchPanel> => {
    const asked = (fetched ??= fetchPanel());
    asked.catch(() => (fetched = undefined));
    return asked;
  };

  define('loyalty-launcher', shop, launcher(shop, panel));

  /** Asked for once each by what stands in the page, however often that changes. */
  let wanted: unknown;
  let embeds: unknown;

  const onPage = (): Host | null => document.querySelector('loyalty-panel, loyalty-launcher');
  /** A launcher, where the page has placed no panel. */
  const place = (): void => {
    // A page that takes it away each time has the last word.
    if (!onPage() && placed++ < 999) {
      document.body.append(document.createElement('loyalty-launcher'));
    }
    if (document.querySelector('loyalty-panel')) document.querySelector('loyalty-launcher')?.remove();
    if (document.querySelector(larger)) wanted ??= panel().catch(fail);
    if (document.querySelector('loyalty-balance, loyalty-earn')) {
      embeds ??= modules.embeds().then(({ embedsFor }) => embedsFor(shop), fail);
    }
  };
  place();
  tell('ready');

  const identify = (token: string | null, about?: { name?: string }): void => {
    tokens.give(token);
    shop.isExpired = false;
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
    /** Whether something opened. */
    async open(): Promise<unknown> {
      await panel();
      return onPage()?.open();
    },
    close: () => onPage()?.close?.(),
    changed: shop.changed,
    place,
  };
}
