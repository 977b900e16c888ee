import { h, type Child } from '../element.js';
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
  const button = (title: string, onclick: () => void): Child => h('button.button', { id: 'again', onclick }, title);
  const said: Record<Trouble, () => Child[]> = {
    expired: () => [
      h('p.big', text('widget.expired.title')),
      h('p', text('widget.expired.text')),
      button(text('widget.expired.button'), () => location.reload()),
    ],
    offline: () => [h('p.big', text('widget.offline.title')), h('p', text('widget.offline.text'))],
    error: () => [h('p.big', text('widget.error.title')), button(text('widget.retry'), again)],
  };
  if (which === 'offline') addEventListener('online', again, { once: true });
  return h('section.body', { id: 'body', tabindex: -1 }, said[which]());
}
