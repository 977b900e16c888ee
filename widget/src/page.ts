/** What the page hears of the widget: bubbling DOM events named `loyalty:…`. False where the page prevented it. */
export function tell(name: string, detail: object = {}, target: EventTarget = document): boolean {
  return target.dispatchEvent(
    new CustomEvent(`loyalty:${name}`, { bubbles: true, composed: true, cancelable: true, detail }),
  );
}

let isWarned = false;

/** A failure never disturbs the page: one line for its developer, one event, and the element hides itself. */
export function fail(problem: unknown, advice: string): void {
  const code = problem instanceof Error ? problem.message : String(problem);
  tell('error', { code });
  if (isWarned) return;
  isWarned = true;
  console.warn(`[loyalty] ${advice} (${code})`);
}
