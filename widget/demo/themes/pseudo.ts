import type { WordFile } from '../../src/words.js';

/**
 * Languages that nobody speaks, made of English as it is fetched. `en-XA` has accents on its letters, is longer by 40 %
 * and in brackets: what shows without one was not taken from a locale file. `ar-XB` runs from right to left.
 */
export const pseudoLocales = ['en-XA', 'ar-XB'];

const accented = (text: string): string => text.replace(/[a-z]/gi, letter => letter + '\u0301');
const longer = (text: string): string => '~'.repeat(Math.ceil(text.length * 0.4));

/** Each word by itself, so that lines break as they would. */
const mirrored = (text: string): string => text.replace(/\S+/g, word => `\u202e${word}\u202c`);

/** Changes what a message says, and leaves its arguments alone: each brace leads from the one into the other. */
function inWords(message: string, change: (text: string) => string): string {
  const isArgument: boolean[] = [];
  const part = (token: string): string => {
    if (token === '}') isArgument.pop();
    else if (token === '{') isArgument.push(!isArgument.at(-1));
    else if (!isArgument.at(-1)) return change(token);
    return token;
  };
  return message.split(/([{}])/).map(part).join('');
}

const message = (tag: string, text: string): string =>
  tag === 'en-XA'
    ? `⟦${inWords(text, accented)} ${longer(text.replace(/\{\w+,.*?\{/, ''))}⟧`
    : inWords(text, mirrored);

const every = <T, U>(all: Record<string, T>, change: (one: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(all).map(([key, one]) => [key, change(one)]));

/** What an owner says in a pseudo-locale. */
export const owned = (tag: string, text: string): string =>
  !pseudoLocales.includes(tag) ? text : tag === 'en-XA' ? `⟦${accented(text)}⟧` : mirrored(text);

/** English as a pseudo-locale has it. */
export const pseudo = (tag: string, { names, messages }: WordFile): WordFile => ({
  direction: tag === 'ar-XB' ? 'rtl' : 'ltr',
  names: names && every(names, name => owned(tag, name)),
  messages: every(messages, text => message(tag, text)),
});

/** Every message said so many times, as the longest translations are. */
export const repeated = ({ messages, ...file }: WordFile, times: number): WordFile => ({
  ...file,
  messages: every(messages, text => Array(times).fill(text).join(' ')),
});
