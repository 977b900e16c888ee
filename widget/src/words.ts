import { fromMinor } from './decimal.js';
import { h } from './element.js';
import { direction } from './language.js';
import { format, type Values } from './message.js';

/** One language's words as the build ships them: `english` holds what the language lacks. */
export interface WordFile {
  words: Record<string, string>;
  english: Record<string, string>;
}

/** Speaks one language. Everything the widget shows, and every number, amount and day, goes through here. */
export class Words {
  readonly direction: 'ltr' | 'rtl';

  constructor(
    readonly tag: string,
    private readonly file: WordFile,
  ) {
    this.direction = direction(tag);
  }

  /** As plain text, for attributes and announcements. */
  say(key: string, args: Values = {}): string {
    const own = this.file.words[key];
    return own === undefined ? format(this.file.english[key] ?? key, args, 'en') : format(own, args, this.tag);
  }

  /** For an element: what falls back to English says so, and keeps its direction inside a right-to-left panel. */
  text(key: string, args: Values = {}): string | HTMLElement {
    const said = this.say(key, args);
    return key in this.file.words || this.tag === 'en' ? said : h('bdi', { lang: 'en', dir: 'ltr' }, said);
  }

  number(value: number): string {
    return numbers(this.tag, {}).format(value);
  }

  /** Signed, for the end of a history line: `+61`, `−12`. */
  signed(value: number): string {
    return numbers(this.tag, { signDisplay: 'exceptZero' }).format(value);
  }

  /** A factor from the program, `1.25`, as it is written here. */
  decimal(text: string): string {
    return numbers(this.tag, { maximumFractionDigits: 9 }).format(text as Intl.StringNumericLiteral);
  }

  /** The day of an instant, where the reader is. */
  day(instant: string): string {
    return new Intl.DateTimeFormat(locale(this.tag), { dateStyle: 'medium' }).format(new Date(instant));
  }

  /** Exact from minor units; whole amounts without decimals. */
  money(minor: string, exponent: number, currency: string): string {
    const amount = fromMinor(minor, exponent) as Intl.StringNumericLiteral;
    const decimals = amount.split('.')[1]?.length ?? 0;
    return numbers(this.tag, {
      style: 'currency',
      currency,
      minimumFractionDigits: exponent,
      maximumFractionDigits: decimals,
      trailingZeroDisplay: 'stripIfInteger',
    } as Intl.NumberFormatOptions).format(amount);
  }

  /** The name of a language, in that language. */
  nameOf(tag: string): string {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  }
}

/** As message.ts has it: devices may set other digits and calendars, the words beside them do not follow. */
function locale(tag: string): string {
  return `${tag}-u-ca-gregory-nu-latn`;
}

const cache = new Map<string, Intl.NumberFormat>();

function numbers(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag + JSON.stringify(options);
  const known = cache.get(key) ?? new Intl.NumberFormat(locale(tag), options);
  cache.set(key, known);
  return known;
}
