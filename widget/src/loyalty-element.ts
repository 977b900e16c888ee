import { fill, h, type Child } from './element.js';
import { fail } from './page.js';
import type { Shop, View } from './shop.js';

let shop: Shop;
let sheet: CSSStyleSheet;

/** Called once, before any element is defined: what all of them share. */
export function share(theShop: Shop, css: string): void {
  shop = theShop;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
}

/**
 * An element of ours on somebody else's page: an open shadow root with adopted styles. What the page wrote inside it
 * shows until the first drawing; a failure hides the element.
 */
export abstract class LoyaltyElement extends HTMLElement {
  protected readonly shop = shop;
  protected readonly root = this.attachShadow({ mode: 'open' });
  private drawings = 0;
  private readonly redraw = (): void => void this.update();

  constructor() {
    super();
    this.root.adoptedStyleSheets = [sheet];
    fill(this.root, h('slot'));
  }

  connectedCallback(): void {
    const theme = this.shop.settings.theme;
    if (theme && !this.hasAttribute('theme')) this.setAttribute('theme', theme);
    this.shop.addEventListener('change', this.redraw);
    this.redraw();
  }

  disconnectedCallback(): void {
    this.shop.removeEventListener('change', this.redraw);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.redraw();
  }

  /** Draws the view; only the newest of several that overlap. */
  protected async update(): Promise<void> {
    const drawing = ++this.drawings;
    try {
      const view = await this.shop.view(this);
      if (drawing !== this.drawings || !this.isConnected) return;
      await this.draw(view);
      this.hidden = false;
    } catch (problem) {
      if (drawing !== this.drawings) return;
      this.hide();
      fail(problem, 'The points could not be shown. Check data-shop, and that connect-src allows the script’s host.');
    }
  }

  protected hide(): void {
    this.hidden = true;
  }

  protected abstract draw(view: View): void | Promise<void>;

  /** A frame that carries the language and direction of its words. */
  protected frame(view: View, name: string, ...children: Child[]): void {
    const { tag, direction } = view.words;
    fill(this.root, h('div', { class: name, part: name, lang: tag, dir: direction }, ...children));
  }
}
