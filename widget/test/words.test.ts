import { expect, it } from 'vitest';
import english from '../../locales/en.json';
import { namedKeys, shortKeys } from '../words.mjs';

const code = Object.values(import.meta.glob('../src/**/*.ts', { query: '?raw', import: 'default', eager: true })).join(
  '\n',
);
const keys = namedKeys(code);
const { keyOf, shorten } = shortKeys(code);

it('only the words that a source names are sent to pages', () => {
  expect(keys).toContain('widget.launcher.label');
  expect(keys).toContain('entry.rule.amount');
  expect(keys).not.toContain('problem.not_found');
  expect(keys.filter(key => key.startsWith('demo.'))).toEqual([]);
});

it('no two keys are shortened to the same, and none to another key', () => {
  const short = keys.map(key => keyOf(key)!);
  expect(new Set(short).size).toBe(short.length);
  expect(short.filter(key => key in english)).toEqual([]);
});

it('a key in a source becomes its short form, and nothing else changes', () => {
  const short = keyOf('widget.retry');
  expect(shorten("text('widget.retry', { id: 'more' })")).toBe(`text('${short}', { id: 'more' })`);
});

it('a template in a source leads to the short form of what it leads to', () => {
  const [, start] = /`(.+)\$/.exec(shorten('text(`entry.rule.${rule}`)'))!;
  expect(keyOf('entry.rule.amount')).toBe(start + 'amount');
  expect(keyOf('entry.earned')).not.toMatch(new RegExp(`^${start!.replace('.', '\\.')}`));
});
