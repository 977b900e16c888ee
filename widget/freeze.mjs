// Frozen versions: all code of a version in one classic script, so that one hash on one tag covers it. Modules fetched
// later could not be covered: `import()` takes no hash, and a tag written by a script would need to be trusted first.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const released = join(here, 'frozen');

export const integrityOf = text => 'sha384-' + createHash('sha384').update(text).digest('base64');

/** The loader with what it would fetch beside it: the modules by the names that stand for their addresses. */
const together = modules => ({
  name: 'together',
  setup: ({ onLoad }) =>
    onLoad({ filter: /src[/\\]loader\.ts$/ }, async ({ path }) => {
      const fetched = file => `() => import(${JSON.stringify(join(here, file))})`;
      const near = Object.entries(modules).map(([name, file]) => `${name}: ${fetched(file)}`);
      const source = await readFile(path, 'utf8');
      return {
        contents:
          `const near: any = { ${near.join(', ')} };\n` +
          source.replaceAll(/(?<!typeof )\bimport\((?!['"])([^;\n]+)\)/g, "near[($1).split('/').pop()!]()"),
        loader: 'ts',
      };
    }),
});

/**
 * One classic script. Modules are run when they are asked for, as if they had been fetched then; their address is the
 * script's, which only is known while it runs for the first time. No source may have a `$address` of its own.
 */
export async function frozen(modules, options) {
  const names = Object.fromEntries(Object.keys(modules).map(name => [name, JSON.stringify(name)]));
  const { outputFiles } = await build({
    ...options,
    entryPoints: [join(here, 'src/loader.ts')],
    format: 'esm',
    define: { ...options.define, ...names, 'import.meta.url': '$address' },
    plugins: [together(modules), ...options.plugins],
  });
  return `(()=>{const $address=document.currentScript?.src;${outputFiles[0].text.trim()}})();\n`;
}

/** Writes the frozen script into its version's folder, and what to put on its tag; says so. */
export async function freeze(folder, modules, options) {
  const text = await frozen(modules, options);
  const integrity = integrityOf(text);
  await writeFile(join(folder, 'loyalty.js'), text);
  await writeFile(join(folder, 'integrity.json'), JSON.stringify({ 'loyalty.js': integrity }));
  console.log(`widget/${folder.split(/[/\\]/).pop()}/loyalty.js ${integrity}`);
}

/** Versions once released are served as they were, never built again: another bundler would make other bytes. */
export async function bringReleased(folder, from = released) {
  if (existsSync(from)) await cp(from, folder, { recursive: true });
}

/** Releases the version that has been built; once, for pages may have pinned it since. */
export async function release(folder, version, to = released) {
  if (existsSync(join(to, version))) throw new Error(`${version} has been released. Give the widget the next version.`);
  await cp(join(folder, version), join(to, version), { recursive: true });
}
