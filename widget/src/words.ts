import { day, format, numbers, type Part, type Values } from './format.js';

/** One language's words as the build ships them, already read. */
export interface WordFile {
  direction: string;
  /** Every language by its own name. */
  names: Record<string, string>;
  messages: Record<string, Part[]>;
}

/** Speaks one language. Everything the widget shows, and every number, amount and day, goes through here. */
export type Words = ReturnType<typeof wordsOf>;

export function wordsOf(tag: string, { direction, names, messages }: WordFile) {
  const number = (value: number | string, options?: Intl.NumberFormatOptions): string =>
    numbers(tag, options).format(value as number);
  return {
    tag,
    direction,
    names,
    messages,
    number,
    /** '' where there are no such words. */
    text: (key: string, args: Values = {}): string => format(messages[key] ?? [], args, tag),
    /** A factor from the program, `1.25`, as it is written here. */
    factor: (text: string): string => number(text, { maximumFractionDigits: 9 }),
    /** Percent from the program, `12.5`, as they are written here. */
    percent: (text: string): string => number(text + 'e-2', { style: 'percent', maximumFractionDigits: 9 }),
    /** The day of an instant, where the reader is. */
    day: (instant: string): string => day(tag, instant, 'medium'),
    /** Exact from minor units, which may have parts; whole amounts without decimals. */
    money: (minor: string, exponent: number, currency: string): string =>
      number(`${minor}e-${exponent}`, {
        style: 'currency',
        currency,
        minimumFractionDigits: exponent,
        maximumFractionDigits: exponent + (minor.split('.')[1] ?? '').length,
        trailingZeroDisplay: 'stripIfInteger',
      } as Intl.NumberFormatOptions),
  };
}
