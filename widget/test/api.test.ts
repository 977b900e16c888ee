import { afterEach, describe, expect, it, vi } from 'vitest';
import { actionsOf } from '../src/actions.js';
import { apiOf } from '../src/api.js';
import type { Shop } from '../src/shop.js';
import { tokensFrom } from '../src/tokens.js';

const json = (body: unknown): Response => new Response(JSON.stringify(body));
const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ code, title: 'x' }), { status });

function api(answers: Response[], asked: (string | null)[] = []) {
  const fetcher = vi.fn<typeof fetch>(async () => answers.shift()!);
  const needed = vi.fn();
  const ask = async (): Promise<string | null> => asked.shift() ?? null;
  const tokens = tokensFrom({ ask: asked.length ? ask : null, needed });
  vi.stubGlobal('fetch', fetcher);
  const client = apiOf('https://host/api/shops/demo/', tokens);
  const refresh = vi.fn();
  const once: Shop['once'] = (_, ask) => ask();
  return { fetcher, needed, refresh, tokens, api: { ...client, ...actionsOf({ api: client, once, refresh }) } };
}

const headersOf = (fetcher: ReturnType<typeof api>['fetcher'], call: number): Record<string, string> =>
  fetcher.mock.calls[call]![1]!.headers as Record<string, string>;

describe('the public routes', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('give the program to anyone, without a token', async () => {
    const { fetcher, api: client } = api([json({ name: 'Demo Club' })]);
    expect(await client.program('zh-Hans')).toEqual({ name: 'Demo Club' });
    expect(fetcher.mock.calls[0]![0]).toBe('https://host/api/shops/demo/program?lang=zh-Hans');
    expect(headersOf(fetcher, 0)).toBeUndefined();
  });

  it('are not even asked for a member while nobody is signed in', async () => {
    const { fetcher, api: client } = api([]);
    expect(await client.member('en')).toBeNull();
    expect(fetcher).not.toHaveBeenCalled();
  });

  it('carry the token in a header, never in the address', async () => {
    const { fetcher, tokens, api: client } = api([json({ state: 'member' })]);
    tokens.give('v1.a.9.b');
    await client.entries('en', '&before=12');
    expect(fetcher.mock.calls[0]![0]).toBe('https://host/api/shops/demo/member/entries?limit=10&lang=en&before=12');
    expect(headersOf(fetcher, 0).Authorization).toBe('Bearer v1.a.9.b');
  });

  it('are tried once more with a new token after a 401', async () => {
    const answers = [problem(401, 'token_expired'), json({ state: 'member' })];
    const { fetcher, api: client } = api(answers, ['v1.a.9.b', 'v1.a.99.b']);
    expect(await client.member('en')).toEqual({ state: 'member' });
    expect(headersOf(fetcher, 1).Authorization).toBe('Bearer v1.a.99.b');
  });

  it('are all asked again for whoever looks once nobody is signed in any more', async () => {
    const { tokens, refresh, api: client } = api([json({ entries: [] }), problem(401, 'token_expired')]);
    tokens.give('v1.a.9.b');
    await client.entries('en');
    expect(refresh).not.toHaveBeenCalled();
    expect(await client.entries('en')).toBeNull();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('answer null after a second 401, and the page hears of it', async () => {
    const refused = api([problem(401, 'token_forged'), problem(401, 'token_forged')], ['v1.a.9.b', 'v1.a.9.c']);
    expect(await refused.api.member('en')).toBeNull();
    expect(refused.needed).toHaveBeenCalledTimes(1);
    expect(refused.fetcher).toHaveBeenCalledTimes(2);
  });

  it('do not do for another what one shopper has decided', async () => {
    const { fetcher, api: client } = api([problem(401, 'token_expired')], ['v1.a.9.b', 'v1.other.99.b']);
    await expect(client.redeem('en', { reward: 'mug' }, 'key')).rejects.toMatchObject({ message: 'token_expired' });
    expect(fetcher).toHaveBeenCalledTimes(1);
  });

  it('pass other refusals on by their code', async () => {
    const { api: client } = api([problem(404, 'shop_unknown')]);
    await expect(client.program('en')).rejects.toMatchObject({ status: 404, message: 'shop_unknown' });
  });

  it('have a code of their own for an answer that is no problem', async () => {
    const { api: client } = api([new Response('<html>', { status: 502 })]);
    await expect(client.program('en')).rejects.toMatchObject({ status: 502, message: 'unreachable' });
  });

  it('join with the key they were given', async () => {
    const { fetcher, tokens, api: client } = api([json({ state: 'member' })]);
    tokens.give('v1.a.9.b');
    await client.join('nb', 2, 'key-1');
    expect(headersOf(fetcher, 0)['Idempotency-Key']).toBe('key-1');
    expect(fetcher.mock.calls[0]![1]!.body).toBe('{"terms":2,"lang":"nb"}');
  });

  it('choose with a merge patch, and without a key', async () => {
    const { fetcher, tokens, api: client } = api([json({ state: 'member' })]);
    tokens.give('v1.a.9.b');
    await client.prefer('nb', { birthday: null });
    const [address, init] = fetcher.mock.calls[0]!;
    expect(address).toBe('https://host/api/shops/demo/member?lang=nb');
    expect(init).toMatchObject({ method: 'PATCH', body: '{"birthday":null}' });
    expect(headersOf(fetcher, 0)).toEqual({ Authorization: 'Bearer v1.a.9.b', 'Content-Type': 'application/json' });
  });

  it('give the export as a file, byte for byte', async () => {
    const { fetcher, tokens, api: client } = api([new Response('{"a": 9007199254740993}')]);
    tokens.give('v1.a.9.b');
    expect(await (await client.exported('en'))!.text()).toBe('{"a": 9007199254740993}');
    expect(fetcher.mock.calls[0]![0]).toBe('https://host/api/shops/demo/member/export?lang=en');
  });
});
