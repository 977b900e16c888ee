import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../src/api.js';
import { shopOf } from '../src/shop.js';
import { languages } from '../words.mjs';

interface Page {
  element?: string;
  script?: string;
  ancestor?: string;
  html?: string;
  shopify?: string;
  shopDefault?: string;
  browser?: string[];
  stored?: string;
  /** The member's choice, as the shop keeps it. */
  member?: string | null;
}

async function languageOn(page: Page): Promise<string> {
  const kept = new Map(page.stored ? [['loyalty.lang', page.stored]] : []);
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null });
  vi.stubGlobal('document', { documentElement: { lang: page.html ?? '' } });
  vi.stubGlobal('window', { Shopify: page.shopify && { locale: page.shopify } });
  vi.stubGlobal('navigator', { languages: page.browser ?? [] });
  const api = {
    program: async () => ({ defaultLanguage: page.shopDefault ?? '' }),
    member: async () => page.member !== undefined && { preferences: { language: page.member } },
  };
  const words = async () => ({ direction: 'ltr', names: {}, messages: {} });
  const shop = shopOf(api as unknown as Api, languages, words);
  shop.speak(page.script);
  const ancestor = { closest: () => page.ancestor && { lang: page.ancestor } };
  const element = { lang: page.element ?? '', parentElement: ancestor };
  return (await shop.view(element as unknown as HTMLElement)).words.tag;
}

describe('the language', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each<[string, Page, string]>([
    ['the shopper’s own choice', { stored: 'pl', element: 'ru', html: 'en' }, 'pl'],
    ['the choice on this device before the member’s', { stored: 'pl', member: 'nb', html: 'en' }, 'pl'],
    ['the member’s own choice, made elsewhere', { member: 'nb', element: 'ru', html: 'en' }, 'nb'],
    ['the page, where the member made none', { member: null, html: 'pl' }, 'pl'],
    ['the element', { element: 'ru', script: 'nb', ancestor: 'pl', html: 'en' }, 'ru'],
    ['data-lang', { script: 'nb', ancestor: 'pl', html: 'en' }, 'nb'],
    ['the nearest lang', { ancestor: 'pl', html: 'en' }, 'pl'],
    ['the page', { html: 'nn-NO', shopify: 'pl', browser: ['ru'] }, 'nb'],
    ['the storefront', { shopify: 'zh-CN', shopDefault: 'pl' }, 'zh-Hans'],
    ['the shop', { shopDefault: 'ar', browser: ['ru'] }, 'ar'],
    ['the browser', { shopDefault: 'tlh', browser: ['eo', 'ru-RU'] }, 'ru'],
    ['nothing at all', { browser: ['eo'] }, 'en'],
    ['a page in a language that does not ship', { html: 'zh-TW', shopDefault: 'pl' }, 'pl'],
  ])('comes from %s', async (_, page, tag) => expect(await languageOn(page)).toBe(tag));
});
