import { newKey, type Actions } from '../../actions.js';
import type { Refusal } from '../../api.js';
import { fail, tell } from '../../page.js';
import type { Redeemed, Wanted } from '../../shapes.js';
import type { Shop, View } from '../../shop.js';
import type { Step } from '../../views/ask.js';

export type Announce = (text: string) => void;
export type Doing = ReturnType<typeof doingOf>;

const firstPause = 2000;
const longestPause = 60_000;

const all = new WeakMap<Shop, Doing>();

/** The one of a page, for all its elements. */
export function doingIn(shop: Shop, api: Actions): Doing {
  const doing = all.get(shop) ?? doingOf(shop, api);
  all.set(shop, doing);
  return doing;
}

/**
 * What the shopper has begun, the same in all elements of the page. Whether something was done that got no answer
 * nobody knows: its key is kept, and asking again asks for the same. Nothing of it is kept on the device: what was
 * redeemed is the member's, and shown again from there.
 */
export function doingOf(shop: Shop, api: Actions) {
  const steps = new Map<string, Step>();
  /** What is wanted → its key. */
  const intents = new Map<string, string>();
  /** Redeemed on this page, and the page not told yet. */
  const awaited = new Set<string>();
  /** Redeemed just now, and in which element. */
  let news: { id: string; announce: Announce } | undefined;
  let shown: View | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;

  const put = (place: string, step: Step = {}): void => {
    steps.set(place, step);
    shop.changed();
  };

  const act = async (
    place: string,
    announce: Announce,
    send: () => Promise<Redeemed | null>,
    done: (redeemed: Redeemed) => string,
  ): Promise<void> => {
    const { text } = shown!.words;
    put(place, { isBusy: true });
    try {
      const redeemed = await send();
      steps.delete(place);
      if (redeemed) announce(done(redeemed));
      shop.refresh();
    } catch (problem) {
      const { status = 0, title } = problem as Refusal;
      const isRefused = status >= 400 && status < 500 && status !== 429;
      const said = (isRefused && title) || text('problem.storage_unavailable');
      steps.set(place, { isAsked: !isRefused, said });
      announce(said);
      fail(problem);
      // What refused it may have changed more; without an answer there is nothing newer to be had.
      if (isRefused) shop.refresh();
      else shop.changed();
    }
  };

  /** Looks again, after longer and longer pauses, while something is still being made or taken back. */
  const wait = (): void => {
    timer = setTimeout(async () => {
      const before = JSON.stringify(shown!.member!.taken);
      const member = await shop.api.member(shown!.words.tag).catch(() => null);
      pause = Math.min(pause * 2, longestPause);
      if (member && JSON.stringify(member.taken) !== before) {
        timer = undefined;
        shop.refresh();
      } else wait();
    }, pause);
  };

  return {
    at: (place: string): Step => steps.get(place) ?? {},
    put,

    /** Whether a shopper waits for it in that element; told once. */
    isNews(id: string, announce: Announce): boolean {
      const isIt = news?.id === id && news.announce === announce;
      if (isIt) news = undefined;
      return isIt;
    },

    /** Redeems a reward, or pays with points; once, however often it is repeated before there is an answer. */
    redeem(place: string, wanted: Wanted, announce: Announce): Promise<void> {
      const { tag, text } = shown!.words;
      const intent = JSON.stringify(wanted);
      const key = intents.get(intent) ?? newKey();
      intents.set(intent, key);
      return act(
        place,
        announce,
        () => api.redeem(tag, wanted, key),
        ({ redemption }) => {
          intents.delete(intent);
          if (redemption.state === 'undone') {
            const said = text('entry.returned.refused');
            steps.set(place, { said });
            return said;
          }
          awaited.add(redemption.id);
          news = { id: redemption.id, announce };
          const { name: reward } = redemption;
          return reward ? text('entry.redeemed.reward', { reward }) : text('entry.redeemed.pay');
        },
      );
    },

    undo(place: string, id: string, announce: Announce): Promise<void> {
      const { tag, text } = shown!.words;
      return act(
        place,
        announce,
        () => api.undo(tag, id),
        ({ redemption }) => {
          tell('redeem', redemption);
          return redemption.state === 'undone' ? text('entry.returned.revoked') : text('widget.taken.undoing');
        },
      );
    },

    /** Sees what has become of it meanwhile; the page hears of each code once, when it is there. */
    look(view: View): void {
      // What one has begun is nothing to whoever signs in next.
      if (shown?.member?.customer !== view.member?.customer) for (const each of [steps, intents, awaited]) each.clear();
      shown = view;
      const taken = view.member?.taken ?? [];
      for (const one of taken) {
        if (one.state !== 'pending' && awaited.delete(one.id)) tell('redeem', one);
      }
      if (!taken.some(({ state }) => state === 'pending' || state === 'undoing')) {
        clearTimeout(timer);
        timer = undefined;
        pause = firstPause;
      } else if (!timer) wait();
    },
  };
}
