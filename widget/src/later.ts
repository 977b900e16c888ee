import { LoyaltyElement } from './loyalty-element.js';
import type { Shop, View } from './shop.js';

/** What the panel's module draws into a shadow root. */
export interface Content {
  show(view: View): void;
  open(): void;
  close(): void;
}

/** The panel's module: everything that a page needs only once somebody looks at their points. */
export interface PanelModule {
  panel(root: ShadowRoot, shop: Shop): Content;
  tiers(root: ShadowRoot, shop: Shop): Content;
  dialog(root: ShadowRoot, shop: Shop): Content;
}

/** An element whose content comes with the panel's module, fetched when the element first stands in a page. */
export abstract class LaterElement extends LoyaltyElement {
  private content: Promise<Content> | null = null;

  protected abstract readonly kind: keyof PanelModule;

  /** The content; asked for again where it could not be fetched. */
  protected fetched(): Promise<Content> {
    this.content ??= this.shop.panel().then(module => module[this.kind](this.root, this.shop));
    this.content.catch(() => (this.content = null));
    return this.content;
  }

  protected async draw(view: View): Promise<void> {
    (await this.fetched()).show(view);
  }
}

/** `<loyalty-panel>`: the panel as a part of the page. */
export class Panel extends LaterElement {
  protected readonly kind = 'panel';

  /** Where the page places the panel, no launcher is needed. */
  override connectedCallback(): void {
    document.querySelector('loyalty-launcher')?.remove();
    super.connectedCallback();
  }

  /** `Loyalty('open')` leads here where the panel stands in the page; it cannot be closed. */
  async open(): Promise<void> {
    (await this.fetched()).open();
  }

  close(): void {}
}

/** `<loyalty-tiers>`: every tier with its perks, and the member's way to the next. */
export class Tiers extends LaterElement {
  protected readonly kind = 'tiers';
}
