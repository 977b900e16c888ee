import { afterEach, describe, expect, it, vi } from 'vitest';
import { askAt, tokensFrom } from '../src/tokens.js';

const fresh = 'v1.c2hvcGlmeTo3MDAx.2000.aa';
const stale = 'v1.c2hvcGlmeTo3MDAx.500.bb';

function tokens(answers: (string | null)[] | null) {
  const ask = answers && vi.fn(async () => answers.shift() ?? null);
  const needed = vi.fn();
  return { ask, needed, tokens: tokensFrom({ ask, needed }) };
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
    const page = tokens([fresh, fresh]);
    const underWay = await page.tokens.current();
    page.tokens.give(null);
    expect(await page.tokens.current()).toBeNull();
    expect(await page.tokens.after(underWay!, 'token_expired', false)).toBeNull();
    expect(page.needed).not.toHaveBeenCalled();
  });

  it('is asked for again after an answer that never came', async () => {
    const ask = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('offline')).mockResolvedValueOnce(fresh);
    const again = tokensFrom({ ask, needed: () => {} });
    await expect(again.current()).rejects.toThrow('offline');
    expect(await again.current()).toBe(fresh);
  });
});

describe('data-token-url', () => {
  const onPage = (href: string, answer: () => Response): void => {
    vi.stubGlobal('location', new URL(href));
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>(async () => answer()),
    );
  };
  afterEach(() => vi.unstubAllGlobals());

  it('is asked only of the page’s own origin', () => {
    onPage('https://shop.example/', () => new Response(fresh));
    expect(askAt('https://other.example/token')).toBeNull();
    expect(askAt('//other.example/token')).toBeNull();
  });

  it.each([
    [200, ` ${fresh}\n`, fresh],
    [200, '', null],
    [200, '<html>Sign in</html>', null],
    [403, 'no', null],
    [302, fresh, null],
  ])('answered %i %j means %j', async (status, text, token) => {
    onPage('https://shop.example/cart', () => new Response(text, { status }));
    expect(await askAt('/token')!()).toBe(token);
  });

  it('never comes from a cache', async () => {
    onPage('https://shop.example/a/', () => new Response(fresh));
    await askAt('token')!();
    expect(fetch).toHaveBeenCalledWith('https://shop.example/a/token', { cache: 'no-store' });
  });
});
