import { h } from '../../element.js';

/** Gives the shopper a file to keep. The link to it never stands in the page. */
export function keep(file: Blob): void {
  const href = URL.createObjectURL(file);
  h('a', { href, download: 'loyalty-export.json' }).click();
  // Some browsers read it only after they have asked where it should go.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
