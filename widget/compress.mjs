// Packs what the app serves once, while it is built and as small as it goes: beside each text a .br and a .gz, where
// that is smaller. The app picks between them by what a reader takes, and packs nothing itself.
import zopfli from '@gfx/zopfli';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const texts = /\.(js|ts|css|html|json|svg)$/;

const brotli = {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
};

const codings = {
  br: text => {
    const params = { ...brotli, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
    return promisify(brotliCompress)(text, { params });
  },
  // zopfli makes code 2 to 3 % smaller than zlib at its best, and takes its time for it.
  gz: (text, path) =>
    path.endsWith('.js')
      ? zopfli.gzipAsync(text, { numiterations: 15 })
      : promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
};

async function pack(path) {
  const text = await readFile(path);
  for (const [ending, coding] of Object.entries(codings)) {
    const bytes = await coding(text, path);
    if (bytes.length < text.length) await writeFile(`${path}.${ending}`, bytes);
    else await rm(`${path}.${ending}`, { force: true });
  }
}

export async function compress(folder) {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(names.filter(name => texts.test(name)).map(name => pack(join(folder, name))));
}
