/** What may stand in an element: nodes and words, never markup. */
export type Child = Node | string | null | undefined | false | 0 | Child[];

type Value = string | number | boolean | null | undefined | ((event: Event) => void);
type Attributes = Record<string, Value>;

/**
 * Builds an element: `h('p.muted', { lang: 'nb' }, 'words')`, where the class, and part, is muted and the attributes
 * may be left out. A function is a listener (`onclick`); false, null and undefined are none. There is
 * no way to hand it markup, which is why the widget runs where trusted types are forbidden.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K | `${K}.${string}`,
  ...parts: (Child | Attributes)[]
): HTMLElementTagNameMap[K] {
  const [tag, style] = name.split('.') as [K, string?];
  const element = document.createElement(tag);
  const given = parts[0]?.constructor === Object ? (parts.shift() as Attributes) : {};
  for (const [key, value] of Object.entries<Value>({ class: style, part: style, ...given })) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(key, value as string);
  }
  fill(element, parts as Child[]);
  return element;
}

/** Replaces what stands in a node. */
export function fill(parent: ParentNode, ...children: Child[]): void {
  const flat = (children as unknown[]).flat(9) as Child[];
  parent.replaceChildren(...(flat.filter(Boolean) as (Node | string)[]));
}
