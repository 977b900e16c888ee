// Builds what the app serves under /widget/ and /demo/, the contract and its schema into functions/App/wwwroot. Hashed
// names never change their content, so they are cached for ever; /widget/v1.js is the one address that moves.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { languages, namedKeys, shorten, wordFiles } from './words.mjs';

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

/** The reader of messages: pages are sent messages already read, so it is not shipped. */
async function parser() {
  const code = await bundle('src/parse.ts', 'esm');
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).parse;
}

const read = async pattern => {
  const names = (await readdir(here, { recursive: true })).filter(name => pattern.test(name.replaceAll('\\', '/')));
  return (await Promise.all(names.sort().map(name => readFile(join(here, name), 'utf8')))).join('\n');
};

/** Sources with short keys in them. */
const short = keys => ({
  name: 'keys',
  setup: ({ onLoad }) =>
    onLoad({ filter: /src[/\\].*\.ts$/ }, async ({ path }) => ({
      contents: shorten(await readFile(path, 'utf8'), keys),
      loader: 'ts',
    })),
});

/** Imports of what the widget's module has already lead to it: it is there before the modules fetched later. */
const from = widget => ({
  name: 'widget',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(api|element|elements|page|shop|views\/section|views\/tiers)\.js$/ }, () => ({
      path: './' + widget,
      external: true,
    })),
});

async function buildWidget() {
  const keys = namedKeys(await read(/^src\/(?!rewards\/).*\.ts$/));
  const later = namedKeys(await read(/^src\/rewards\/.*\.ts$/), keys);
  const parse = await parser();
  const files = [...(await wordFiles(keys, parse)), ...(await wordFiles(later, parse, 'rewards.'))];
  const words = hashOf(files.join());
  for (const [name, text] of files) await put(`widget/${version}/locales/${name}.${words}.json`, text);

  const all = short([...keys, ...later]);
  const known = { LANGUAGES: JSON.stringify(languages), WORDS: JSON.stringify(words) };
  const modules = {};
  const add = async (name, ...how) => {
    const text = await bundle(...how);
    modules[name] = basename(await put(`widget/${version}/${name.toLowerCase()}.${hashOf(text)}.js`, text));
  };
  await add('WIDGET', 'src/widget.ts', 'esm', known, [styles, all]);
  await add('EMBEDS', 'src/embeds.ts', 'esm', {}, [from(modules.WIDGET), all]);
  await add('REWARDS', 'src/rewards/rewards.ts', 'esm', {}, [from(modules.WIDGET), all]);
  const addresses = Object.entries(modules).map(([name, file]) => [name, JSON.stringify(`${version}/${file}`)]);
  await put('widget/v1.js', await bundle('src/loader.ts', 'iife', Object.fromEntries(addresses)));
}

async function buildDemo() {
  const keys = namedKeys(await read(/^demo\/.*\.ts$/)).map(([key]) => [key, key]);
  for (const [tag, text] of await wordFiles(keys, await parser())) await put(`demo/locales/${tag}.json`, text);
  await put('demo/demo.js', await bundle('demo/demo.ts', 'esm', { LANGUAGES: JSON.stringify(languages) }));
  await put('demo/demo.css', await bundle('demo/demo.css'));
  const page = await readFile(join(here, 'demo/index.html'), 'utf8');
  await put('demo/index.html', page);
  await put('demo/club.html', page.replace('data-shop="demo"', 'data-shop="demo-club"'));
  await cp(join(here, 'demo/art'), join(out, 'demo/art'), { recursive: true });
}

async function buildContract() {
  const source = join(root, 'docs/openapi.yaml');
  if (existsSync(source)) await put('openapi.json', JSON.stringify(parseYaml(await readFile(source, 'utf8'))));
  const program = join(root, 'docs/program.schema.json');
  if (existsSync(program)) await put('program.schema.json', await readFile(program, 'utf8'));
}

for (const old of ['widget', 'demo', 'openapi.json', 'program.schema.json'])
  await rm(join(out, old), { recursive: true, force: true });
await Promise.all([buildWidget(), buildDemo(), buildContract()]);
