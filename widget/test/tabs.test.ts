import { describe, expect, it } from 'vitest';
import { target } from '../src/tabs.js';

describe('the keys of the tabs', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 0],
    ['ArrowLeft', 0, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['Enter', 1, -1],
  ])('%s on tab %i leads to %i', (key, at, to) => expect(target(key, at, 3, false)).toBe(to));

  it('follow the reading direction', () => {
    expect(target('ArrowLeft', 0, 3, true)).toBe(1);
    expect(target('ArrowRight', 0, 3, true)).toBe(2);
  });
});
