import type { Api } from '../../src/api.js';
import { owned } from './pseudo.js';
import { euros, program, taken } from './program.js';
import type { State } from './states.js';

/** What the API answers, by the first part of a member route's path; `member` and `program` are those themselves. */
export type Answers = Record<string, (asked: Asked) => unknown>;

interface Asked {
  points?: number;
  cart?: { amountMinor: number };
}

const usual = ({ member, program: changed, entries = [], waiting }: State): Answers => ({
  program: () => ({ ...program, ...changed }),
  member: () => member ?? null,
  entries: () => ({ entries, next: entries.length ? 1 : null, waiting }),
  quote: ({ points = 340, cart }) => ({
    points,
    pays: euros(String(points * 5)),
    rest: euros(String(cart!.amountMinor - points * 5)),
    least: 20,
    most: 340,
    available: 340,
    why: null,
  }),
  card: () => card,
  redemptions: () => ({ redemption: taken('tote-bag', 'ready'), available: 280 }),
});

/** Looks like a QR code, and leads nowhere. */
const eye = (x: number, y: number): string => `M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z`;
const dot = (at: number): string => `M${9 + ((at * at * 5) % 12)} ${9 + ((at * 3 + 1) % 12)}h1v1h-1z`;
const dots = Array.from({ length: 70 }, (_, at) => dot(at)).join('');
const card = {
  number: '9042771836650018',
  groups: ['9042', '7718', '3665', '0018'],
  qr: { size: 21, path: eye(0, 0) + eye(14, 0) + eye(0, 14) + dots },
};

/** The API as a state has it: it answers at once, keeps nothing, and asks nobody. */
export function cannedApi(state: State): Api {
  const answers: Answers = { ...usual(state), ...state.answers };

  /** Owners have words of their own, which come in the language asked for. */
  const answer = async <T>(route: string, lang: string | null, asked = '{}'): Promise<T> => {
    const given = JSON.stringify(await answers[route]!(JSON.parse(asked)));
    const isSaid = (key: string): boolean => /name$|^text$/i.test(key);
    return JSON.parse(given, (key, value) => (isSaid(key) && value ? owned(lang ?? '', value) : value));
  };

  return {
    program: lang => answer('program', lang),
    member: lang => answer('member', lang),
    signed: (path, init) => {
      const { pathname, searchParams } = new URL(path, 'https://preview.invalid');
      return answer(pathname.split('/')[1] || 'member', searchParams.get('lang'), init?.body as string | undefined);
    },
  };
}
