import { day } from '../format.js';
import type { Amount } from '../shapes.js';
import type { Words } from '../words.js';

/** A factor from the program, `1.25`, as it is written here. */
export const factor = ({ number }: Words, text: string): string => number(text, { maximumFractionDigits: 9 });

/** Percent from the program, `12.5`, as they are written here. */
export const percent = ({ number }: Words, text: string): string =>
  number(text + 'e-2', { style: 'percent', maximumFractionDigits: 9 });

/** The day of an instant, where the reader is. */
export const dayOf = ({ tag }: Words, instant: string): string => day(tag, instant, 'medium');

/** Exact from minor units, which may have parts; whole amounts without decimals. */
export const money = ({ number }: Words, { amountMinor, exponent, currency }: Amount): string =>
  number(`${amountMinor}e-${exponent}`, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent + (amountMinor.split('.')[1] ?? '').length,
    trailingZeroDisplay: 'stripIfInteger',
  } as Intl.NumberFormatOptions);
