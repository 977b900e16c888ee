import { expect, test } from 'vitest';
import fallbacks from '../../locales/_fallbacks.json';
import vectors from '../../locales/_vectors.json';
import { standIns } from '../languages.mjs';
import { choose, resolve, type Languages } from '../src/language';

/** What the build makes of the table for the languages that ship. */
const among = (shipped: string[]): Languages => ({
  ...Object.fromEntries(shipped.map(tag => [tag, tag])),
  ...standIns(fallbacks, shipped),
});

// The same vectors are run by tests/App.Tests/Localization/LanguagesTests.cs.
test.each(vectors.resolved)('$tag among $shipped is $language', ({ tag, shipped, language }) => {
  expect(resolve(tag, among(shipped))).toBe(language ?? '');
});

test('the first candidate that leads anywhere is chosen', () => {
  const languages = among(['ar', 'en', 'nb', 'zh-Hans']);
  expect(choose([undefined, null, '', 'sv', 'nn-NO', 'ar'], languages)).toBe('nb');
  expect(choose(['zh-TW', 'ar-EG'], languages)).toBe('ar');
  expect(choose(['zh-TW'], languages)).toBe('');
});

test('what is no language tag leads nowhere', () => {
  const languages = among(['en', 'nb']);
  expect(resolve('NB_no-u-nu-latn', languages)).toBe('nb');
  const strange = ['nb/../../etc', 'x-klingon', 'toString', '__proto__'];
  expect(strange.map(tag => resolve(tag, languages)).join('')).toBe('');
});

test('a page is sent only what matters among the languages that ship', () => {
  expect(standIns(fallbacks, ['en', 'nb'])).toEqual({ nn: 'nb', no: 'nb' });
});
