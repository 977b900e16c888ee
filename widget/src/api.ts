import type { Entries, Member, Program } from './shapes.js';
import type { Tokens } from './tokens.js';

export type Api = ReturnType<typeof apiOf>;

/** Reads JSON; what is not 2xx is an Error with the stable code of its problem, `unreachable` where it has none. */
export async function readJson<T>(address: string, init?: RequestInit): Promise<T> {
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(8000) });
  if (response.ok) return response.json() as Promise<T>;
  const { code = 'unreachable' } = (await response.json().catch(() => ({}))) as { code?: string };
  throw Object.assign(new Error(code), { status: response.status });
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
        const { status, message } = refusal as Error & { status?: number };
        if (status !== 401) throw refusal;
        token = await tokens.after(token, message, isSecond);
      }
    }
    return null;
  };

  return {
    /** In a language, or with '' in the shop's own. */
    program: (lang: string) => readJson<Program>(root + 'program?lang=' + lang),
    member: (lang: string) => signed<Member>('?lang=' + lang),
    /** From the newest on, or with `&before=`, from there. */
    entries: (lang: string, from: string) => signed<Entries>('/entries?limit=10&lang=' + lang + from),
    /** `key` stays the same while one press of the button is repeated. */
    join: (lang: string, key: string) =>
      signed<Member>('/join', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        body: JSON.stringify({ terms: 1, lang }),
      }),
  };
}
