import { actionsOf } from '../../src/actions.js';
import { h } from '../../src/element.js';
import { define, sheetOf, type Host, type Make } from '../../src/elements.js';
import { embedsFor } from '../../src/embeds.js';
import type { Languages } from '../../src/language.js';
import { launcher } from '../../src/launcher.js';
import { panelFor } from '../../src/panel-elements.js';
import { panelOf } from '../../src/panel.js';
import { shopOf, type Shop } from '../../src/shop.js';
import css from '../../src/styles/panel.js';
import type { WordFile } from '../../src/words.js';
import { cannedApi } from './canned.js';
import { states, type State } from './states.js';

const longest = 15_000;

/** What a selector finds in a shadow root, as soon as it is there. */
const appears = (root: ShadowRoot, selector: string): Promise<HTMLElement> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const found = root.querySelector<HTMLElement>(selector);
      if (!found) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
    setTimeout(() => reject(new Error(selector)), longest);
    look();
  });

/** What is asked for after the first drawing does not come; the browser may know that it is offline. */
function fail(host: Host, why: 'offline' | 'error'): void {
  if (why === 'offline') Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  host.failed?.(new Error('unreachable'));
  delete (navigator as { onLine?: boolean }).onLine;
}

/**
 * Where every state is played by the widget's own code. Each panel has an element, and a shop, of its own: what is
 * pressed in one is nothing to the others.
 */
export function stage(languages: Languages, wordsIn: (name: string) => Promise<WordFile>) {
  const sheets = [sheetOf(css)];
  let shown = 0;

  const shopFor = ({ name, cart, isExpired, ...state }: State): Shop =>
    Object.assign(shopOf(cannedApi(state), languages, wordsIn), { name, cart, isExpired, chosen: null });

  const panel = (shop: Shop): Make => (box, host) => {
    const { node, show, failed } = panelOf(shop, actionsOf(shop));
    host.failed = failed;
    return view => {
      show(view);
      if (!node.isConnected) box.replaceChildren(node);
    };
  };

  /** The elements of a page by their own names, which there are once: all with the same member. */
  const elements = (): void => {
    const shop = shopFor(states.member!);
    const larger = panelFor(shop);
    define('loyalty-launcher', shop, launcher(shop, async () => larger));
    embedsFor(shop);
  };
  elements();

  return {
    /** An element in a state; `settled` once everything is pressed that leads there. */
    show(name: string, lang: string): { element: HTMLElement; settled: Promise<unknown> } {
      const state = states[name]!;
      const tag = state.element ?? `state-${name}-${++shown}`;
      if (!state.element) {
        const shop = shopFor(state);
        define(tag, shop, panel(shop), sheets, 'panel');
      }
      const element = h(tag as 'div', { lang, amount: '48.00', currency: 'EUR' }, '…');
      const press = async (): Promise<void> => {
        for (const selector of state.press ?? []) (await appears(element.shadowRoot!, selector)).click();
        if (!state.fails) return;
        await appears(element.shadowRoot!, '.header');
        fail(element as unknown as Host, state.fails);
      };
      return { element, settled: press() };
    },
  };
}
