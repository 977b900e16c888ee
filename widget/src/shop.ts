import type { Api } from './api.js';
import { choose, type Languages } from './language.js';
import type { Member, Program } from './shapes.js';
import type { Rewards } from './rewards/rewards.js';
import { wordsOf, type WordFile, type Words } from './words.js';

/** What every element of the widget shows, in one language. Without a member, nobody is signed in. */
export interface View {
  words: Words;
  program: Program;
  member: Member | null;
  /** A name for greeting, told by the page; it never leaves the page. */
  name?: string;
}

/** Where joining is automatic, who has never bought is shown as a member with nothing yet. */
export const isMember = ({ member, program }: View): boolean | null =>
  member && (member.state === 'member' || (member.state === 'none' && program.joining === 'automatic'));

/** What a cart's goods come to, `49.90`. */
export interface Cart {
  amount: string | null;
  currency: string | null;
}

const storageKey = 'loyalty.lang';

/** Storage may be forbidden; then a choice lasts as long as the page. */
function stored<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

export type Shop = ReturnType<typeof shopOf>;

/** The one state behind all elements of a page. Elements listen for `change` and ask for their view again. */
export function shopOf(
  api: Api,
  languages: Languages,
  wordsIn: (tag: string) => Promise<WordFile>,
  rewardsModule: () => Promise<(shop: Shop) => Rewards>,
) {
  const changes = new EventTarget();
  /** One for all elements, fetched where somebody looks at rewards; their words come with every view from then on. */
  let rewards: Promise<Rewards> | undefined;
  const changed = (): void => void changes.dispatchEvent(new Event('change'));
  /** The page's choice of language, as its script tag or `Loyalty('locale', …)` told it. */
  let spoken: string | null | undefined;
  let kept = new Map<string, Promise<unknown>>();
  /** Commands that waited in the queue come before the first view: nobody is shown as a visitor who has identified. */
  const begun = new Promise(resolve => setTimeout(resolve));

  /** Asks once for many readers, and again after a failure. */
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const asked = kept;
    const answer = (asked.get(key) as Promise<T> | undefined) ?? ask();
    asked.set(key, answer);
    answer.catch(() => asked.delete(key));
    return answer;
  };

  const languageOf = async (element: HTMLElement): Promise<string> =>
    choose(
      [
        shop.chosen,
        element.lang,
        spoken,
        element.parentElement?.closest<HTMLElement>('[lang]')?.lang,
        document.documentElement.lang,
        (window as { Shopify?: { locale?: string } }).Shopify?.locale,
      ],
      languages,
    ) || choose([(await once('', () => api.program(''))).defaultLanguage, ...navigator.languages, 'en'], languages);

  const teach = async ({ tag, messages }: Words): Promise<void> => {
    if (rewards) Object.assign(messages, (await once('rewards.' + tag, () => wordsIn('rewards.' + tag))).messages);
  };

  const shop = {
    /** For greeting; told by the page. */
    name: undefined as string | undefined,
    /** What is about to be bought, where the page says so. */
    cart: undefined as Cart | undefined,
    api,
    changes,
    changed,
    /** The shopper's own choice of language, once made. */
    chosen: stored(() => localStorage.getItem(storageKey)),

    /** The view for an element of the page, in that element's language. */
    async view(element: HTMLElement): Promise<View> {
      await begun;
      const tag = await languageOf(element);
      const view = await once(tag, async () => {
        const [file, program, member] = await Promise.all([wordsIn(tag), api.program(tag), api.member(tag)]);
        return { words: wordsOf(tag, file), program, member, name: shop.name };
      });
      await teach(view.words);
      return view;
    },

    /** The module of rewards, and its words among `words`. Asked for again after a failure. */
    async rewards(words: Words): Promise<Rewards> {
      rewards ??= rewardsModule().then(make => make(shop));
      try {
        const [made] = await Promise.all([rewards, teach(words)]);
        return made;
      } catch (problem) {
        rewards = undefined;
        throw problem;
      }
    },

    /** Everything is asked for again: after a purchase, a sign-in, a sign-out. */
    refresh(): void {
      kept = new Map();
      changed();
    },

    /** '' goes back to the page's language. Only now is anything stored on the device. */
    choose(tag: string): void {
      shop.chosen = tag;
      stored(() => (tag ? localStorage.setItem(storageKey, tag) : localStorage.removeItem(storageKey)));
      changed();
    },

    /** The page's choice; nothing is stored. */
    speak(tag?: string | null): void {
      spoken = tag;
      changed();
    },
  };
  return shop;
}
