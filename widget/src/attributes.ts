import type { Host } from './elements.js';

/** Draws again when the page changes one of these attributes; gives them as they are now. */
export function attributes(host: Host, ...names: string[]): () => (string | null)[] {
  new MutationObserver(() => void host.handleEvent()).observe(host, { attributeFilter: names });
  return () => names.map(name => host.getAttribute(name));
}
