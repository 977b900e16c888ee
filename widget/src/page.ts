/** What the page hears of the widget: bubbling DOM events named `loyalty:…`. False where the page prevented it. */
export const tell = (name: string, detail?: object, target: EventTarget = document): boolean =>
  target.dispatchEvent(new CustomEvent(`loyalty:${name}`, { bubbles: true, composed: true, cancelable: true, detail }));

let isWarned = false;

/** A failure never disturbs the page: one line for its developer, one event, and the element hides itself. */
export function fail(problem: unknown): void {
  const said = (problem as Error).message ?? problem;
  tell('error', { code: /\W/.test(said) ? 'unreachable' : said });
  if (!isWarned) console.warn('[loyalty]', said);
  isWarned = true;
}
