import { format, numbers, type Values } from './format.js';
import { read } from './read.js';

/** Some of one language's words as the build ships them. */
export interface WordFile {
  /** Of the words that every page has. */
  direction?: string;
  /** Every language by its own name; of the panel's words. */
  names?: Record<string, string>;
  messages: Record<string, string>;
}

/** Speaks one language. Everything the widget shows, and every number, amount and day, goes through here. */
export type Words = ReturnType<typeof wordsOf>;

export function wordsOf(tag: string, { direction = 'ltr', names = {}, messages }: WordFile) {
  const said = { ...messages };
  const known = new Set<string>();
  const number = (value: number | string, options?: Intl.NumberFormatOptions): string =>
    numbers(tag, options).format(value as number);
  return {
    tag,
    direction,
    names,
    number,
    /** Whether it has learnt that group of words. */
    knows: (group: string): boolean => known.has(group),
    learn(group: string, file: WordFile): void {
      known.add(group);
      Object.assign(said, file.messages);
      Object.assign(names, file.names);
    },
    /** '' where there are no such words. */
    text: (key: string, args: Values = {}): string => format(read(said[key] ?? ''), args, tag),
  };
}
