import { h } from './element.js';
import { fail } from './page.js';
import type { Glance, Shop, View } from './shop.js';
import css from './styles/core.css';

/** An element of ours. What can be opened and closed is given how when it is made. */
export interface Host extends HTMLElement {
  /** Whether it is open now, or the page sees to it itself. */
  open(): unknown;
  close?(): void;
  /** Says why there is nothing newer to show; without it, or where it cannot, the element is hidden. */
  failed?(problem: unknown): unknown;
  /** Draws again. */
  handleEvent(): Promise<void>;
}

/** Made once for each element, so that what it keeps outlives every drawing; gives what draws it into `box`. */
export type Make<Seen extends Glance = View> = (box: HTMLElement, host: Host) => (seen: Seen) => unknown;

/** A style sheet that elements adopt: no style element is ever written. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

let base: CSSStyleSheet;

/**
 * Defines an element for somebody else's page: an open shadow root with adopted styles, drawn again when the shop
 * changes. What the page wrote inside it shows until the first drawing, and a failure hides what is ours. `groups` are
 * the words it needs besides those that every page has; without any, it takes no more than a glance.
 */
export function define<Seen extends Glance = View>(
  name: string,
  shop: Shop,
  make: Make<Seen>,
  sheets: CSSStyleSheet[] = [],
  ...groups: string[]
): void {
  class LoyaltyElement extends HTMLElement {
    /** What a page may tell an element; it is drawn again when that changes. */
    static observedAttributes = ['amount', 'currency', 'tax', 'full', 'more'];

    readonly handleEvent: () => Promise<void>;

    constructor() {
      super();
      const root = this.attachShadow({ mode: 'open' });
      const box = h('span', h('slot'));
      const draw = make(box, this as unknown as Host);
      let newest = {};
      root.adoptedStyleSheets = [(base ??= sheetOf(css)), ...sheets];
      root.append(box);

      this.handleEvent = async () => {
        const drawing = (newest = {});
        try {
          const view = await (groups[0] ? shop.view(this, ...groups) : shop.glance(this));
          // Of several drawings that overlap, only the newest counts.
          if (drawing !== newest) return;
          box.lang = view.words.tag;
          box.dir = view.words.direction;
          await draw(view as Seen);
          this.hidden = false;
        } catch (problem) {
          if (drawing !== newest) return;
          fail(problem);
          if ((this as unknown as Host).failed?.(problem)) return;
          // A modal dialog that cannot be seen would keep the page from being used.
          box.querySelector('dialog')?.close();
          // What the page wrote in it stays, where nothing of ours has taken its place yet.
          this.hidden = !box.querySelector('slot');
        }
      };
    }

    attributeChangedCallback(): void {
      void this.handleEvent();
    }

    connectedCallback(): void {
      shop.changes.addEventListener('change', this);
      void this.handleEvent();
    }

    disconnectedCallback(): void {
      shop.changes.removeEventListener('change', this);
    }
  }
  if (!customElements.get(name)) customElements.define(name, LoyaltyElement);
}
