import { h, type Child } from './element.js';
import type { Words } from './words.js';

/**
 * Tabs as the ARIA practices have them: one stop in the tab order, arrows that follow the reading direction, Home and
 * End. `choose` hears which one is to be shown.
 */
export function tabs(
  { text, direction }: Words,
  ids: string[],
  shown: string,
  body: Child,
  choose: (id: string) => void,
): Child {
  const onkeydown = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    const next = ids[target(key, ids.indexOf(shown), ids.length, direction === 'rtl')];
    if (!next) return;
    event.preventDefault();
    choose(next);
  };
  const tab = (id: string): Child => {
    const state = { 'aria-selected': String(id === shown), tabindex: id === shown ? 0 : -1 };
    const attributes = { id, role: 'tab', 'aria-controls': 'body', onclick: () => choose(id), ...state };
    return h('button.tab', attributes, text(`widget.tab.${id}`));
  };
  return [
    h('div.tabs', { role: 'tablist', onkeydown }, ids.map(tab)),
    h('div.body', { id: 'body', role: 'tabpanel', tabindex: 0, 'aria-labelledby': shown }, body),
  ];
}

/** Where a key leads from tab `at`; -1 where it leads nowhere. */
export function target(key: string, at: number, count: number, isRightToLeft: boolean): number {
  const onward = isRightToLeft ? -1 : 1;
  const after = (step: number): number => (at + step + count) % count;
  return { ArrowLeft: after(-onward), ArrowRight: after(onward), Home: 0, End: count - 1 }[key] ?? -1;
}
