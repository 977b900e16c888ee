import { expect, test } from 'vitest';
import vectors from '../../locales/_vectors.json';
import { format as formatRead } from '../src/format';
import { parse } from '../src/parse';

/** As a page does it: the build reads, JSON carries, the page formats. */
const format = (message: string, values: object, language: string): string =>
  formatRead(JSON.parse(JSON.stringify(parse(message))), values, language);

// The same vectors are run by tests/App.Tests/Localization/MessageTests.cs.
test.each(vectors.formatted)('$language: $message with $values', ({ language, message, values, expected }) => {
  expect(format(message, values, language)).toBe(expected);
});

test.each(vectors.refused)('$message is refused at $at', ({ message, at }) => {
  expect(() => parse(message)).toThrow(new SyntaxError(`message at ${at}`));
});

test('a whole number beyond what a double holds is written exactly', () => {
  expect(format('{n, number}', { n: 9007199254740993n }, 'en')).toBe('9,007,199,254,740,993');
});

test('values are never read as messages', () => {
  const name = "{how, select, other {}} '' #";
  expect(format('{name}: {how, select, x {X} other {no}}', { name, how: '{x}' }, 'en')).toBe(`${name}: no`);
});

test('a deeply nested message is refused before it can exhaust the stack', () => {
  expect(() => parse('{a, select, other {'.repeat(100_000))).toThrow(SyntaxError);
});

test("a device's own digits and calendar change nothing", () => {
  expect(format('{n, number} {d, date, short}', { n: 12, d: '2026-12-05' }, 'ar')).not.toMatch(/[\u0660-\u0669]/);
  expect(format('{d, date, long}', { d: '2026-12-05' }, 'fa')).toContain('2026');
});
