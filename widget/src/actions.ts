import type { Api } from './api.js';
import type { Card, Entries, Member, Preferences, Quote, Redeemed, Wanted } from './shapes.js';
import type { Shop } from './shop.js';

export type Actions = ReturnType<typeof actionsOf>;

/**
 * What members look up and do in the panel. Null where nobody is signed in any more; then everything is asked for
 * again, so that whoever looks is told.
 */
export function actionsOf({ api, once, refresh }: Pick<Shop, 'api' | 'once' | 'refresh'>) {
  const signed = async <T>(...asked: Parameters<Api['signed']>): Promise<T | null> => {
    const answer = await api.signed<T>(...asked);
    if (!answer) refresh();
    return answer;
  };
  /** `key` stays the same while one intent is repeated: the same again is done once. */
  const send = <T>(method: string, path: string, lang: string, body?: object, key?: string): Promise<T | null> =>
    signed<T>(`${path}?lang=${lang}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
      body: JSON.stringify(body),
    });

  return {
    /** From the newest on, with the orders that wait for payment, or from `&before=` on; asked for once. */
    entries: (lang: string, from = '') =>
      once('entries' + lang + from, () => signed<Entries>('/entries?limit=10&lang=' + lang + from)),
    join: (lang: string, terms: number, key: string) => send<Member>('POST', '/join', lang, { terms, lang }, key),
    /** Without `points`, for as many as can be used. */
    quote: (lang: string, cart: object, points?: number) => send<Quote>('POST', '/quote', lang, { cart, points }),
    redeem: (lang: string, wanted: Wanted, key: string) => send<Redeemed>('POST', '/redemptions', lang, wanted, key),
    undo: (lang: string, id: string) => send<Redeemed>('DELETE', '/redemptions/' + id, lang),
    card: () => signed<Card>('/card'),
    /** What is not said stays as it is. */
    prefer: (lang: string, chosen: Partial<Preferences>) => send<Member>('PATCH', '', lang, chosen),
    exported: (lang: string) => signed<Blob>('/export?lang=' + lang, { method: 'GET' }, 'blob'),
    leave: (lang: string) => send<Member>('DELETE', '', lang),
  };
}

/** For one intent; there is no secret in it. Pages without TLS, on a developer's machine, have no `randomUUID`. */
export const newKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');
