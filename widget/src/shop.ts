import type { Api } from './api.js';
import { choose, type Languages } from './language.js';
import type { Member, Program } from './shapes.js';
import { wordsOf, type WordFile, type Words } from './words.js';

/** Who is signed in, in one language. Without a member, nobody is. */
export interface Glance {
  words: Words;
  member: Member | null;
  /** A name for greeting, told by the page; it never leaves the page. */
  name?: string;
  /** What has been asked for besides, by whoever looks closer; it ends with this. */
  asked: Map<string, Promise<unknown>>;
}

/** What every element that somebody looks at shows. */
export interface View extends Glance {
  program: Program;
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
  wordsIn: (name: string) => Promise<WordFile>,
) {
  const changes = new EventTarget();
  const changed = (): void => void changes.dispatchEvent(new Event('change'));
  /** The page's choice of language, as its script tag or `Loyalty('locale', …)` told it. */
  let spoken: string | null | undefined;
  /** The member's choice, as the shop tells it; what was chosen on this device comes first. */
  let own: string | null | undefined;
  let kept = new Map<string, Promise<unknown>>();
  /** Words are the same until the page ends. */
  const files = new Map<string, Promise<unknown>>();
  /** Commands that waited in the queue come before the first view: nobody is shown as a visitor who has identified. */
  const begun = new Promise(resolve => setTimeout(resolve));

  /** Asks once for many readers, and again after a failure or once everything is asked for again. */
  const once = <T>(key: string, ask: () => Promise<T>, asked = kept): Promise<T> => {
    const answer = (asked.get(key) as Promise<T> | undefined) ?? ask();
    asked.set(key, answer);
    answer.catch(() => asked.delete(key));
    return answer;
  };

  const languageOf = async (element: HTMLElement): Promise<string> =>
    choose(
      [
        shop.chosen ?? own,
        element.lang,
        spoken,
        element.parentElement?.closest<HTMLElement>('[lang]')?.lang,
        document.documentElement.lang,
        (window as { Shopify?: { locale?: string } }).Shopify?.locale,
      ],
      languages,
    ) || choose([(await once('', () => api.program(''))).defaultLanguage, ...navigator.languages, 'en'], languages);

  /** The words of a group, `panel`, `rewards`, in one language. */
  const group = (name: string, tag: string): Promise<WordFile> =>
    once(name + tag, () => wordsIn(`${name}.${tag}`), files);
  const wordsFor = (tag: string): Promise<Words> =>
    once(tag, async () => wordsOf(tag, await group('core', tag)), files);


  const shop = {
    /** For greeting; told by the page. */
    name: undefined as string | undefined,
    /** The shopper's token has expired, and the page gave no other. */
    isExpired: false,
    /** Where the page takes codes, as `data-apply-url` says it. */
    applyUrl: undefined as string | undefined,
    /** What is about to be bought, where the page says so. */
    cart: undefined as Cart | undefined,
    api,
    once,
    changes,
    changed,
    /** The shopper's own choice of language, once made. */
    chosen: stored(() => localStorage.getItem(storageKey)),

    /** Who is signed in, in that element's language. Every page asks for it, so it asks for nothing else. */
    async glance(element: HTMLElement): Promise<Glance> {
      await begun;
      const tag = await languageOf(element);
      const glance = await once(tag, async () => {
        const [words, member] = await Promise.all([wordsFor(tag), api.member(tag)]);
        return { words, member, name: shop.name, asked: new Map() };
      });
      const told = glance.member?.preferences?.language;
      if (told === own) return glance;
      own = told;
      return shop.glance(element);
    },

    /** The view for an element of the page, in that element's language, with more words than every page has. */
    async view(element: HTMLElement, ...groups: string[]): Promise<View> {
      const glance = await shop.glance(element);
      const { words, asked } = glance;
      const view = once('view', async () => ({ ...glance, program: await api.program(words.tag) }), asked);
      await shop.learn(words, ...groups);
      return view;
    },

    /** Fetches words where somebody looks at what says them. Asked for again after a failure. */
    async learn(words: Words, ...groups: string[]): Promise<void> {
      await Promise.all(groups.map(async name => words.learn(name, await group(name, words.tag))));
    },

    /** Everything is asked for again: after a purchase, a sign-in, a sign-out. */
    refresh(): void {
      kept = new Map();
      changed();
    },

    /** The shopper's; '' goes back to the page's. Only now is anything stored on the device. */
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
