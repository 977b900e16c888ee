import { actionsOf } from './actions.js';
import { h } from './element.js';
import { define, sheetOf, type Host } from './elements.js';
import { tell } from './page.js';
import { panelOf } from './panel.js';
import { redraw } from './redraw.js';
import { payFor, rewardsFor, type Draw } from './sections/rewards/index.js';
import type { Desk } from './sections/section.js';
import type { Shop } from './shop.js';
import { statusLine } from './status.js';
import css from './styles/panel.js';
import { perks } from './views/perks.js';
import { progress, tierList } from './views/tiers.js';

export type PanelFor = typeof panelFor;
export type Dialog = ReturnType<ReturnType<PanelFor>['dialogIn']>;

/** The panel, and the elements of its kind, defined where the page has one of them or somebody opens it. */
export function panelFor(shop: Shop) {
  const sheets = [sheetOf(css)];
  const api = actionsOf(shop);

  define(
    'loyalty-panel',
    shop,
    (box, host) => {
      const { node, show, failed } = panelOf(shop, api);
      host.failed = failed;
      host.open = () => {
        host.scrollIntoView();
        box.querySelector<HTMLElement>('[tabindex="0"], button')?.focus();
        return node.isConnected && !host.hidden;
      };
      return view => {
        show(view);
        if (!node.isConnected) box.replaceChildren(node);
      };
    },
    sheets,
    'panel',
  );

  /** An element of the panel's kind, with a status line of its own; nothing where there is nothing to show. */
  const ofKind = (name: string, draws: (desk: Desk) => Draw, ...groups: string[]): void =>
    define(
      name,
      shop,
      (box, host) => {
        const content = h('div');
        const [status, announce] = statusLine();
        const draw = draws({ shop, api, announce, changed: () => host.handleEvent() });
        let customer: string | undefined;
        return view => {
          if (customer !== view.member?.customer) announce('');
          customer = view.member?.customer;
          const cart = { amount: host.getAttribute('amount'), currency: host.getAttribute('currency') };
          redraw(content, () => {
            const drawn = draw(view, cart);
            return drawn && h('div.panel', h('div.body', { id: 'body', tabindex: -1 }, drawn));
          });
          if (!content.isConnected) box.replaceChildren(content, status);
        };
      },
      sheets,
      'panel',
      ...groups,
    );

  // Every tier with its perks, and the member's way to the next.
  ofKind('loyalty-tiers', () => view => [progress(view), tierList(view)]);
  // What the member's tier gives now, and what the next one adds; nothing while nobody is signed in.
  ofKind('loyalty-perks', () => perks);
  // Everything that points buy, and what was redeemed.
  ofKind('loyalty-rewards', rewardsFor, 'rewards');
  // Part of a cart paid with points; the cart is the page's to say.
  ofKind('loyalty-pay', payFor, 'rewards');

  return {
    /** The panel in a modal dialog, beside the button that opens it. */
    dialogIn(box: HTMLElement, host: Host) {
      const close = (): void => dialog.close();
      const panel = panelOf(shop, api, close);
      let pressed: unknown;
      // Escape, the button and a click beside the panel close it: only there is the dialog itself hit, and a selection
      // that ends there has begun elsewhere. The browser gives focus back to the opener.
      const dialog = h(
        'dialog.dialog',
        {
          'aria-labelledby': 'title',
          onmousedown: ({ target }) => (pressed = target),
          onclick: ({ target }) => target === dialog && pressed === dialog && close(),
          onclose: () => tell('close', undefined, host),
        },
        panel.node,
      );
      (box.getRootNode() as ShadowRoot).adoptedStyleSheets.push(...sheets);
      box.append(dialog);
      return {
        close,
        open(): boolean {
          if (!dialog.open) dialog.showModal();
          return true;
        },
        failed: panel.failed,
        show: async (): Promise<void> => panel.show(await shop.view(host, 'panel')),
      };
    },
  };
}
