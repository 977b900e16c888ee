import type { Api } from './api.js';
import { choose, resolve } from './language.js';
import type { PanelModule } from './later.js';
import type { Member, Program } from './shapes.js';
import { Words, type WordFile } from './words.js';

/** What every element of the widget shows, in one language. Without a member, nobody is signed in. */
export interface View {
  words: Words;
  program: Program;
  member: Member | null;
  /** A name for greeting, told by the page; it never leaves the page. */
  name: string | null;
}

/** What the script tag says. */
export interface Settings {
  lang: string | null;
  theme: string | null;
  signIn: string | null;
  currency: string | null;
}

const storageKey = 'loyalty.lang';

/** The one state behind all elements of a page. Elements listen for `change` and ask for their view again. */
export class Shop extends EventTarget {
  private views = new Map<string, Promise<View>>();
  private readonly words = new Map<string, Promise<Words>>();
  private shopDefault: Promise<string> | null = null;
  name: string | null = null;
  /** The shopper's own choice of language, once made. */
  chosen: string | null = stored();
  /** Commands that waited in the queue come before the first view: nobody is shown as a visitor who has identified. */
  private readonly begun = new Promise(resolve => setTimeout(resolve));

  constructor(
    readonly api: Api,
    readonly settings: Settings,
    /** Language tag → address of its words. */
    private readonly locales: Record<string, string>,
    private readonly fetcher: typeof fetch,
    /** The panel's module; the browser fetches it once. */
    readonly panel: () => Promise<PanelModule>,
  ) {
    super();
  }

  get languages(): string[] {
    return Object.keys(this.locales);
  }

  /** The view for an element of the page, in that element's language. */
  async view(element: HTMLElement): Promise<View> {
    await this.begun;
    const tag = await this.languageOf(element);
    const known = this.views.get(tag) ?? this.load(tag);
    this.views.set(tag, known);
    known.catch(() => this.views.get(tag) === known && this.views.delete(tag));
    return known;
  }

  /** Everything is asked for again: after a purchase, a sign-in, a sign-out. */
  refresh(): void {
    this.views = new Map();
    this.dispatchEvent(new Event('change'));
  }

  /** Null goes back to the page's language. Only now is anything stored on the device. */
  choose(tag: string | null): void {
    try {
      if (tag) localStorage.setItem(storageKey, tag);
      else localStorage.removeItem(storageKey);
    } catch {
      // Storage may be forbidden; then the choice lasts as long as the page.
    }
    this.chosen = tag;
    this.dispatchEvent(new Event('change'));
  }

  /** The page's choice, as if the script tag had said it. Nothing is stored. */
  speak(tag: string | null): void {
    this.settings.lang = tag;
    this.dispatchEvent(new Event('change'));
  }

  private async languageOf(element: HTMLElement): Promise<string> {
    const shipped = this.languages;
    const candidates = [
      this.chosen,
      element.getAttribute('lang'),
      this.settings.lang,
      element.parentElement?.closest('[lang]')?.getAttribute('lang'),
      document.documentElement.lang,
      (window as { Shopify?: { locale?: string } }).Shopify?.locale,
    ];
    if (candidates.some(tag => tag && resolve(tag, shipped))) return choose(candidates, shipped);
    this.shopDefault ??= this.api.program(null).then(program => program.defaultLanguage);
    this.shopDefault.catch(() => (this.shopDefault = null));
    return choose([await this.shopDefault, ...navigator.languages], shipped);
  }

  private async load(tag: string): Promise<View> {
    const [words, program, member] = await Promise.all([
      this.wordsOf(tag),
      this.api.program(tag),
      this.api.member(tag),
    ]);
    return { words, program, member, name: this.name };
  }

  private wordsOf(tag: string): Promise<Words> {
    const known =
      this.words.get(tag) ??
      this.fetcher(this.locales[tag]!, { signal: AbortSignal.timeout(8000) }).then(
        async response => new Words(tag, (await response.json()) as WordFile),
      );
    this.words.set(tag, known);
    known.catch(() => this.words.delete(tag));
    return known;
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}
