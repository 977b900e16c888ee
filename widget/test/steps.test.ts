import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Shop, View } from '../src/shop.js';
import { stepsOf } from '../src/steps.js';

const view = (customer: string): View =>
  ({ words: { tag: 'en', text: (key: string) => key }, member: { customer } }) as unknown as View;

function begun() {
  const shop = { changed: vi.fn(), refresh: vi.fn() };
  const steps = stepsOf(shop as unknown as Shop);
  steps.look(view('shopify:1'));
  return { shop, steps, announce: vi.fn() };
}

describe('an act', () => {
  beforeEach(() => {
    vi.stubGlobal('document', new EventTarget());
    vi.stubGlobal('console', { warn: vi.fn() });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is under way until there is an answer, then done and said', async () => {
    const { shop, steps, announce } = begun();
    let answer = (_: string): void => {};
    const act = steps.act(
      'save',
      announce,
      () => new Promise<string>(resolve => (answer = resolve)),
      done => (steps.put('save', { done }), done),
    );
    expect(steps.at('save')).toEqual({ isBusy: true });
    expect(shop.refresh).not.toHaveBeenCalled();
    answer('Saved');
    await act;
    expect(steps.at('save')).toEqual({ done: 'Saved' });
    expect(announce).toHaveBeenCalledExactlyOnceWith('Saved');
    expect(shop.refresh).toHaveBeenCalledTimes(1);
  });

  it('says nothing where nobody is signed in any more; the shop looks again', async () => {
    const { shop, steps, announce } = begun();
    await steps.act('save', announce, async () => null, String);
    expect(steps.at('save')).toEqual({});
    expect(announce).not.toHaveBeenCalled();
    expect(shop.refresh).toHaveBeenCalledTimes(1);
  });

  it('is nothing to whoever signs in next', async () => {
    const { steps, announce } = begun();
    await steps.act('save', announce, () => Promise.reject(new TypeError('Failed to fetch')), String);
    expect(steps.look(view('shopify:1'))).toBe(false);
    expect(steps.at('save')).toEqual({ isAsked: true, said: 'problem.storage_unavailable' });
    expect(steps.look(view('shopify:2'))).toBe(true);
    expect(steps.at('save')).toEqual({});
  });
});
