import { describe, expect, it, vi } from 'vitest';
import { askAt, Tokens } from '../src/tokens.js';

const fresh = 'v1.c2hvcGlmeTo3MDAx.2000.aa';
const stale = 'v1.c2hvcGlmeTo3MDAx.500.bb';

function tokens(answers: (string | null)[] | null) {
  const ask = answers && vi.fn(async () => answers.shift() ?? null);
  const needed = vi.fn();
  return { ask, needed, tokens: new Tokens({ ask, needed, now: () => 1000 }) };
}

describe('the member token', () => {
  it('is sent as given where the page has no address to ask', async () => {
    const page = tokens(null);
    page.tokens.give(stale);
    expect(await page.tokens.current()).toBe(stale);
  });

  it('is asked for when there is none, once for many readers', async () => {
    const page = tokens([fresh]);
    expect(await Promise.all([page.tokens.current(), page.tokens.current()])).toEqual([fresh, fresh]);
    expect(page.ask).toHaveBeenCalledTimes(1);
  });

  it('is asked for again when it has run out', async () => {
    const page = tokens([fresh]);
    page.tokens.give(stale);
    expect(await page.tokens.current()).toBe(fresh);
  });

  it('is asked for once more when the server refuses it, and then no more', async () => {
    const page = tokens([fresh, fresh]);
    const first = await page.tokens.current();
    const second = await page.tokens.after(first!, 'token_expired', false);
    expect(await page.tokens.after(second!, 'token_forged', true)).toBeNull();
    expect(page.ask).toHaveBeenCalledTimes(2);
    expect(page.needed).toHaveBeenCalledTimes(1);
  });

  it('tells the page that one is needed where nobody can be asked', async () => {
    const page = tokens(null);
    page.tokens.give(stale);
    expect(await page.tokens.after(stale, 'token_expired', false)).toBeNull();
    expect(page.needed).toHaveBeenCalledExactlyOnceWith('token_expired');
    expect(await page.tokens.current()).toBeNull();
  });

  it('is the newer one where the page has identified again in between', async () => {
    const page = tokens(null);
    page.tokens.give(fresh);
    expect(await page.tokens.after(stale, 'token_expired', false)).toBe(fresh);
    expect(page.needed).not.toHaveBeenCalled();
  });

  it('is gone after a sign-out, and an answer still under way does not bring it back', async () => {
    const page = tokens([fresh]);
    const underWay = page.tokens.current();
    page.tokens.give(null);
    expect(await underWay).toBeNull();
    expect(await page.tokens.current()).toBeNull();
  });

  it('is asked for again after an answer that never came', async () => {
    const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(fresh);
    const again = new Tokens({ ask, needed: () => {}, now: () => 1000 });
    await expect(again.current()).rejects.toThrow('offline');
    expect(await again.current()).toBe(fresh);
  });
});

describe('data-token-url', () => {
  const answer =
    (status: number, text: string): typeof fetch =>
    async () =>
      new Response(text, { status });

  it('is asked only of the page’s own origin', () => {
    expect(askAt('https://other.example/token', 'https://shop.example/', answer(200, fresh))).toBeNull();
    expect(askAt('//other.example/token', 'https://shop.example/', answer(200, fresh))).toBeNull();
  });

  it.each([
    [200, ` ${fresh}\n`, fresh],
    [200, JSON.stringify({ token: fresh }), fresh],
    [200, '', null],
    [200, '{"token":null}', null],
    [403, 'no', null],
    [302, fresh, null],
  ])('answered %i %j means %j', async (status, text, token) => {
    const ask = askAt('/token', 'https://shop.example/cart', answer(status, text))!;
    expect(await ask()).toBe(token);
  });

  it('never comes from a cache', async () => {
    const fetcher = vi.fn(answer(200, fresh));
    await askAt('token', 'https://shop.example/a/', fetcher)!();
    const options = { cache: 'no-store', credentials: 'same-origin' };
    expect(fetcher).toHaveBeenCalledWith('https://shop.example/a/token', options);
  });
});
