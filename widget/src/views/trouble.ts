import { h } from '../element.js';
import type { Words } from '../words.js';

export type Trouble = 'expired' | 'offline' | 'error';

/**
 * Why a member is not shown, from what went wrong or its code. Offline comes first: then nothing else can be told, and
 * the page must not be reloaded.
 */
export const troubleOf = (problem: unknown, isOnline: boolean): Trouble =>
  !isOnline ? 'offline' : ((problem as Error)?.message ?? problem) === 'token_expired' ? 'expired' : 'error';

/**
 * What stands in place of the panel's body while the member cannot be had, in words that help. `again`, always the same
 * function, asks once more; a browser that was offline does it by itself.
 */
export function trouble({ text }: Words, which: Trouble, again: () => void): HTMLElement {
  const said: Record<Trouble, [title: string, explained?: string, button?: string, onclick?: () => void]> = {
    expired: [
      text('widget.expired.title'),
      text('widget.expired.text'),
      text('widget.expired.button'),
      () => location.reload(),
    ],
    offline: [text('widget.offline.title'), text('widget.offline.text')],
    error: [text('widget.error.title'), '', text('widget.retry'), again],
  };
  const [title, explained, button, onclick] = said[which];
  if (which === 'offline') addEventListener('online', again, { once: true });
  return h(
    'section.body',
    { id: 'body', tabindex: -1 },
    h('p.big', title),
    explained && h('p', explained),
    button && h('button.button', { id: 'again', onclick }, button),
  );
}
