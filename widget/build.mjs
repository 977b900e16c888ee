// Builds what the app serves under /widget/, /demo/ and /openapi.json into functions/App/wwwroot. Hashed names never
// change their content, so they are cached for ever; /widget/v1.js is the one address that moves.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

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
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim(), loader: 'text' };
    }),
};

async function bundle(entry, format = undefined, define = {}, plugins = []) {
  const result = await build({ ...shared, entryPoints: [join(here, entry)], format, define, plugins });
  return result.outputFiles[0].text;
}

/** What the panel shares with the core it imports from there: it is on the page already. */
const takenFrom = core => ({
  name: 'core',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(element|page|loyalty-element)\.js$/ }, () => ({ path: `./${core}`, external: true })),
});

/** The words of one language that `isWanted`; what it lacks comes from English, told apart. */
async function wordFiles(isWanted) {
  const folder = join(root, 'locales');
  const names = (await readdir(folder)).filter(name => /^[a-z].*\.json$/.test(name));
  const read = async name => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const english = await read('en.json');
  return Promise.all(
    names.map(async name => {
      const own = await read(name);
      const words = Object.fromEntries(Object.entries(own).filter(([key]) => isWanted(key)));
      const missing = Object.entries(english).filter(([key]) => isWanted(key) && !(key in own));
      return [basename(name, '.json'), JSON.stringify({ words, english: Object.fromEntries(missing) })];
    }),
  );
}

async function buildWidget() {
  const locales = {};
  for (const [tag, text] of await wordFiles(key => /^(widget|entry)\./.test(key))) {
    locales[tag] = `locales/${tag}.${hashOf(text)}.json`;
    await put(`widget/${version}/${locales[tag]}`, text);
  }
  const coreText = await bundle('src/core.ts', 'esm', { LOCALES: JSON.stringify(locales) }, [styles]);
  const core = `core.${hashOf(coreText)}.js`;
  const panelText = await bundle('src/panel.ts', 'esm', {}, [styles, takenFrom(core)]);
  const panel = `panel.${hashOf(panelText)}.js`;
  await put(`widget/${version}/${core}`, coreText);
  await put(`widget/${version}/${panel}`, panelText);
  const addresses = { CORE: JSON.stringify(`${version}/${core}`), PANEL: JSON.stringify(`${version}/${panel}`) };
  await put('widget/v1.js', await bundle('src/loader.ts', 'iife', addresses));
}

async function buildDemo() {
  const words = await wordFiles(key => key.startsWith('demo.'));
  for (const [tag, text] of words) await put(`demo/locales/${tag}.json`, text);
  const tags = JSON.stringify(words.map(([tag]) => tag));
  await put('demo/demo.js', await bundle('demo/demo.ts', 'esm', { LANGUAGES: tags }));
  await put('demo/demo.css', await bundle('demo/demo.css'));
  await put('demo/index.html', await readFile(join(here, 'demo/index.html')));
  await cp(join(here, 'demo/art'), join(out, 'demo/art'), { recursive: true });
}

async function buildContract() {
  const source = join(root, 'docs/openapi.yaml');
  if (existsSync(source)) await put('openapi.json', JSON.stringify(parse(await readFile(source, 'utf8'))));
}

for (const old of ['widget', 'demo', 'openapi.json']) await rm(join(out, old), { recursive: true, force: true });
await Promise.all([buildWidget(), buildDemo(), buildContract()]);
