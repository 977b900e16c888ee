import { actionsOf } from '../../src/actions.js';
import { h } from '../../src/element.js';
import { define, sheetOf, type Make } from '../../src/elements.js';
import type { Languages } from '../../src/language.js';
import { panelOf } from '../../src/panel.js';
import { shopOf } from '../../src/shop.js';
import inPanel from '../../src/styles/panel.css';
import inTabs from '../../src/styles/sections.css';
import type { WordFile } from '../../src/words.js';
import { cannedApi } from './canned.js';
import { states, type State } from './states.js';

const longest = 4000;

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

/** Where every state is played by the widget's own code, each by an element of its own name. */
export function stage(languages: Languages, wordsIn: (name: string) => Promise<WordFile>) {
  const sheets = [sheetOf(inPanel + inTabs)];
  const defined = new Set<string>();

  const cast = (name: string, { name: greeted, cart, ...state }: State): void => {
    if (defined.has(name)) return;
    defined.add(name);
    const shop = shopOf(cannedApi(state), languages, wordsIn);
    Object.assign(shop, { name: greeted, cart, chosen: null });
    const make: Make = box => {
      const { node, show } = panelOf(shop, actionsOf(shop.api));
      return view => {
        show(view);
        if (!node.isConnected) box.replaceChildren(node);
      };
    };
    define(name, shop, make, sheets, 'panel');
  };

  return {
    /** An element in a state; `settled` once everything is pressed that leads there. */
    show(name: string, lang: string): { element: HTMLElement; settled: Promise<unknown> } {
      const state = states[name]!;
      cast(`state-${name}`, state);
      const element = h(`state-${name}` as 'div', { lang }, '…');
      const press = async (): Promise<void> => {
        for (const selector of state.press ?? []) (await appears(element.shadowRoot!, selector)).click();
      };
      return { element, settled: press() };
    },
  };
}
