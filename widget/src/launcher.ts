import { fill, h } from './element.js';
import type { Make } from './elements.js';
import { tell } from './page.js';
import { panelOf } from './panel.js';
import type { Shop } from './shop.js';

/** The button in the corner, where the page places no panel, and the panel in a modal dialog behind it. */
export const launcher =
  (shop: Shop): Make =>
  (box, host) => {
    const panel = panelOf(shop, () => dialog.close());
    const button = h('button.launcher', { 'aria-haspopup': 'dialog', onclick: () => host.open() });
    // Escape, the button and a click beside the panel close it: only there is the dialog itself hit. The browser gives
    // focus back to the opener.
    const dialog = h(
      'dialog.dialog',
      {
        'aria-labelledby': 'title',
        onclick: event => event.target === dialog && dialog.close(),
        onclose: () => tell('close', undefined, host),
      },
      panel.node,
    );
    let isOpened = false;

    host.close = () => dialog.close();
    host.open = async () => {
      if (!tell('open', undefined, host)) return;
      isOpened = true;
      await host.handleEvent();
      if (!host.hidden && !dialog.open) dialog.showModal();
    };

    return view => {
      const { words, member } = view;
      fill(
        button,
        member?.state === 'member'
          ? words.text('widget.points', { points: Math.max(0, member.points.available) })
          : words.text('widget.launcher.label'),
      );
      if (!dialog.isConnected) fill(box, button, dialog);
      // The history is asked for only when somebody looks.
      if (isOpened) panel.show(view);
    };
  };
