// Builds what the app serves under /widget/ and /demo/, the contract and its schema into functions/App/wwwroot. Hashed
// names never change their content, so they are cached for ever; /widget/v1.js is the one address that moves.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { parse as parseYaml } from 'yaml';
import { bringReleased, freeze, release } from './freeze.mjs';
import { folders, sectionsModule } from './sections.mjs';
import { languages, namedKeys, shortKeys, wordFiles } from './words.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');
const out = join(root, 'functions/App/wwwroot');
const { version } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'));
const shared = { bundle: true, minify: true, target: 'es2022', charset: 'utf8', write: false, logLevel: 'warning' };

const hashOf = text => createHash('sha256').update(text).digest('hex').slice(0, 8);

async function put(path, content) {
  await mkdir(dirname(join(out, path)), { recursive: true });
  await writeFile(join(out, path), content);
  return path;
}

/** A style sheet as a minified string: the widget adopts it, no style element is ever written. */
const styles = {
  name: 'styles',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, charset: 'utf8' });
      return { contents: code.trim(), loader: 'text' };
    }),
};

/** A file, or a module's text. */
const entryOf = entry =>
  entry.includes('\n') ? { stdin: { contents: entry, resolveDir: here } } : { entryPoints: [join(here, entry)] };

async function bundle(entry, format = undefined, define = {}, plugins = []) {
  const result = await build({ ...shared, ...entryOf(entry), format, define, plugins, metafile: true });
  const inputs = Object.keys(result.metafile.inputs).map(path => relative(here, path).replaceAll('\\', '/'));
  const [{ exports }] = Object.values(result.metafile.outputs);
  const sources = inputs.filter(path => /^(src|demo)\/.*\.ts$/.test(path));
  return { text: result.outputFiles[0].text, exports, inputs: sources };
}

/** The reader of what is sent and the strict one that it is held to, which is not shipped. */
async function readers() {
  const load = async name => {
    const { text } = await bundle(`src/${name}.ts`, 'esm');
    return (await import(`data:text/javascript,${encodeURIComponent(text)}`))[name];
  };
  const [parse, read] = await Promise.all([load('parse'), load('read')]);
  return { parse, read };
}

const { parse, read } = await readers();

/** A message as pages are sent it: as it stands, if they will read in it what was meant. */
function sent(message) {
  const [meant, understood] = [parse, read].map(reader => JSON.stringify(reader(message)));
  if (meant !== understood) throw new Error(`Pages cannot be sent “${message}”: no quoted braces or # are read there.`);
  return message;
}

const sections = {
  name: 'sections',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^sections$/ }, () => ({ path: 'sections', namespace: 'sections' }));
    onLoad({ filter: /.*/, namespace: 'sections' }, () => ({ contents: sectionsModule(), resolveDir: here }));
  },
};

/** Sources with short keys in them. */
const short = ({ shorten }) => ({
  name: 'keys',
  setup: ({ onLoad }) =>
    onLoad({ filter: /src[/\\].*\.ts$/ }, async ({ path }) => ({
      contents: shorten(await readFile(path, 'utf8')),
      loader: 'ts',
    })),
});

/**
 * Imports of what the core's module already has lead to it: it is there before the panel's. They all go through one
 * module, which gives each one name in the bundle, for that packs best, and none that the core does not export.
 */
const from = (core, { inputs, shared }) => ({
  name: 'core',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\..*\.js$/ }, ({ path, resolveDir }) => {
      const source = relative(here, join(resolveDir, path)).replaceAll('\\', '/').replace(/\.js$/, '.ts');
      return inputs.includes(source) ? { path: 'core', namespace: 'core' } : undefined;
    });
    onResolve({ filter: /^core$/, namespace: 'core' }, () => ({ path: './' + core, external: true }));
    const names = shared.map(([name, short]) => `${short} as ${name}`);
    onLoad({ filter: /.*/, namespace: 'core' }, () => ({ contents: `export { ${names} } from 'core';` }));
  },
});

/** What the core gives the other modules, and the one letter that each of it is exported by. */
const sharedBy = ({ exports }) =>
  exports.filter(name => name !== 'start').map((name, at) => [name, String.fromCharCode(97 + at)]);

const coreEntry = shared => `export { start${shared.map(([name, short]) => `, ${name} as ${short}`).join('')} }
from './src/core.js';`;

/** What esbuild has bundled, smaller still: every byte is sent to every shopper (docs/decisions/0037). */
async function packed(text) {
  const compress = { passes: 3, hoist_funs: true, pure_getters: true, unsafe: true, unsafe_arrows: true };
  return (await minify(text, { module: true, ecma: 2020, compress, format: { comments: false } })).code;
}

const textOf = async paths => (await Promise.all(paths.map(path => readFile(join(here, path), 'utf8')))).join('\n');

/** Which keys are sent with which group: the core's, each folder's of sections, the panel's for the rest. */
async function grouped(core, panel, embeds) {
  const ofPanel = panel.filter(path => !core.includes(path));
  const small = namedKeys(await textOf(embeds.filter(path => !core.includes(path))));
  const inFolder = name => path => path.startsWith(`src/sections/${name}/`);
  const keysIn = async paths => namedKeys(await textOf(paths));
  const own = await Promise.all(folders.map(async name => [name, await keysIn(ofPanel.filter(inFolder(name)))]));
  const rest = namedKeys(await textOf(ofPanel.filter(path => !folders.some(name => inFolder(name)(path)))));
  const first = namedKeys(await textOf(core));
  const once = key => own.filter(([, keys]) => keys.includes(key)).length === 1 && !rest.includes(key);
  const shared = own.flatMap(([, keys]) => keys).filter(key => !once(key));
  const later = keys => [...new Set(keys)].filter(key => !first.includes(key));
  return [
    ['core', first],
    ['embeds', later(small)],
    ['panel', later([...rest, ...shared])],
    ...own.map(([name, keys]) => [name, later(keys.filter(once))]),
  ];
}

async function buildWidget() {
  const known = { LANGUAGES: JSON.stringify(languages), WORDS: '""' };
  const core = await bundle('src/core.ts', 'esm', known, [styles]);
  core.shared = sharedBy(core);
  const panel = await bundle('src/panel-elements.ts', 'esm', {}, [styles, sections]);
  const embeds = await bundle('src/embeds.ts', 'esm', {}, [styles]);
  const keys = shortKeys(await textOf([...new Set([...core.inputs, ...panel.inputs, ...embeds.inputs])]));
  const groups = await grouped(core.inputs, panel.inputs, embeds.inputs);
  const files = (await Promise.all(groups.map(([name, own]) => wordFiles(name, own, keys.keyOf, sent)))).flat();
  const words = hashOf(files.join());
  for (const [name, text] of files) await put(`widget/${version}/locales/${name}.${words}.json`, text);

  const modules = {};
  const add = async (name, ...how) => {
    const text = await packed((await bundle(...how)).text);
    modules[name] = basename(await put(`widget/${version}/${name.toLowerCase()}.${hashOf(text)}.js`, text));
  };
  await add('CORE', coreEntry(core.shared), 'esm', { ...known, WORDS: JSON.stringify(words) }, [styles, short(keys)]);
  await add('PANEL', 'src/panel-elements.ts', 'esm', {}, [styles, sections, from(modules.CORE, core), short(keys)]);
  await add('EMBEDS', 'src/embeds.ts', 'esm', {}, [styles, from(modules.CORE, core), short(keys)]);
  const addresses = Object.entries(modules).map(([name, file]) => [name, JSON.stringify(`${version}/${file}`)]);
  const loader = await bundle('src/loader.ts', 'esm', Object.fromEntries(addresses));
  await put('widget/v1.js', await packed(loader.text));
  const sources = { CORE: 'src/core.ts', PANEL: 'src/panel-elements.ts', EMBEDS: 'src/embeds.ts' };
  const define = { ...known, WORDS: JSON.stringify(words) };
  await freeze(join(out, 'widget', version), sources, { ...shared, define, plugins: [styles, sections, short(keys)] });
}

/** What tells editors of it, beside the version it tells of. */
async function buildReference() {
  for (const name of ['custom-elements.json', 'loyalty.d.ts']) {
    await put(`widget/${version}/${name}`, await readFile(join(here, name), 'utf8'));
  }
}

async function buildDemo() {
  const demo = await bundle('demo/demo.ts', 'esm', { LANGUAGES: JSON.stringify(languages) });
  const keys = namedKeys(await textOf(demo.inputs));
  for (const [name, text] of await wordFiles('demo', keys, key => key, sent)) {
    await put(`demo/locales/${name.slice('demo.'.length)}.json`, text);
  }
  await put('demo/demo.js', demo.text);
  await put('demo/demo.css', (await bundle('demo/demo.css')).text);
  const page = await readFile(join(here, 'demo/index.html'), 'utf8');
  await put('demo/index.html', page);
  await put('demo/club.html', page.replace('data-shop="demo"', 'data-shop="demo-club"'));
  await cp(join(here, 'demo/art'), join(out, 'demo/art'), { recursive: true });
}

/** The ready themes as they are, and the page that shows every state of the widget in them. */
async function buildThemes() {
  const folder = join(here, 'themes');
  const names = (await readdir(folder)).sort().map(name => basename(name, '.css'));
  const served = name => `widget/${version}/themes/${name}.css`;
  for (const name of names) await put(served(name), await readFile(join(folder, `${name}.css`), 'utf8'));
  const known = {
    LANGUAGES: JSON.stringify(languages),
    THEMES: JSON.stringify(Object.fromEntries(names.map(name => [name, `../${served(name)}`]))),
  };
  const page = await bundle('demo/themes/themes.ts', 'esm', known, [styles, sections]);
  const words = [wordFiles('core', namedKeys(await textOf(page.inputs)), key => key, sent), wordFiles('panel', [])];
  for (const [name, text] of (await Promise.all(words)).flat()) {
    await put(`demo/locales/${name.replace('.', '/')}.json`, text);
  }
  await put('demo/themes.js', page.text);
  await put('demo/themes.css', (await bundle('demo/themes/themes.css')).text);
  await cp(join(here, 'demo/themes/themes.html'), join(out, 'demo/themes.html'));
}

async function buildContract() {
  const source = join(root, 'docs/openapi.yaml');
  if (existsSync(source)) await put('openapi.json', JSON.stringify(parseYaml(await readFile(source, 'utf8'))));
  const program = join(root, 'docs/program.schema.json');
  if (existsSync(program)) await put('program.schema.json', await readFile(program, 'utf8'));
}

for (const old of ['widget', 'demo', 'openapi.json', 'program.schema.json'])
  await rm(join(out, old), { recursive: true, force: true });
await Promise.all([buildWidget(), buildReference(), buildDemo(), buildThemes(), buildContract()]);
if (process.argv.includes('--release')) await release(join(out, 'widget'), version);
await bringReleased(join(out, 'widget'));
// Only now: while zopfli is loaded, it answers every error with its own source.
const { compress } = await import('./compress.mjs');
await compress(out);
