import type { Refusal } from './api.js';
import { fail } from './page.js';
import type { Shop, View } from './shop.js';
import type { Step } from './views/ask.js';
import type { Words } from './words.js';

export type Announce = (text: string) => void;
export type Acts = ReturnType<typeof stepsOf>;

/** What the shopper has begun, by its place: each act is asked, under way, refused or done, and said aloud. */
export function stepsOf(shop: Shop) {
  const steps = new Map<string, Step>();
  let shown: View | undefined;

  const put = (place: string, step: Step = {}): void => {
    steps.set(place, step);
    shop.changed();
  };

  return {
    at: (place: string): Step => steps.get(place) ?? {},
    put,

    /** Takes the view at hand. True where another shopper sees it, to whom nothing of what was begun is left. */
    look(view: View): boolean {
      const isOther = shown && shown.member?.customer !== view.member?.customer;
      if (isOther) steps.clear();
      shown = view;
      return !!isOther;
    },

    /** Does it, then looks at everything again. `done` gives what is announced, and may leave a step. */
    async act<T>(
      place: string,
      announce: Announce,
      send: (words: Words) => Promise<T | null>,
      done: (answer: T, words: Words) => string,
    ): Promise<void> {
      const { words } = shown!;
      put(place, { isBusy: true });
      try {
        const answer = await send(words);
        steps.delete(place);
        if (answer) announce(done(answer, words));
        shop.refresh();
      } catch (problem) {
        const { status = 0, title } = problem as Refusal;
        const isRefused = status >= 400 && status < 500 && status !== 429;
        const said = (isRefused && title) || words.text('problem.storage_unavailable');
        steps.set(place, { isAsked: !isRefused, said });
        announce(said);
        fail(problem);
        // What refused it may have changed more; without an answer there is nothing newer to be had.
        if (isRefused) shop.refresh();
        else shop.changed();
      }
    },
  };
}
