/** The addresses of the two modules, as seen from this script; the build writes them. */
declare const CORE: string;
declare const PANEL: string;

type Command = (...parts: unknown[]) => Promise<unknown>;
type Stub = { q?: ArrayLike<unknown>[]; shop?: string };

/**
 * The one script a page includes. It takes commands from the first moment and fetches the core once the page has
 * come to rest, or when a command needs it.
 */
(() => {
  const script = (document.currentScript ??
    document.querySelector('script[data-shop][src*="/widget/v1.js"]')) as HTMLScriptElement | null;
  const page = window as { Loyalty?: Stub | (Command & Stub) };
  const warn = (text: string): void => console.warn(`[loyalty] ${text}`);
  const { shop, manual } = script?.dataset ?? {};
  if (!script || !shop) return warn('Give the script tag data-shop="the id of your shop".');
  if (page.Loyalty?.shop) return warn('The script is on this page twice. Remove one of the two tags.');

  let core: Promise<Command> | undefined;
  const address = (path: string): string => new URL(path, script.src).href;
  const load = (): Promise<Command> =>
    (core ??= import(address(CORE)).then((module: { start(script: HTMLElement, panel: string): Command }) =>
      module.start(script, address(PANEL)),
    ));
  const failed = (): void =>
    warn(`The widget could not be loaded. Allow ${new URL(script.src).origin} in script-src and connect-src.`);
  const command = (...parts: unknown[]): Promise<unknown> =>
    load()
      .then(run => run(...parts))
      .catch(failed);

  const waiting = page.Loyalty?.q ?? [];
  page.Loyalty = Object.assign(command, { shop });
  for (const parts of waiting) void command(...Array.from(parts));

  document.addEventListener('click', event => {
    if (!(event.target as Element).closest?.('[data-loyalty-open]')) return;
    event.preventDefault();
    void command('open');
  });

  const rest = (): void => {
    const start = (): unknown => load().catch(failed);
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 2000 });
    else setTimeout(start);
  };
  if (manual !== undefined) return;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', rest);
  else rest();
})();
