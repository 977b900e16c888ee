import { expect, test } from 'vitest';
import vectors from '../../locales/_vectors.json';
import { format } from '../src/format.js';
import { parse } from '../src/parse.js';
import { read } from '../src/read.js';

const files = import.meta.glob<Record<string, string>>(['../../locales/*.json', '!../../locales/_*.json'], {
  eager: true,
  import: 'default',
});

test.each(Object.keys(files))('what pages read of %s is what it says', path => {
  const messages = Object.values(files[path]!);
  expect(messages.length).toBeGreaterThan(200);
  for (const message of messages) expect(JSON.stringify(read(message))).toBe(JSON.stringify(parse(message)));
});

const isSent = (message: string): boolean => JSON.stringify(read(message)) === JSON.stringify(parse(message));
const sent = vectors.formatted.filter(({ message }) => isSent(message));

test('nearly all of the vectors could be sent to a page', () =>
  expect(sent.length / vectors.formatted.length).toBeGreaterThan(0.8));

test.each(sent)('$language: a page reads $message with $values', ({ language, message, values, expected }) =>
  expect(format(read(message), values, language)).toBe(expected));
