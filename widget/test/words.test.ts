import { expect, it } from 'vitest';
import english from '../../locales/en.json';
import { namedKeys, shorten } from '../words.mjs';

const code = Object.values(import.meta.glob('../src/**/*.ts', { query: '?raw', import: 'default', eager: true })).join(
  '\n',
);
const keys = namedKeys(code);

it('only the words that a source names are sent to pages', () => {
  const sent = new Set(keys.map(([key]) => key));
  expect(sent).toContain('widget.launcher.label');
  expect(sent).toContain('entry.rule.amount');
  expect(sent).not.toContain('problem.not_found');
  expect([...sent].filter(key => key.startsWith('demo.'))).toEqual([]);
});

it('no two keys are shortened to the same', () => {
  const short = keys.map(([, key]) => key);
  expect(new Set(short).size).toBe(short.length);
  expect(short.filter(key => key in english && !keys.some(([full]) => full === key))).toEqual([]);
});

it('a key in a source becomes its short form, and nothing else changes', () => {
  const [, short] = keys.find(([key]) => key === 'widget.retry')!;
  expect(shorten("text('widget.retry', { id: 'more' })", keys)).toBe(`text('${short}', { id: 'more' })`);
  expect(shorten('text(`widget.tab.${id}`)', keys)).toBe('text(`widget.tab.${id}`)');
});
