import { PanelDialog } from './dialog.js';
import { fill, h } from './element.js';
import type { Content } from './later.js';
import { PanelView } from './panel-view.js';
import type { Shop, View } from './shop.js';
import content from './styles/content.css';
import dialogFrame from './styles/dialog.css';
import frame from './styles/frame.css';
import { progress, tierList } from './views/tiers.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(frame + content + dialogFrame);

function dress(root: ShadowRoot): void {
  root.adoptedStyleSheets.push(sheet);
}

/** The panel as a part of the page. */
export function panel(root: ShadowRoot, shop: Shop): Content {
  dress(root);
  const view = new PanelView(shop, null);
  view.node.setAttribute('aria-labelledby', 'title');
  fill(root, view.node);
  return {
    show: shown => view.show(shown),
    open: () => {
      root.host.scrollIntoView({ block: 'start' });
      root.querySelector<HTMLElement>('[role=tab][tabindex="0"], button, a')?.focus();
    },
    close: () => {},
  };
}

/** The tiers by themselves. */
export function tiers(root: ShadowRoot): Content {
  dress(root);
  return {
    show: (view: View) => {
      const { tag, direction } = view.words;
      fill(root, h('div', { class: 'card', part: 'card', lang: tag, dir: direction }, progress(view), tierList(view)));
    },
    open: () => {},
    close: () => {},
  };
}

/** The panel behind the launcher. */
export function dialog(root: ShadowRoot, shop: Shop): Content {
  dress(root);
  return new PanelDialog(root, shop);
}
