import { mkdtemp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bringReleased, integrityOf, release } from '../freeze.mjs';

async function folder(files) {
  const root = await mkdtemp(join(tmpdir(), 'frozen-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

const read = (root, path) => readFile(join(root, path), 'utf8');

it('writes a hash as browsers read it', () =>
  expect(integrityOf('')).toBe('sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb'));

it('serves a released version as it was, whatever is built since', async () => {
  const built = await folder({ 'v1.js': 'new', '1.0.0/loyalty.js': 'first', '1.0.0/locales/en.1.json': '{}' });
  const kept = await folder({});
  await release(built, '1.0.0', kept);
  const later = await folder({ 'v1.js': 'newer', '1.0.0/loyalty.js': 'built again', '1.1.0/loyalty.js': 'second' });

  await bringReleased(later, kept);

  expect(await read(later, '1.0.0/loyalty.js')).toBe('first');
  expect(await read(later, '1.0.0/locales/en.1.json')).toBe('{}');
  expect(await read(later, '1.1.0/loyalty.js')).toBe('second');
  expect(await read(later, 'v1.js')).toBe('newer');
});

it('releases a version once', async () => {
  const built = await folder({ '1.0.0/loyalty.js': 'built again' });
  const kept = await folder({ '1.0.0/loyalty.js': 'first' });

  await expect(release(built, '1.0.0', kept)).rejects.toThrow('has been released');

  expect(await read(kept, '1.0.0/loyalty.js')).toBe('first');
});

it('has nothing to bring before the first release', async () =>
  expect(await bringReleased(await folder({}), join(tmpdir(), 'no-such-folder'))).toBeUndefined());
