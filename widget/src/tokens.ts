/** What the page tells the widget of its shopper, and how it is asked again. */
export interface TokenSource {
  /** Asks the page's own server; null where the page gave no address, or nobody is signed in. */
  ask: (() => Promise<string | null>) | null;
  /** Tells the page that its token was refused, with the code of the refusal, and that no other was to be had. */
  needed: (code: string) => void;
}

export type Tokens = ReturnType<typeof tokensFrom>;

/** The member token in use, or the answer to come. It lives in memory only: nothing is written to the device. */
export function tokensFrom({ ask, needed }: TokenSource) {
  let held: Promise<string | null> | undefined;

  /** The token, or null; asked for where there is none, once for many readers, and again after a failure. */
  const current = (): Promise<string | null> => {
    const asked = (held ??= ask ? ask() : Promise.resolve(null));
    asked.catch(() => {
      if (held === asked) held = undefined;
    });
    return asked;
  };

  return {
    current,

    /** From `data-token` or `identify`; null signs the shopper out until the next `identify`. */
    give(token: string | null): void {
      held = Promise.resolve(token);
    },

    /** After the server refused a token: another one, or null. `isSecond` where this was already the other one. */
    async after(refused: string, code: string, isSecond: boolean): Promise<string | null> {
      const now = await current();
      if (now !== refused && !isSecond) return now;
      held = undefined;
      const renewed = isSecond ? null : await current();
      if (!renewed) needed(code);
      return renewed;
    },
  };
}

/**
 * Asks an address of the page's own origin for a token, as text. Nothing, a refusal, or what is no
 * token, as a page to sign in at, means that nobody is signed in.
 */
export function askAt(address: string): TokenSource['ask'] {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return null;
  return async () => {
    const response = await fetch(url.href, { cache: 'no-store' });
    const token = (await response.text()).trim();
    return response.ok && token.startsWith('v1.') ? token : null;
  };
}
