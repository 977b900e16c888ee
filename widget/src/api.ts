import type { Entries, Member, Program, Quote, Redeemed, Wanted } from './shapes.js';
import type { Tokens } from './tokens.js';

export type Api = ReturnType<typeof apiOf>;

/** Why there is no answer: a stable code and, where the server said one, its title in the reader's language. */
export type Refusal = Error & { status?: number; title?: string };

/** Reads JSON; what is not 2xx is an Error with the stable code of its problem, `unreachable` where it has none. */
export async function readJson<T>(address: string, init?: RequestInit): Promise<T> {
  // What is made at a storefront takes longer than what is only read.
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(init?.method ? 20_000 : 8000) });
  if (response.ok) return response.json() as Promise<T>;
  const { code = 'unreachable', title } = (await response.json().catch(() => ({}))) as Record<string, string>;
  throw Object.assign(new Error(code), { status: response.status, title });
}

/** The public routes of one shop. Member routes answer null where nobody is signed in. */
export function apiOf(root: string, tokens: Tokens) {
  const signed = async <T>(path: string, init?: RequestInit): Promise<T | null> => {
    let token = await tokens.current();
    for (let isSecond = false; token; isSecond = true) {
      try {
        const headers = { ...init?.headers, Authorization: 'Bearer ' + token };
        return await readJson<T>(root + 'member' + path, { ...init, headers });
      } catch (refusal) {
        const { status, message } = refusal as Refusal;
        if (status !== 401) throw refusal;
        token = await tokens.after(token, message, isSecond);
      }
    }
    return null;
  };

  /** `key` stays the same while one intent is repeated: the same again is done once. */
  const post = <T>(path: string, lang: string, body: object, key?: string): Promise<T | null> =>
    signed<T>(`/${path}?lang=${lang}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
    });

  return {
    /** In a language, or with '' in the shop's own. */
    program: (lang: string) => readJson<Program>(root + 'program?lang=' + lang),
    member: (lang: string) => signed<Member>('?lang=' + lang),
    /** From the newest on, or with `&before=`, from there. */
    entries: (lang: string, from: string) => signed<Entries>('/entries?limit=10&lang=' + lang + from),
    join: (lang: string, terms: number, key: string) => post<Member>('join', lang, { terms, lang }, key),
    /** Without `points`, for as many as can be used. */
    quote: (lang: string, cart: object, points?: number) => post<Quote>('quote', lang, { cart, points }),
    redeem: (lang: string, wanted: Wanted, key: string) => post<Redeemed>('redemptions', lang, wanted, key),
    undo: (lang: string, id: string) => signed<Redeemed>(`/redemptions/${id}?lang=${lang}`, { method: 'DELETE' }),
  };
}

/** For one intent; there is no secret in it. Pages without TLS, on a developer's machine, have no `randomUUID`. */
export const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
