import { newKey, type Actions } from '../../actions.js';
import { tell } from '../../page.js';
import type { Wanted } from '../../shapes.js';
import type { Shop, View } from '../../shop.js';
import { stepsOf, type Announce } from '../../steps.js';

export type { Announce };
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
  const steps = stepsOf(shop);
  /** What is wanted → its key. */
  const intents = new Map<string, string>();
  /** Redeemed on this page, and the page not told yet. */
  const awaited = new Set<string>();
  /** Redeemed just now, by the element in which it was. */
  const news = new Map<Announce, string>();
  let shown: View | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;

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
    ...steps,
    shop,

    /** Whether a shopper waits for it in that element; told once. */
    isNews: (id: string, announce: Announce): boolean => news.get(announce) === id && news.delete(announce),

    /** Redeems a reward, or pays with points; once, however often it is repeated before there is an answer. */
    redeem(place: string, wanted: Wanted, announce: Announce): Promise<void> {
      const intent = JSON.stringify(wanted);
      const key = intents.get(intent) ?? newKey();
      intents.set(intent, key);
      return steps.act(
        place,
        announce,
        ({ tag }) => api.redeem(tag, wanted, key),
        ({ redemption }, { text }) => {
          intents.delete(intent);
          if (redemption.state === 'undone') {
            const said = text('entry.returned.refused');
            steps.put(place, { said });
            return said;
          }
          awaited.add(redemption.id);
          news.set(announce, redemption.id);
          const { name: reward } = redemption;
          return text(reward ? 'entry.redeemed.reward' : 'entry.redeemed.pay', { reward });
        },
      );
    },

    undo(place: string, id: string, announce: Announce): Promise<void> {
      return steps.act(
        place,
        announce,
        ({ tag }) => api.undo(tag, id),
        ({ redemption }, { text }) => {
          tell('redeem', redemption);
          return redemption.state === 'undone' ? text('entry.returned.revoked') : text('widget.taken.undoing');
        },
      );
    },

    /** Sees what has become of it meanwhile; the page hears of each code once, when it is there. */
    look(view: View): void {
      // What one has begun is nothing to whoever signs in next.
      if (steps.look(view)) {
        intents.clear();
        awaited.clear();
      }
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
