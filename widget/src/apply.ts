/**
 * Where a page takes a code: its own `data-apply-url`, as `/discount/{code}?redirect=/cart`, with the code in it. ''
 * where the page takes codes without an address, by the event `loyalty:apply`; null where it does not say so, or names
 * a place that is not its own.
 */
export function applyAddress(template: string | undefined, code: string, page: string): string | null {
  if (!template?.trim()) return template == null ? null : '';
  const to = template.replaceAll('{code}', encodeURIComponent(code));
  if (to === template || !URL.canParse(to, page)) return null;
  const { href } = new URL(to, page);
  return href.startsWith(new URL(page).origin + '/') ? href : null;
}
