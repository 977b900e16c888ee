// The sections of the panel: what stands in src/sections is one, a file or a folder with an index.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'src/sections');
const found = readdirSync(folder, { withFileTypes: true }).filter(
  entry => entry.isDirectory() || !/^section(s\.d)?\.ts$/.test(entry.name),
);

/** Those that are folders: they have words of their own. */
export const folders = found.filter(entry => entry.isDirectory()).map(({ name }) => name);

/** The module `sections`, which src/sections/sections.d.ts declares. */
export function sectionsModule() {
  const from = ({ name }) => join(folder, name).replaceAll('\\', '/') + (name.endsWith('.ts') ? '' : '/index.ts');
  return [
    ...found.map((entry, at) => `import { section as s${at} } from ${JSON.stringify(from(entry))};`),
    `export const sections = [${found.map((_, at) => 's' + at)}].sort((one, other) => one.order - other.order);`,
    `export const folders = ${JSON.stringify(folders)};`,
  ].join('\n');
}
