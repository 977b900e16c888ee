import { describe, expect, it } from 'vitest';
import { applyAddress } from '../src/apply.js';

const page = 'https://shop.example/products/lamp?a=1';
const to = (template?: string, code = 'TEA-5', on = page): string | null => applyAddress(template, code, on);

describe('where a code is taken', () => {
  it('is an address of the page, with the code in it', () => {
    expect(to('/discount/{code}?redirect=/cart')).toBe('https://shop.example/discount/TEA-5?redirect=/cart');
    expect(to('?coupon={code}')).toBe('https://shop.example/products/lamp?coupon=TEA-5');
    expect(to('https://shop.example/{code}')).toBe('https://shop.example/TEA-5');
    expect(to('/cart?coupon={code}', 'A', 'http://localhost:7071/demo/')).toBe('http://localhost:7071/cart?coupon=A');
  });

  it.each([
    ['A B&c=1#/é', 'https://shop.example/d?c=A%20B%26c%3D1%23%2F%C3%A9'],
    ['{code}', 'https://shop.example/d?c=%7Bcode%7D'],
    ["$&$'", "https://shop.example/d?c=%24%26%24'"],
  ])('has the code %j as part of it, and as nothing more', (code, address) =>
    expect(to('/d?c={code}', code)?.replaceAll('%27', "'")).toBe(address),
  );

  it('is nowhere unless the page says so', () => expect(to()).toBeNull());

  it('is the page’s own doing where it names no address', () => {
    expect(to('')).toBe('');
    expect(to(' ')).toBe('');
  });

  it.each([
    'https://evil.example/{code}',
    'http://shop.example/{code}',
    'https://shop.example:8443/{code}',
    'https://shop.example@evil.example/{code}',
    'https://{code}.example/',
    '//evil.example/{code}',
    '/\\evil.example/{code}',
    '\\\\evil.example/{code}',
    'javascript:alert("{code}")',
    ' java\nscript:alert("{code}")',
    'data:text/html,{code}',
    'blob:https://shop.example/{code}',
    'mailto:{code}',
    'https://[{code}/',
    '/discount/code',
    '/discount/{CODE}',
  ])('is not %j', template => expect(to(template)).toBeNull());

  it('is not a scheme of its own where the page has no origin to compare', () => {
    expect(to('javascript:alert("{code}")', 'A', 'file:///shop.html')).toBeNull();
    expect(to('data:,{code}', 'A', 'data:text/html,page')).toBeNull();
  });

  const hostile = ['javascript:alert(1)', '//evil.example', 'https://evil.example/'];

  it.each(hostile)('is not where the code %j leads', code => {
    expect(to('{code}', code)).toMatch(/^https:\/\/shop\.example\/products\//);
    expect(to('/{code}', code)).toMatch(/^https:\/\/shop\.example\//);
  });
});
