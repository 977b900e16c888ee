import type { Member, Program } from './shapes.js';
import type { Tokens } from './tokens.js';

export type Api = ReturnType<typeof apiOf>;

/** Why there is no answer: a stable code and, where the server said one, its title in the reader's language. */
export type Refusal = Error & { status?: number; title?: string };

/** Reads JSON; what is not 2xx is an Error with the stable code of its problem, `unreachable` where it has none. */
export async function readJson<T>(address: string, init?: RequestInit, as: 'json' | 'blob' = 'json'): Promise<T> {
  // What is made at a storefront, and a file, takes longer than what is only read: they name their method.
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(init?.method ? 20_000 : 8000) });
  if (response.ok) return response[as]() as Promise<T>;
  const { code = 'unreachable', title } = (await response.json().catch(() => ({}))) as Record<string, string>;
  throw Object.assign(new Error(code), { status: response.status, title });
}

/** The public routes of one shop. Member routes answer null where nobody is signed in. */
export function apiOf(root: string, tokens: Tokens) {
  const signed = async <T>(path: string, init?: RequestInit, as?: 'blob'): Promise<T | null> => {
    let token = await tokens.current();
    for (let isSecond = false; token; isSecond = true) {
      try {
        const headers = { ...init?.headers, Authorization: 'Bearer ' + token };
        return await readJson<T>(root + 'member' + path, { ...init, headers }, as);
      } catch (refusal) {
        const { status, message } = refusal as Refusal;
        if (status !== 401) throw refusal;
        const now = token.split('.')[1];
        token = await tokens.after(token, message, isSecond);
        // What one shopper has decided is not done in the name of another who has signed in since.
        if (init?.method && token?.split('.')[1] !== now) throw refusal;
      }
    }
    return null;
  };

  return {
    /** In a language, or with '' in the shop's own. */
    program: (lang: string) => readJson<Program>(root + 'program?lang=' + lang),
    member: (lang: string) => signed<Member>('?lang=' + lang),
    signed,
  };
}
