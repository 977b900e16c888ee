// What shoppers are sent, and the most that each part may weigh (docs/decisions/0037). Every language is held to it.
import { readdirSync } from 'node:fs';

const built = '../functions/App/wwwroot/widget';
const [version] = readdirSync(new URL(built, import.meta.url), { withFileTypes: true }).filter(one => one.isDirectory());
const locales = `${built}/${version.name}/locales`;
const files = readdirSync(new URL(locales, import.meta.url)).filter(name => name.endsWith('.json'));
const part = (name, limit, ...path) => ({ name, limit, gzip: true, path });
const code = name => `${built}/*/${name}.*.js`;

export default [
  part('loader', '1.2 kB', `${built}/v1.js`),
  ...files
    .filter(name => name.startsWith('core.'))
    .map(name => part(`before anyone clicks: ${name}`, '5 kB', `${built}/v1.js`, code('core'), `${locales}/${name}`)),
  part('panel, all its sections, styles', '10 kB', code('panel')),
  part('the smaller elements, where a page has them', '1.2 kB', code('embeds')),
  ...files.map(name => part(`words: ${name}`, '3 kB', `${locales}/${name}`)),
];
