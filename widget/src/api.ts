import type { Entries, Member, Program } from './shapes.js';
import type { Tokens } from './tokens.js';

const timeoutMilliseconds = 8000;

/** An answer that is not 2xx, by its stable code; `unreachable` where no problem came with it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
  ) {
    super(code);
  }
}

/** The public routes of one shop. Member routes answer null where nobody is signed in. */
export class Api {
  constructor(
    private readonly root: string,
    private readonly tokens: Tokens,
    private readonly fetcher: typeof fetch,
  ) {}

  program(lang: string | null): Promise<Program> {
    return this.read<Program>(address('program', { lang }), {});
  }

  member(lang: string): Promise<Member | null> {
    return this.signed<Member>(address('member', { lang }), {});
  }

  entries(lang: string, before: number | null): Promise<Entries | null> {
    return this.signed<Entries>(address('member/entries', { lang, before, limit: 10 }), {});
  }

  /** `key` stays the same while one press of the button is repeated. */
  join(lang: string, key: string): Promise<Member | null> {
    return this.signed<Member>('member/join', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ terms: 1, lang }),
    });
  }

  private async signed<T>(path: string, init: RequestInit): Promise<T | null> {
    let token = await this.tokens.current();
    for (let isSecond = false; token; isSecond = true) {
      try {
        return await this.read<T>(path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
      } catch (refusal) {
        if (!(refusal instanceof Refusal) || refusal.status !== 401) throw refusal;
        token = await this.tokens.after(token, refusal.code, isSecond);
      }
    }
    return null;
  }

  private async read<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.fetcher(this.root + path, {
      ...init,
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (response.ok) return (await response.json()) as T;
    const problem = (await response.json().catch(() => ({}))) as { code?: string; title?: string };
    throw new Refusal(response.status, problem.code ?? 'unreachable', problem.title ?? '');
  }
}

function address(path: string, parameters: Record<string, string | number | null>): string {
  const query = Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return query.length ? `${path}?${query.join('&')}` : path;
}
