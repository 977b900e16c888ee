// The words as pages are sent them: read by parse.ts beforehand, only those that the sources name, and by a short key.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standIns } from './languages.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../locales');
const readJson = async name => JSON.parse(await readFile(join(folder, name), 'utf8'));
const about = await readJson('_meta.json');
const tags = Object.keys(about);
const english = await readJson('en.json');

const names = Object.fromEntries(tags.map(tag => [tag, about[tag].name]));

/** What language.ts looks a tag up in. */
export const languages = {
  ...Object.fromEntries(tags.map(tag => [tag, tag])),
  ...standIns(await readJson('_fallbacks.json'), tags),
};

/**
 * Which keys `sources` name, and what each becomes: `'widget.points'` a number in base 36; those of a template,
 * `widget.tier.from.${by}`, stay as they are. What pages have already is not among them.
 */
export function namedKeys(sources, already = []) {
  const had = new Set(already.map(([key]) => key));
  const all = Object.keys(english).filter(key => !had.has(key));
  const written = [...sources.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key).filter(key => all.includes(key));
  const prefixes = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix);
  const kept = all.filter(key => prefixes.some(prefix => key.startsWith(prefix)));
  const short = [...new Set(written)].map((key, at) => [key, (had.size + at).toString(36)]);
  return [...short, ...kept.map(key => [key, key])];
}

/** Writes the short keys into a source. */
export function shorten(source, keys) {
  const short = new Map([...keys].reverse());
  return source.replace(/'([\w.-]+)'/g, (whole, key) => (short.has(key) ? `'${short.get(key)}'` : whole));
}

/**
 * Name and text of the file of each language; what one lacks comes from English. With a prefix, only the messages that
 * are added to those that pages have.
 */
export const wordFiles = (keys, parse, prefix = '') =>
  Promise.all(
    tags.map(async tag => {
      const words = { ...english, ...(await readJson(`${tag}.json`)) };
      const messages = Object.fromEntries(keys.map(([key, short]) => [short, parse(words[key])]));
      return [prefix + tag, JSON.stringify({ ...(!prefix && { direction: about[tag].direction, names }), messages })];
    }),
  );
