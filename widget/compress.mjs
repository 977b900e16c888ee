// Packs what the app serves once, while it is built and as small as it goes: beside each text a .br and a .gz, where
// that is smaller. The app picks between them by what a reader takes, and packs nothing itself.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const texts = /\.(js|ts|css|html|json|svg)$/;

const codings = {
  br: text =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gz: text => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
};

async function pack(path) {
  const text = await readFile(path);
  for (const [ending, packed] of Object.entries(codings)) {
    const bytes = await packed(text);
    if (bytes.length < text.length) await writeFile(`${path}.${ending}`, bytes);
    else await rm(`${path}.${ending}`, { force: true });
  }
}

export async function compress(folder) {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(names.filter(name => texts.test(name)).map(name => pack(join(folder, name))));
}
