import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import english from '../../locales/en.json';
import type { Actions } from '../src/actions.js';
import { doingOf } from '../src/sections/rewards/doing.js';
import type { Redemption } from '../src/shapes.js';
import type { Shop, View } from '../src/shop.js';
import { wordsOf } from '../src/words.js';

const words = wordsOf('en', { messages: english });
const view = (...taken: Partial<Redemption>[]): View => ({ words, member: { taken } }) as unknown as View;
const redeemed = (state: string) => ({ redemption: { id: 'r1', name: 'Tea', state, code: 'ABC' }, available: 0 });
const refusal = (status?: number, title?: string): Error => Object.assign(new Error('x'), { status, title });
const wanted = { reward: 'tea' };

function asked() {
  const api = { redeem: vi.fn(), undo: vi.fn(), member: vi.fn() };
  const shop = { api, changed: vi.fn(), refresh: vi.fn() };
  const announce = vi.fn();
  const doing = doingOf(shop as unknown as Shop, api as unknown as Actions);
  doing.look(view());
  const keyOf = (call: number): string => api.redeem.mock.calls[call]![2];
  return { api, shop, announce, doing, keyOf, redeem: () => doing.redeem('tea', wanted, announce) };
}

describe('redeeming', () => {
  const told = vi.fn();

  beforeEach(() => {
    const page = new EventTarget();
    vi.stubGlobal('document', page);
    vi.stubGlobal('console', { warn: vi.fn() });
    vi.useFakeTimers();
    told.mockReset();
    page.addEventListener('loyalty:redeem', event => told((event as CustomEvent).detail));
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('asks for the same again while nobody knows whether it was done, and for another one after', async () => {
    const { api, shop, doing, redeem, keyOf } = asked();
    api.redeem.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    api.redeem.mockRejectedValueOnce(refusal(503, 'Away'));
    api.redeem.mockResolvedValue(redeemed('ready'));

    await redeem();
    expect(doing.at('tea')).toEqual({ isAsked: true, said: english['problem.storage_unavailable'] });
    expect(shop.refresh).not.toHaveBeenCalled();
    await redeem();
    await redeem();
    expect(doing.at('tea')).toEqual({});
    await redeem();

    expect([keyOf(1), keyOf(2)]).toEqual([keyOf(0), keyOf(0)]);
    expect(keyOf(3)).not.toBe(keyOf(0));
  });

  it('says why it was refused in the server’s words, and looks again', async () => {
    const { api, shop, announce, doing, redeem } = asked();
    api.redeem.mockRejectedValue(refusal(409, 'Sold out.'));

    await redeem();

    expect(doing.at('tea')).toEqual({ isAsked: false, said: 'Sold out.' });
    expect(announce).toHaveBeenLastCalledWith('Sold out.');
    expect(shop.refresh).toHaveBeenCalledTimes(1);
  });

  it('is forgotten when somebody else signs in', async () => {
    const { api, doing, redeem, keyOf } = asked();
    api.redeem.mockRejectedValue(new TypeError('Failed to fetch'));
    await redeem();

    doing.look({ words, member: { customer: 'shopify:2', taken: [] } } as unknown as View);
    expect(doing.at('tea')).toEqual({});
    await redeem();

    expect(keyOf(1)).not.toBe(keyOf(0));
  });

  it('tells the page of a code once, when it is there', async () => {
    const { api, doing, redeem } = asked();
    api.redeem.mockResolvedValue(redeemed('pending'));
    await redeem();

    doing.look(view({ id: 'r1', state: 'pending' }));
    expect(told).not.toHaveBeenCalled();
    doing.look(view({ id: 'r1', state: 'ready', code: 'ABC' }, { id: 'r0', state: 'ready' }));
    doing.look(view({ id: 'r1', state: 'ready', code: 'ABC' }));

    expect(told.mock.calls).toEqual([[{ id: 'r1', state: 'ready', code: 'ABC' }]]);
  });

  it('leads to what was redeemed once, and only where it was', async () => {
    const { api, announce, doing, redeem } = asked();
    api.redeem.mockResolvedValue(redeemed('ready'));
    await redeem();

    expect(doing.isNews('r1', vi.fn())).toBe(false);
    expect(doing.isNews('r1', announce)).toBe(true);
    expect(doing.isNews('r1', announce)).toBe(false);
  });

  it('says that what could not be had has cost nothing', async () => {
    const { api, doing, announce, redeem } = asked();
    api.redeem.mockResolvedValue(redeemed('undone'));

    await redeem();

    expect(doing.at('tea').said).toBe(english['entry.returned.refused']);
    expect(announce).toHaveBeenLastCalledWith(english['entry.returned.refused']);
  });

  it('waits longer and longer for what is being made, and not for what is there', async () => {
    const { api, shop, doing } = asked();
    const pending = { id: 'r1', state: 'pending' };
    api.member.mockResolvedValue({ taken: [pending] });
    doing.look(view(pending));
    doing.look(view(pending));

    await vi.advanceTimersByTimeAsync(2000);
    expect(api.member).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(3999);
    expect(api.member).toHaveBeenCalledTimes(1);
    api.member.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    await vi.advanceTimersByTimeAsync(1);
    expect(api.member).toHaveBeenCalledTimes(2);
    expect(shop.refresh).not.toHaveBeenCalled();

    api.member.mockResolvedValue({ taken: [{ ...pending, state: 'ready' }] });
    await vi.advanceTimersByTimeAsync(8000);
    expect(shop.refresh).toHaveBeenCalledTimes(1);
    doing.look(view({ id: 'r1', state: 'ready' }));
    await vi.advanceTimersByTimeAsync(600_000);
    expect(api.member).toHaveBeenCalledTimes(3);
  });

  it('tells the page what was given back', async () => {
    const { api, doing, announce } = asked();
    api.undo.mockResolvedValue(redeemed('undone'));

    await doing.undo('r1', 'r1', announce);

    expect(told.mock.calls[0]![0]).toMatchObject({ id: 'r1', state: 'undone' });
    expect(announce).toHaveBeenLastCalledWith(english['entry.returned.revoked']);
  });
});
