// Formats messages that parse.ts has read, with Intl. functions/App/Localization/Message.cs is its twin;
// locales/_vectors.json holds the two together.

export type Value = string | number | bigint;
/** Arguments by their names; what a message does not ask for is no harm. */
export type Values = object;

/** Text, or an argument; one without a name is the `#` of the plural around it. Cases without a type are a select's. */
export type Part =
  | string
  | {
      name?: string;
      type?: 'cardinal' | 'ordinal' | 'number';
      /** Of a date. */
      style?: string;
      cases?: Record<string, Part[]>;
    };

/** Devices may set other digits and calendars for a language; the words beside them, and C#, do not follow. */
export const localeOf = (language: string): string => language + '-u-ca-gregory-nu-latn';

const kept: Record<string, Intl.NumberFormat> = {};

/** Formatters cost more than formatting: each is made once. */
export const numbers = (language: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  (kept[language + JSON.stringify(options)] ??= new Intl.NumberFormat(localeOf(language), options));

/** The day of a date or, where the reader is, of an instant; what is neither shows as it is. */
export function day(language: string, text: string, dateStyle: string, timeZone?: string): string {
  const date = new Date(text);
  const options = { dateStyle, timeZone } as Intl.DateTimeFormatOptions;
  return isNaN(+date) ? text : new Intl.DateTimeFormat(localeOf(language), options).format(date);
}

/** Formats a message in its own language; what is missing shows as `{name}`, so a page is never disturbed. */
export function format(parts: Part[], values: Values, language: string, around = ''): string {
  return parts
    .map(part => {
      if (typeof part === 'string') return part;
      const { name = around, type, style, cases } = part;
      const value = (values as Record<string, Value | null | undefined>)[name];
      if (cases) {
        const rules = type && new Intl.PluralRules(localeOf(language), { type: type as 'ordinal' });
        const form = rules ? rules.select(Number(value ?? NaN)) : 'other';
        return format(cases['=' + value] ?? cases[form] ?? cases.other!, values, language, name);
      }
      if (value == null) return `{${name}}`;
      if (style) return day(language, String(value).slice(0, 10), style, 'UTC');
      return typeof value === 'string' ? value : numbers(language).format(value);
    })
    .join('');
}
