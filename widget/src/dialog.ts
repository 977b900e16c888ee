import { h } from './element.js';
import { tell } from './page.js';
import { PanelView } from './panel-view.js';
import type { Shop, View } from './shop.js';

/** The panel in a modal dialog: Escape, the button and a click beside it close it. */
export class PanelDialog {
  private readonly view: PanelView;
  private readonly dialog: HTMLDialogElement;

  constructor(root: ShadowRoot, shop: Shop) {
    this.view = new PanelView(shop, ({ words }) =>
      h('button', {
        id: 'close',
        class: 'close',
        part: 'close',
        type: 'button',
        'aria-label': words.say('widget.panel.close'),
        onclick: () => this.close(),
      }),
    );
    this.dialog = h('dialog', { part: 'dialog', 'aria-labelledby': 'title' }, this.view.node);
    // The dialog itself is hit only beside the panel, on the backdrop.
    this.dialog.addEventListener('click', event => event.target === this.dialog && this.close());
    this.dialog.addEventListener('close', () => tell('close', {}, root.host));
    root.append(this.dialog);
  }

  show(view: View): void {
    this.dialog.lang = view.words.tag;
    this.dialog.dir = view.words.direction;
    this.view.show(view);
  }

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  close(): void {
    this.dialog.close();
  }
}
