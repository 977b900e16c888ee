// The words as pages are sent them: only those that the sources name, by short keys, in groups that are fetched apart.
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

const template = /`([\w.]+\.)\$\{/g;

/** How the templates begin that lead to words. */
const prefixesIn = sources =>
  [...new Set([...sources.matchAll(template)].map(([, prefix]) => prefix))].filter(prefix =>
    Object.keys(english).some(key => key.startsWith(prefix)),
  );

/** The keys that `sources` name: as they are, or by the beginning of a template, `widget.tier.from.${by}`. */
export function namedKeys(sources) {
  const written = new Set([...sources.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key));
  const prefixes = prefixesIn(sources);
  return Object.keys(english).filter(key => written.has(key) || prefixes.some(prefix => key.startsWith(prefix)));
}

/** The letters that code is fullest of: gzip sends them in few bits. */
const digits = 'etrnaiolsdcpumgf';

/** A number as a short key: one letter for the first sixteen. */
const shortOf = at =>
  (at < digits.length ? '' : shortOf(Math.floor(at / digits.length) - 1)) + digits[at % digits.length];

const times = (sources, key) => sources.split(`'${key}'`).length;

/**
 * Short keys for every source, the shortest for those named most: `'widget.points'` becomes a few letters,
 * `widget.tier.from.${by}` keeps what is filled in, and so do the keys it may lead to. `keyOf` gives the short form,
 * `shorten` writes them into a source.
 */
export function shortKeys(sources) {
  // The longest one is the one that leads there: entry.rule.amount is no `entry.${kind}`.
  const prefixes = prefixesIn(sources).sort((one, other) => other.length - one.length);
  const short = new Map(prefixes.map((prefix, at) => [prefix, shortOf(at) + '.']));
  const byUse = namedKeys(sources).sort((one, other) => times(sources, other) - times(sources, one));
  const keys = new Map();
  for (const key of byUse) {
    const prefix = prefixes.find(one => key.startsWith(one));
    keys.set(key, prefix ? short.get(prefix) + key.slice(prefix.length) : shortOf(keys.size));
  }
  return {
    keyOf: key => keys.get(key),
    shorten: source =>
      source
        .replace(/'([\w.-]+)'/g, (whole, key) => (keys.has(key) ? `'${keys.get(key)}'` : whole))
        .replace(template, (whole, prefix) => (short.has(prefix) ? '`' + short.get(prefix) + '${' : whole)),
  };
}

/** Name and text of a group's file in each language; what one lacks comes from English. */
export const wordFiles = (group, keys, keyOf, sent) =>
  Promise.all(
    tags.map(async tag => {
      const words = { ...english, ...(await readJson(`${tag}.json`)) };
      const messages = Object.fromEntries(keys.map(key => [keyOf(key), sent(words[key])]));
      const { direction } = about[tag];
      const more = { core: { direction }, panel: { names }, demo: { direction, names } };
      return [`${group}.${tag}`, JSON.stringify({ ...more[group], messages })];
    }),
  );
