// Reads our strict subset of ICU MessageFormat 1 (locales/README.md says which). The build and the tests do this; pages
// are sent messages already read. functions/App/Localization/MessageParser.cs is its twin.
import type { Part } from './format.js';

const types: Record<string, 'cardinal' | 'ordinal' | undefined> = { plural: 'cardinal', selectordinal: 'ordinal' };

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
    if (need(/[,}]/y) === '}') return { name };
    const kind = need(/plural|selectordinal|select|number|date/y);
    if (kind === 'number') return (need(/}/y), { name, type: 'number' });
    need(/,/y);
    if (kind === 'date') {
      const style = need(/short|medium|long/y);
      return (need(/}/y), { name, style });
    }
    if (depth > 1) fail();
    const cases: Record<string, Part[]> = Object.create(null);
    do {
      const word = need(kind === 'select' ? /[a-zA-Z][\w-]*/y : /=(0|[1-9]\d*)|zero|one|two|few|many|other/y);
      // Values of a select are kept as exact ones, `=up`: what a page is sent has no key that every object has.
      const key = (kind === 'select' && word !== 'other' ? '=' : '') + word;
      if (cases[key]) fail();
      need(/{/y);
      cases[key] = parts(depth + 1, kind !== 'select');
      take(/[ \n]*/y);
    } while (text[at] !== '}');
    if (!cases.other) fail();
    at++;
    return { name, type: types[kind], cases };
  };

  const parts = (depth: number, hash: boolean): Part[] => {
    const found: Part[] = [];
    while (at < text.length) {
      const plain = take(hash ? /[^{}'#]+/y : /[^{}']+/y);
      if (plain) found.push(plain);
      else if (take(/{/y)) found.push(argument(depth));
      else if (take(/#/y)) found.push({});
      else if (text[at] !== '}')
        found.push(
          (take(hash ? /''|'[{}#]([^']|'')*'(?!')/y : /''|'[{}]([^']|'')*'(?!')/y) || fail()).replace(/'(.|$)/gs, '$1'),
        );
      else if (depth) return (at++, found);
      else fail();
    }
    return depth ? fail() : found;
  };
  return parts(0, false);
}
