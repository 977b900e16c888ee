// Our strict subset of ICU MessageFormat 1 (locales/README.md says which), parsed once and formatted with Intl.
// functions/App/Localization/Message.cs is its twin; locales/_vectors.json holds the two together.

export type Value = string | number | bigint;
export type Values = Readonly<Record<string, Value | null | undefined>>;
type Kind = 'text' | 'number' | 'date' | 'plural' | 'selectordinal' | 'select';

/** Text, or an argument; one without a name is the `#` of the plural around it. */
export type Part = string | { name?: string; kind: Kind; style?: string; cases?: Record<string, Part[]> };

/** Reads a message; a malformed one is a SyntaxError that ends with the position. */
export function parse(text: string): Part[] {
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError('message at ' + at);
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const need = (pattern: RegExp): string => {
    take(/[ \n]*/y);
    return take(pattern) || fail();
  };

  const argument = (depth: number): Part => {
    const name = need(/[a-zA-Z][a-zA-Z\d]*/y);
    if (need(/[,}]/y) === '}') return { name, kind: 'text' };
    const kind = need(/plural|selectordinal|select|number|date/y) as Kind;
    if (kind === 'number') return need(/}/y), { name, kind };
    need(/,/y);
    if (kind === 'date') {
      const style = need(/short|medium|long/y);
      return need(/}/y), { name, kind, style };
    }
    if (depth > 1) fail();
    const cases: Record<string, Part[]> = Object.create(null);
    do {
      const key = need(kind === 'select' ? /[a-zA-Z][\w-]*/y : /=(0|[1-9]\d*)|zero|one|two|few|many|other/y);
      if (cases[key]) fail();
      need(/{/y);
      cases[key] = parts(depth + 1, kind !== 'select');
      take(/[ \n]*/y);
    } while (text[at] !== '}');
    if (!cases.other) fail();
    at++;
    return { name, kind, cases };
  };

  const parts = (depth: number, hash: boolean): Part[] => {
    const found: Part[] = [];
    while (at < text.length) {
      const plain = take(hash ? /[^{}'#]+/y : /[^{}']+/y);
      if (plain) found.push(plain);
      else if (take(/{/y)) found.push(argument(depth));
      else if (take(/#/y)) found.push({ kind: 'number' });
      else if (text[at] !== '}')
        found.push(
          (take(hash ? /''|'[{}#]([^']|'')*'(?!')/y : /''|'[{}]([^']|'')*'(?!')/y) || fail()).replace(/'(.|$)/gs, '$1'),
        );
      else if (depth) return at++, found;
      else fail();
    }
    return depth ? fail() : found;
  };
  return parts(0, false);
}

const kept = new Map<string, unknown>();

function keep<T>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T;
}

/** Formats a message in its own language; what is missing shows as `{name}`, so a page is never disturbed. */
export function format(message: string, values: Values, language: string): string {
  // Devices may set other digits and calendars for a language; the words beside them, and C#, do not follow.
  const locale = language + '-u-ca-gregory-nu-latn';

  const show = (value: Value, style?: string): string => {
    if (!style) return keep(locale, () => new Intl.NumberFormat(locale)).format(value as number);
    const date = new Date(String(value).slice(0, 10));
    return isNaN(+date)
      ? String(value)
      : keep(
          style + locale,
          () => new Intl.DateTimeFormat(locale, { dateStyle: style as 'long', timeZone: 'UTC' }),
        ).format(date);
  };

  const join = (parts: Part[], around?: string): string =>
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const { name = around!, kind, style, cases } = part;
        const value = values[name];
        if (cases) {
          if (kind === 'select') return join(cases[String(value)] ?? cases.other!);
          const n = Number(value ?? NaN);
          const type = kind === 'plural' ? 'cardinal' : 'ordinal';
          const rules = keep(type + locale, () => new Intl.PluralRules(locale, { type }));
          return join(cases['=' + n] ?? cases[rules.select(n)] ?? cases.other!, name);
        }
        if (value == null) return `{${name}}`;
        return typeof value === 'string' && !style ? value : show(value, style);
      })
      .join('');
  return join(keep('m' + message, () => parse(message)));
}
