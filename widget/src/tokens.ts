/** What the page tells the widget of its shopper, and how it is asked again. */
export interface TokenSource {
  /** Asks the page's own server; null where the page gave no address, or nobody is signed in. */
  ask: (() => Promise<string | null>) | null;
  /** Tells the page that its token was refused, with the code of the refusal, and that no other was to be had. */
  needed: (code: string) => void;
  /** Unix seconds. */
  now: () => number;
}

/** The member token in use. It lives in memory only: nothing is written to the device. */
export class Tokens {
  private token: string | null = null;
  private asking: Promise<string | null> | null = null;
  private isSignedOut = false;

  constructor(private readonly source: TokenSource) {}

  /** From `data-token` or `identify`; null signs the shopper out until the next `identify`. */
  give(token: string | null): void {
    this.token = token;
    this.asking = null;
    this.isSignedOut = token === null;
  }

  /** A token worth sending, or null. Asked for where there is none yet, or where the one at hand is past its time. */
  async current(): Promise<string | null> {
    if (this.isSignedOut) return null;
    if (!this.source.ask) return this.token;
    const isFresh = this.token !== null && expiryOf(this.token) > this.source.now();
    return isFresh ? this.token : this.ask();
  }

  /** After the server refused `token`: another one, or null. `isSecond` where this was already the other one. */
  async after(token: string, code: string, isSecond: boolean): Promise<string | null> {
    if (this.token !== token && this.token !== null && !isSecond) return this.token;
    this.token = null;
    const renewed = this.source.ask && !isSecond ? await this.ask() : null;
    if (!renewed) this.source.needed(code);
    return renewed;
  }

  /** One question at a time; an answer that comes after a newer `give` is not taken. */
  private ask(): Promise<string | null> {
    if (this.asking) return this.asking;
    const asking: Promise<string | null> = this.source.ask!()
      .then(token => (this.asking === asking ? (this.token = token) : this.token))
      .finally(() => {
        if (this.asking === asking) this.asking = null;
      });
    return (this.asking = asking);
  }
}

/** `v1.{customer}.{expires}.{signature}` → expires; 0 where it is not of that form. */
function expiryOf(token: string): number {
  return Number(token.split('.')[2]) || 0;
}

/**
 * Asks an address of the page's own origin for a token: the token as text, or `{"token": "…"}`. Anything but a 200
 * means that nobody is signed in.
 */
export function askAt(address: string, page: string, fetcher: typeof fetch): (() => Promise<string | null>) | null {
  const url = new URL(address, page);
  if (url.origin !== new URL(page).origin) return null;
  return async () => {
    const response = await fetcher(url.href, { cache: 'no-store', credentials: 'same-origin' });
    if (response.status !== 200) return null;
    const text = (await response.text()).trim();
    return (text.startsWith('{') ? (JSON.parse(text) as { token?: string }).token : text) || null;
  };
}
