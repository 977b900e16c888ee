import { fill, h } from './element.js';
import type { Make } from './elements.js';
import { fail, tell } from './page.js';
import type { Dialog, PanelFor } from './panel-elements.js';
import type { Glance, Shop } from './shop.js';

/** The button in the corner, where the page places no panel. What opens behind it is fetched when it is approached. */
export const launcher =
  (shop: Shop, panel: () => Promise<ReturnType<PanelFor>>): Make<Glance> =>
  (box, host) => {
    let dialog: Dialog | undefined;
    const warm = (): void => void panel().catch(() => {});
    const button = h('button.launcher', {
      'aria-haspopup': 'dialog',
      onclick: () => host.open(),
      onpointerenter: warm,
      onfocus: warm,
    });

    host.close = () => dialog?.close();
    host.failed = problem => dialog?.failed(problem);
    host.open = async () => {
      if (!tell('open', undefined, host)) return true;
      button.ariaBusy = 'true';
      try {
        dialog ??= (await panel()).dialogIn(box, host);
        await host.handleEvent();
        return !host.hidden && button.isConnected && dialog.open();
      } catch (problem) {
        fail(problem);
      } finally {
        button.ariaBusy = null;
      }
    };

    return async ({ words, member }) => {
      fill(
        button,
        member?.state === 'member'
          ? words.text('widget.points', { points: Math.max(0, member.points.available) })
          : words.text('widget.launcher.label'),
      );
      // A dialog that somebody wanted sooner stays beside it.
      if (!button.isConnected) box.firstChild!.replaceWith(button);
      await dialog?.show();
    };
  };
