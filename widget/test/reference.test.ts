import { describe, expect, it } from 'vitest';
import manifest from '../custom-elements.json';
import theming from '../../docs/theming.md?raw';
import guide from '../../docs/widget.md?raw';
import types from '../loyalty.d.ts?raw';

// docs/widget.md, custom-elements.json and loyalty.d.ts say what a page can say to the widget and hears of it: all that
// the sources have, and nothing else.

const files = import.meta.glob(['../src/**/*.{ts,css}', '../../docs/**/*.md', '../../README.md'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const ending = (end: string): [string, string][] => Object.entries(files).filter(([path]) => path.endsWith(end));
const textOf = (end: string): string[] => ending(end).map(([, text]) => text);
const code = textOf('.ts');

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const found = (text: string, pattern: RegExp): string[] =>
  sorted([...text.matchAll(pattern)].map(match => match[1] ?? match[0]));
const inSources = (pattern: RegExp): string[] => found(code.join('\n'), pattern);

/** What stands under a heading, to the next of its kind or higher. */
const under = (page: string, heading: string): string => {
  const from = page.indexOf(`\n${heading}\n`) + heading.length + 1;
  expect(from).toBeGreaterThan(heading.length);
  const end = page.slice(from).search(new RegExp(`^#{1,${heading.indexOf(' ')}} `, 'm'));
  return page.slice(from, end < 0 ? undefined : from + end);
};

/** The names in backticks in the first column of a table. */
const rows = (section: string): string[] =>
  section
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .flatMap(line => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));

const elements = manifest.modules.flatMap(({ declarations }) => declarations);
const named = (of: (element: (typeof elements)[number]) => { name: string }[]): string[] =>
  sorted(elements.flatMap(element => of(element).map(({ name }) => name)));

/** The attributes that a source looks at. */
const asked = (text: string): string[] => found(text, /\b(?:getAttribute|told)\('(\w+)'\)/g);

/** Each element's attributes, where the sources define it; of those of the panel's kind, one looks at a cart. */
const attributes = Object.fromEntries(
  code.flatMap(text =>
    text
      .split(/\b(?:define|ofKind)\(/)
      .slice(1)
      .flatMap(part => {
        const [, name, drawn] = part.match(/^\s*'(loyalty-\w+)',\s*(\w*)/) ?? [];
        return name ? [[name, asked(drawn === 'payFor' ? text : part)]] : [];
      }),
  ),
);

/** Told to the loader alone. */
const inner = ['changed', 'place'];
const started = code.find(text => text.includes('export function start('))!;
const commands = found(started.slice(started.lastIndexOf('\n  return {')), /^ {4}(?:async )?(\w+)[,:(]/gm);

describe('the reference', () => {
  it('has every element with its attributes', () => {
    expect(Object.keys(attributes).length).toBe(8);
    expect(sorted(Object.keys(attributes))).toEqual(found(under(guide, '## Elements'), /^### `<(.*)>`$/gm));
    for (const [name, asked] of Object.entries(attributes)) {
      expect([name, sorted(rows(under(guide, `### \`<${name}>\``)))]).toEqual([name, asked]);
    }
  });

  it('has every attribute of the script', () => {
    const read = inSources(/\bdataset\.(\w+)/g).map(name => 'data-' + name.replace(/[A-Z]/g, '-$&').toLowerCase());
    expect(sorted(rows(under(guide, '## The script')))).toEqual(sorted(read));
  });

  it('has every command', () => {
    expect(found(under(guide, '## Commands'), /^### `(.*)`$/gm)).toEqual(
      commands.filter(name => !inner.includes(name)),
    );
  });

  it('has every event', () => {
    const told = inSources(/\btell\('([\w-]+)'/g).map(name => 'loyalty:' + name);
    expect(told.length).toBeGreaterThan(6);
    expect(sorted(rows(under(guide, '## Events')))).toEqual(told);
  });

  it('has everything that is kept on the device', () => {
    expect(inSources(/'(loyalty\.\w+)'/g)).toEqual(['loyalty.lang']);
    expect(rows(under(guide, '## What is kept on the device'))).toEqual(['loyalty.lang']);
    expect(inSources(/\bsessionStorage|document\.cookie|indexedDB|caches\.open/g)).toEqual([]);
  });
});

describe('the manifest', () => {
  it('has every element with its attributes, and their own language', () => {
    for (const element of elements) {
      const own = sorted(element.attributes.map(({ name }) => name)).filter(name => name !== 'lang');
      expect([element.tagName, own]).toEqual([element.tagName, attributes[element.tagName]]);
    }
    expect(elements.map(({ tagName }) => tagName).sort()).toEqual(sorted(Object.keys(attributes)));
    expect(manifest.modules[0]!.exports.map(({ name, declaration }) => [name, declaration.name])).toEqual(
      elements.map(({ tagName, name }) => [tagName, name]),
    );
  });

  it('has every event, property and part, and no other', () => {
    expect(named(one => one.events)).toEqual(sorted(rows(under(guide, '## Events'))));
    expect(named(one => one.cssProperties)).toEqual(found(textOf('.css').join(), /--loyalty-[\w-]+/g));
    expect(named(one => one.cssProperties)).toEqual(sorted(rows(under(theming, '## Properties'))));
    expect(named(one => one.cssParts)).toEqual(sorted(rows(under(theming, '## Parts'))));
  });
});

describe('the types', () => {
  it('have every element, command and event', () => {
    expect(found(types, /^ {2}'(loyalty-\w+)'/gm)).toEqual(sorted(Object.keys(attributes)));
    expect(found(types, /'(loyalty:[\w-]+)'/g)).toEqual(sorted(rows(under(guide, '## Events'))));
    const taken = [...types.matchAll(/\(command: ([^,)]*)/g)].map(([, names]) => names).join();
    expect(found(taken, /'(\w+)'/g)).toEqual(commands.filter(name => !inner.includes(name)));
  });
});

describe('the guides', () => {
  it('write no element, attribute or event that there is not', () => {
    const events = rows(under(guide, '## Events'));
    const ofScript = rows(under(guide, '## The script'));
    const wrong = ending('.md').flatMap(([path, page]) => {
      const written = [...page.matchAll(/<(loyalty-[\w-]+)((?:"[^"]*"|[^>"])*)>/g)].flatMap(([, name, given]) => {
        const known = attributes[name!] && ['lang', ...attributes[name!]!];
        const names = found(given!.replace(/="[^"]*"/g, ''), /([\w-]+)/g);
        return known ? names.filter(one => !known.includes(one)).map(one => `${name} ${one}`) : [name];
      });
      const heard = found(page, /'(loyalty:[\w-]+)'/g).filter(name => !events.includes(name));
      const said = found(page, /\b(data-[\w-]+)="/g).filter(name => !ofScript.includes(name));
      return [...written, ...heard, ...said].map(one => `${path}: ${one}`);
    });
    expect(wrong).toEqual([]);
  });
});
