import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds, rules, rulesFile, samples, samplesFile } from '../scripts/generate-plurals.mjs';

test.each(kinds)('the %s rules of C# are those of cldr-core', (kind) => {
  expect(readFileSync(rulesFile(kind), 'utf8')).toBe(rules(kind));
});

test('the samples of the C# tests are those of cldr-core', () => {
  expect(readFileSync(samplesFile, 'utf8')).toBe(samples());
});
