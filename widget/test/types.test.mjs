import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const path = name => fileURLToPath(new URL(name, import.meta.url));
const types = path('../loyalty.d.ts');

/** What tsc says of these files, with the types beside them as a page's author has them; nothing where all is well. */
const complaints = files =>
  new Promise(done => {
    const strict = '--strict --noEmit --allowJs --checkJs --target es2022 --lib es2023,dom --module esnext';
    const alone = '--moduleResolution bundler --moduleDetection force --ignoreConfig';
    const tsc = path('../node_modules/typescript/bin/tsc');
    const options = `${strict} ${alone}`.split(' ').concat('--types', '');
    execFile('node', [tsc, ...options, types, ...files], (_, said) => done(said));
  });

it('accepts a page that is right and refuses what is wrong', { timeout: 60_000 }, async () => {
  expect(await complaints([path('types/page.ts')])).toBe('');
});

it('agrees with every example of the guides', { timeout: 60_000 }, async () => {
  const install = path('../../docs/install');
  const pages = (await readdir(install)).map(name => join(install, name)).concat(path('../../docs/widget.md'));
  const folder = await mkdtemp(join(tmpdir(), 'guides-'));
  const files = [];
  for (const page of pages) {
    for (const [, ending, code] of (await readFile(page, 'utf8')).matchAll(/^```(js|ts)\n([\s\S]*?)^```/gm)) {
      // What runs on a server is run by the tests of the app.
      if (/^(import|export) /m.test(code)) continue;
      files.push(join(folder, `${files.length}.${ending}`));
      await writeFile(files.at(-1), code);
    }
  }
  try {
    expect(files.length).toBeGreaterThan(12);
    expect(await complaints(files)).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('knows what a redemption may be, as the contract does', async () => {
  const contract = parse(await readFile(path('../../docs/openapi.yaml'), 'utf8')).components.schemas;
  const { properties } = contract.Redemption;
  const declared = (await readFile(types, 'utf8')).match(/interface Redemption \{([\s\S]*?)\n  \}/)[1];
  const union = name => declared.match(new RegExp(`${name}: ('.*');`))[1].split(' | ').map(one => one.slice(1, -1));
  expect(union('state')).toEqual(properties.state.enum);
  const named = [...declared.matchAll(/^    (\w+):/gm)].map(([, name]) => name);
  expect(named.filter(name => !(name in properties))).toEqual([]);
});
