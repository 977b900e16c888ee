// A scanner, asked in JSON lines: {"size", "path"} of a QR code's dark modules in, {"text"} that it reads out.
import { createInterface } from 'node:readline';
import scan from 'jsqr';

/** Pixels a module, as a camera would see it. */
const scale = 4;

function paint({ size, path }) {
  const side = size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = y * scale; row < (+y + 1) * scale; row++) {
      pixels.fill(0, (row * side + x * scale) * 4, (row * side + (+x + +width) * scale) * 4);
    }
  }
  for (let alpha = 3; alpha < pixels.length; alpha += 4) pixels[alpha] = 255;
  return [pixels, side, side];
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ text: (scan.default ?? scan)(...paint(JSON.parse(line)))?.data ?? null }));
}
