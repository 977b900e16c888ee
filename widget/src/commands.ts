import type { Panel } from './later.js';
import type { Launcher } from './launcher.js';
import { fail } from './page.js';
import type { Shop } from './shop.js';
import type { Tokens } from './tokens.js';

export type Run = (command: string, ...parts: unknown[]) => Promise<unknown>;

/** The panel where the page has placed one, else the launcher, if there is one. */
export function panelOnPage(): Panel | Launcher | null {
  return document.querySelector<Panel | Launcher>('loyalty-panel, loyalty-launcher');
}

/** The JavaScript API: `Loyalty('identify', token)`, `logout`, `locale`, `refresh`, `open`, `close`. */
export function commands(shop: Shop, tokens: Tokens): Run {
  const signIn = (token: string | null, name: string | null): void => {
    tokens.give(token);
    shop.name = name;
    shop.refresh();
  };
  const known: Record<string, (...parts: never[]) => unknown> = {
    identify: (token: string, about?: { name?: string }) => signIn(token, about?.name ?? null),
    logout: () => signIn(null, null),
    locale: (tag: string | null) => shop.speak(tag),
    refresh: () => shop.refresh(),
    open: () => panelOnPage()?.open(),
    close: () => panelOnPage()?.close(),
  };
  return async (command, ...parts) => {
    const run = Object.hasOwn(known, command) && known[command];
    if (!run) return fail(command, `Loyalty() takes ${Object.keys(known).join(', ')}.`);
    try {
      return await run(...(parts as never[]));
    } catch (problem) {
      fail(problem, `Loyalty('${command}') did not succeed.`);
    }
  };
}
