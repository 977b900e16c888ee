/** The addresses of the modules, as seen from this script; the build writes them. */
declare const CORE: string;
declare const EMBEDS: string;
declare const PANEL: string;

type Widget = ReturnType<typeof import('./core.js').start>;
type Queue = { q?: ArrayLike<unknown>[]; shop?: string };

/**
 * The one script a page includes. It takes commands from the first moment, and fetches the widget once the page has
 * come to rest, or when a command needs it.
 */
(() => {
  const script = (document.currentScript ??
    document.querySelector('script[data-shop][src*="/widget/v1.js"]')) as HTMLScriptElement | null;
  const page = window as { Loyalty?: Queue };
  const warn = (text: string): void => console.warn(`[loyalty] ${text}`);
  const shop = script?.dataset.shop;
  if (!script || !shop) return warn('Give the script tag data-shop="the shop’s id".');
  if (page.Loyalty?.shop) return warn('The script is on this page twice.');

  const fetched = (path: string) => import(new URL(path, script.src).href);

  let loaded: Promise<Widget> | undefined;
  const load = async (): Promise<Widget> => {
    const modules = { panel: () => fetched(PANEL), embeds: () => fetched(EMBEDS) };
    const widget: Widget = (await fetched(CORE)).start(script, modules);
    // Frameworks change pages in place, and pages their language.
    new MutationObserver(changes => {
      widget.place();
      if (changes.some(({ type }) => type === 'attributes')) widget.changed();
    }).observe(document, { attributeFilter: ['lang'], childList: true, subtree: true });
    return widget;
  };
  /** Once; and again after a failure. */
  const widget = (): Promise<Widget> => {
    const asked = (loaded ??= load());
    asked.catch(() => (loaded = undefined));
    return asked;
  };
  const failed = (): void => {
    warn(`Not loaded. Allow ${new URL(script.src).origin} in script-src and connect-src.`);
    addEventListener('online', rest);
  };

  const command = async (name: keyof Widget, ...parts: never[]): Promise<unknown> => {
    try {
      const run = (await widget())[name] as (...parts: never[]) => unknown;
      return await run(...parts);
    } catch (problem) {
      warn(`Loyalty('${name}'): ${problem}`);
    }
  };

  const waiting = page.Loyalty?.q ?? [];
  page.Loyalty = Object.assign(command, { shop });
  for (const parts of waiting) void command(...(Array.from(parts) as [keyof Widget]));

  document.addEventListener('click', event => {
    const opener = (event.target as Element).closest?.<HTMLAnchorElement>('[data-loyalty-open]');
    // Whoever wants another tab gets it.
    if (!opener || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // Where nothing opens, a link leads where it says.
    void command('open').then(isOpen => isOpen || (opener.href && location.assign(opener.href)));
  });

  const rest = (): void => {
    const start = (): unknown => widget().catch(failed);
    void (window.requestIdleCallback?.(start, { timeout: 2000 }) ?? setTimeout(start));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', rest);
  else rest();
})();
