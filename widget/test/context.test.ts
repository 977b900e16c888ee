import { expect, test } from 'vitest';
import context from '../../locales/_context.json';
import english from '../../locales/en.json';
import { states } from '../demo/themes/states';
import type { Part } from '../src/format';
import { parse } from '../src/parse';

interface Context {
  about?: string;
  max?: number;
  see?: string;
}

const entries = Object.entries<Context>(context);
const files = import.meta.glob('../../locales/[a-z]*.json', { query: '?raw', import: 'default', eager: true });
const languages = Object.entries(files).map(([path, text]) => ({
  language: /([^/]+)\.json$/.exec(path)![1]!,
  words: JSON.parse(text) as Record<string, string>,
}));

const isOf = (key: string, name: string): boolean => (name.endsWith('.') ? key.startsWith(name) : key === name);

/** What is said of a key: a longer beginning of it adds to a shorter one, and has the last word. */
const contextOf = (key: string): Context =>
  Object.assign({}, ...entries.filter(([name]) => isOf(key, name)).map(([, said]) => said)) as Context;

/** How wide a message's own words are in their longest form; letters of East Asia are twice as wide as others. */
function width(parts: Part[]): number {
  const widths = parts.map(part => {
    if (typeof part !== 'string') return Math.max(0, ...Object.values(part.cases ?? {}).map(width));
    return part.length + (part.match(/[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]/g) ?? []).length;
  });
  return widths.reduce((sum, one) => sum + one, 0);
}

/** Without a limit of its own a text may be twice as wide as in English, and a short one 24. */
const most = (key: string): number =>
  contextOf(key).max ?? Math.max(24, 2 * width(parse(english[key as keyof typeof english])));

test('every key has a context, no context is without keys, and shorter beginnings come first', () => {
  const keys = Object.keys(english);
  expect(keys.filter(key => !contextOf(key).about)).toEqual([]);
  expect(entries.map(([name]) => name).filter(name => !keys.some(key => isOf(key, name)))).toEqual([]);
  expect(Object.keys(context)).toEqual(Object.keys(context).toSorted());
});

test('a context says nothing else, and what it shows is among the states of the preview', () => {
  for (const [name, { about, max, see, ...others }] of entries) {
    expect(others, name).toEqual({});
    expect(about, name).toMatch(/^[^<>{}]+$/);
    expect(max === undefined || (Number.isInteger(max) && max > 0), name).toBe(true);
    expect(see === undefined || see in states, `${name}: ${see}`).toBe(true);
  }
});

test.each(languages)('$language is as short as there is room', ({ words }) => {
  const wide = Object.entries(words).filter(([key, message]) => width(parse(message)) > most(key));
  expect(wide.map(([key, message]) => `${key} may be ${most(key)} wide: ${message}`)).toEqual([]);
});
