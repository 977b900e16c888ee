import type { Part } from './format.js';

const types: Record<string, 'cardinal' | 'ordinal' | undefined> = { plural: 'cardinal', selectordinal: 'ordinal' };

/**
 * Reads a message that parse.ts has found right: this one asks nothing, and is sent to pages for that. Braces and `#`
 * are always marks; the build refuses a message that quotes one.
 */
export function read(text: string): Part[] {
  const tokens = text.split(/([{}#])/);
  let at = 0;

  const argument = (): Part => {
    const [name = '', type, words] = tokens[at++]!.split(', ') as [string?, string?, string?];
    if (tokens[at++] === '}') return { name, ...(type === 'number' && { type }), ...(words && { style: words }) };
    const cases: Record<string, Part[]> = {};
    for (let word = words; word?.trim(); at++) {
      const key = word.trim();
      cases[(type === 'select' && key !== 'other' ? '=' : '') + key] = parts();
      word = tokens[at++];
    }
    return { name, type: types[type!], cases };
  };

  const parts = (): Part[] => {
    const found: Part[] = [];
    for (let token; (token = tokens[at++]) !== undefined && token !== '}'; ) {
      if (token) found.push(token === '{' ? argument() : token === '#' ? {} : token);
    }
    return found;
  };
  return parts();
}
