import { fill, h } from './element.js';
import { LaterElement } from './later.js';
import { tell } from './page.js';
import type { View } from './shop.js';

/** The button in the corner, where the page places no panel. Its dialog is fetched when somebody reaches for it. */
export class Launcher extends LaterElement {
  protected readonly kind = 'dialog';
  private isOpened = false;
  private readonly label = h('span');
  private readonly button = h(
    'button',
    {
      class: 'launcher',
      part: 'launcher',
      type: 'button',
      'aria-haspopup': 'dialog',
      onclick: () => void this.open(),
      onpointerenter: () => void this.shop.panel().catch(() => {}),
    },
    h('span', { class: 'spark', 'aria-hidden': 'true' }),
    this.label,
  );

  protected override async draw(view: View): Promise<void> {
    const { words, member } = view;
    this.button.lang = words.tag;
    this.button.dir = words.direction;
    this.button.title = words.say('widget.launcher.open');
    fill(
      this.label,
      member?.state === 'member'
        ? words.text('widget.points', { points: Math.max(0, member.points.available) })
        : words.text('widget.launcher.label'),
    );
    if (!this.button.isConnected) fill(this.root, this.button);
    if (this.isOpened) await super.draw(view);
  }

  /** Opens the dialog, unless the page prevents `loyalty:open`. On closing, the browser gives focus back to the opener. */
  async open(): Promise<void> {
    if (!tell('open', {}, this)) return;
    this.isOpened = true;
    await this.update();
    if (!this.hidden) (await this.fetched()).open();
  }

  /** A modal dialog that cannot be seen would keep the page from being used. */
  protected override hide(): void {
    this.root.querySelector('dialog')?.close();
    super.hide();
  }

  async close(): Promise<void> {
    if (this.isOpened) (await this.fetched()).close();
  }
}
