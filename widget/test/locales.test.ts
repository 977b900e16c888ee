import { expect, test } from 'vitest';
import meta from '../../locales/_meta.json';
import english from '../../locales/en.json';
import { format, type Part } from '../src/format';
import { parse } from '../src/parse';

const files = import.meta.glob('../../locales/[a-z]*.json', { query: '?raw', import: 'default', eager: true });
const languages = Object.entries(files).map(([path, text]) => ({
  language: /([^/]+)\.json$/.exec(path)![1]!,
  words: JSON.parse(text) as Record<string, string>,
}));

/** Every argument with its kinds; the `#` of a plural is the plural itself. How long a date is, a language chooses. */
function kinds(parts: Part[], found = new Set<string>()): Set<string> {
  for (const part of parts) {
    if (typeof part === 'string' || !part.name) continue;
    found.add([part.name, part.style ? 'date' : (part.type ?? (part.cases && 'select'))].join(' '));
    for (const branch of Object.values(part.cases ?? {})) kinds(branch, found);
  }
  return found;
}

/** The sentence a message becomes when everything it asks for is given. */
const filled = (message: string, language: string): string => {
  const taken = [...kinds(parse(message))].map(kind => kind.split(' '));
  const values = Object.fromEntries(taken.map(([name, kind]) => [name, kind === 'date' ? '2026-12-05' : 5]));
  return format(parse(message), values, language);
};

test('every file is described, English among them', () => {
  expect(languages.map(({ language }) => language)).toEqual(Object.keys(meta));
  expect(Object.keys(meta)).toContain('en');
});

test.each(languages)('$language is a tag that browsers know', ({ language }) => {
  expect(Intl.getCanonicalLocales(language)).toEqual([language]);
  expect(Intl.PluralRules.supportedLocalesOf([language])).toEqual([language]);
});

test.each(languages)('$language has every key, in order', ({ words }) => {
  expect(Object.keys(words)).toEqual(Object.keys(english));
  expect(Object.keys(words)).toEqual(Object.keys(words).toSorted());
});

test.each(languages)('$language takes the arguments of English', ({ words }) => {
  for (const [key, message] of Object.entries(english)) {
    expect([...kinds(parse(words[key]!))].sort(), key).toEqual([...kinds(parse(message))].sort());
  }
});

test.each(languages)('$language says every sentence without a hole', ({ language, words }) => {
  for (const [key, message] of Object.entries(words)) {
    expect(filled(message, language), key).toMatch(/^[^{}]+$/);
  }
});

/** The texts of each plural of a message. */
const plurals = (parts: Part[]): Record<string, string>[] =>
  parts.flatMap(part => {
    if (typeof part === 'string' || !part.cases) return [];
    const texts = Object.entries(part.cases).map(([form, said]) => [form, JSON.stringify(said)]);
    const own = part.type ? [Object.fromEntries(texts)] : [];
    return [...own, ...Object.values(part.cases).flatMap(plurals)];
  });

test.each(languages)('$language inflects what it counts, or not at all', ({ words }) => {
  for (const [key, message] of Object.entries(words)) {
    for (const { one, few, many, other } of plurals(parse(message))) {
      if (few && few === many && many === other) expect(one, key).toBe(few);
    }
  }
});
