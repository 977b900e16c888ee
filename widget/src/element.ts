/** What may stand in an element: nodes and words, never markup. */
export type Child = Node | string | null | undefined | false | Child[];

type Value = string | number | boolean | null | undefined | ((event: Event) => void);

/**
 * Builds an element. A function is a listener (`onclick`), true an empty attribute, false, null and undefined none.
 * There is no way to hand it markup, which is why the widget runs where trusted types are forbidden.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value != null) element.setAttribute(key, String(value));
  }
  fill(element, ...children);
  return element;
}

/** Replaces what stands in a node. */
export function fill(parent: ParentNode, ...children: Child[]): void {
  parent.replaceChildren(...flat(children));
}

function flat(children: Child[]): (Node | string)[] {
  return children.flatMap(child => (Array.isArray(child) ? flat(child) : child ? [child] : []));
}
