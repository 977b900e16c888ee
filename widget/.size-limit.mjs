// What shoppers are sent, and the most that each part may weigh (docs/decisions/0037). Every language is held to it.
// Measured is the .gz that the app sends, where there is one.
import { existsSync, readdirSync } from 'node:fs';

const built = '../functions/App/wwwroot/widget';
const there = readdirSync(new URL(built, import.meta.url), { withFileTypes: true });
const version = there.find(one => one.isDirectory());
const locales = `${built}/${version.name}/locales`;
const files = readdirSync(new URL(locales, import.meta.url)).filter(name => name.endsWith('.json'));
const part = (name, limit, ...path) => ({ name, limit, gzip: false, brotli: false, path });
const code = name => `${built}/*/${name}.*.js.gz`;
const words = name =>
  [`${locales}/${name}.gz`, `${locales}/${name}`].find(path => existsSync(new URL(path, import.meta.url)));
const loader = `${built}/v1.js.gz`;

export default [
  part('loader', '1.2 KiB', loader),
  ...files
    .filter(name => name.startsWith('core.'))
    .map(name => part(`before anyone clicks: ${name}`, '5 KiB', loader, code('core'), words(name))),
  part('panel, all its sections, styles', '10 KiB', code('panel')),
  part('the smaller elements, where a page has them', '1.2 KiB', code('embeds')),
  ...files.map(name => part(`words: ${name}`, '3 KiB', words(name))),
];
