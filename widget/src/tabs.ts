import { fill, h, type Child } from './element.js';

export interface Tab {
  id: string;
  title: Child;
  body: () => Child;
}

/**
 * Tabs as the ARIA practices have them: one stop in the tab order, arrows that follow the reading direction, Home and
 * End. `choose` hears which one is shown.
 */
export function tabs(list: Tab[], shown: string, isRightToLeft: boolean, choose: (id: string) => void): HTMLElement[] {
  const body = h('div', { id: 'body', role: 'tabpanel', part: 'body', tabindex: 0 });
  const buttons = list.map(({ id, title }) =>
    h(
      'button',
      { id, role: 'tab', part: 'tab', type: 'button', 'aria-controls': 'body', onclick: () => show(id) },
      title,
    ),
  );

  const show = (id: string): void => {
    for (const button of buttons) {
      const isShown = button.id === id;
      button.setAttribute('aria-selected', String(isShown));
      button.tabIndex = isShown ? 0 : -1;
    }
    body.setAttribute('aria-labelledby', id);
    fill(body, list.find(tab => tab.id === id)?.body());
    choose(id);
  };

  const move = (event: Event): void => {
    const { key } = event as KeyboardEvent;
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const next = target(key, at, buttons.length, isRightToLeft);
    const button = buttons[next];
    if (!button) return;
    event.preventDefault();
    show(button.id);
    button.focus();
  };

  show(shown);
  return [h('div', { role: 'tablist', part: 'tabs', onkeydown: move }, buttons), body];
}

/** Where a key leads from tab `at`; -1 where it leads nowhere. */
export function target(key: string, at: number, count: number, isRightToLeft: boolean): number {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === forward) return (at + 1) % count;
  return key === back ? (at + count - 1) % count : -1;
}
