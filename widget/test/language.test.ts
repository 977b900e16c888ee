import { expect, test } from 'vitest';
import meta from '../../locales/_meta.json';
import vectors from '../../locales/_vectors.json';
import { canonical, choose, direction, resolve } from '../src/language';

// The same vectors are run by tests/App.Tests/Localization/LanguagesTests.cs.
test.each(vectors.resolved)('$tag among $shipped is $language', ({ tag, shipped, language }) => {
  expect(resolve(tag, shipped) ?? null).toBe(language);
});

test('the first candidate that leads anywhere is chosen, else English', () => {
  const shipped = ['ar', 'en', 'nb', 'zh-Hans'];
  expect(choose([undefined, null, '', 'sv', 'nn-NO', 'ar'], shipped)).toBe('nb');
  expect(choose(['zh-TW', 'ar-EG'], shipped)).toBe('ar');
  expect(choose(['zh-TW'], shipped)).toBe('en');
  expect(choose([], shipped)).toBe('en');
});

test('a tag is made canonical or dropped', () => {
  expect(canonical('NB_no-u-nu-latn')).toBe('nb-NO');
  expect(canonical('ZH-hANS-cn')).toBe('zh-Hans-CN');
  expect(canonical('nb/../../etc')).toBe('');
  expect(canonical('x-klingon')).toBe('');
});

test.each(Object.entries(meta))('%s runs as its file says', (language, about) => {
  expect(direction(language)).toBe(about.direction);
});
