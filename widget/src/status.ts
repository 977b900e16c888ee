import { h } from './element.js';

/** A status line, which is read aloud, and what speaks in it: emptied first, so that the same is heard twice. */
export function statusLine(): [line: HTMLElement, announce: (text: string) => void] {
  const line = h('p.hidden', { role: 'status' });
  return [
    line,
    text => {
      line.textContent = '';
      setTimeout(() => (line.textContent = text));
    },
  ];
}
