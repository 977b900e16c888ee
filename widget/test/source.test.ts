import { describe, expect, it } from 'vitest';
import english from '../../locales/en.json';

const code = import.meta.glob(['../src/**/*.ts', '../demo/**/*.ts'], { query: '?raw', import: 'default', eager: true });
const styles = import.meta.glob(['../src/**/*.css', '../themes/*.css', '../demo/**/*.css'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
const withoutExpressions = (text: string): string => text.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');
const sources = Object.entries(code).map(([path, text]) => [path, withoutComments(text)] as const);
const views = sources.filter(([, text]) => /import \{.*\bh\b.*\} from '.*element\.js'/.test(text));

const literals = (text: string): string[] => text.match(/'[^'\n]*'|`[^`]*`/g) ?? [];

/** Without what only the page's developer reads, in the console. */
const shown = (text: string): string => text.replace(/\b(warn|fail)\((?:[^()]|\([^()]*\))*\)/g, '');

/** No words: a selector of elements. */
const names = /^'loyalty-\w+(, loyalty-\w+)+'$/;

it('looks at every file that builds elements', () => expect(views.length).toBeGreaterThan(12));

describe.each(views)('%s', (_, text) => {
  it('has no words of its own: they come from locales/', () => {
    const said = literals(withoutExpressions(shown(text))).filter(literal => !names.test(literal));
    expect(said.filter(literal => /[a-z]{2,}[,.!?]? [a-zA-Z]{2,}|^.[A-Z][a-z]/.test(literal))).toEqual([]);
  });

  it('writes no style attribute, which a strict policy would refuse', () => {
    expect(text).not.toMatch(/\bstyle: '(?!currency)|'style'|cssText/);
  });
});

describe.each(sources)('%s', (_, text) => {
  it('builds no markup from text', () => {
    const api = /innerHTML|outerHTML|insertAdjacentHTML|DOMParser|setHTML|document\.write|createContextualFragment/;
    expect(text).not.toMatch(api);
    expect(text).not.toMatch(/\beval\(|new Function|createElement\('(style|script|link)'/);
  });

  it('names only words that exist', () => {
    const keys = Object.keys(english);
    const named = literals(withoutExpressions(text)).flatMap(
      literal => literal.match(/^['`]((?:widget|entry|demo\.(?!myshopify))\.?[\w.…]+)['`]$/)?.[1] ?? [],
    );
    const isKnown = (name: string): boolean => {
      const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('…', '\\w+')}$`);
      return keys.some(key => pattern.test(key));
    };
    expect(named.filter(name => name.includes('.') && !isKnown(name))).toEqual([]);
  });
});

describe.each(Object.entries(styles))('%s', (_, text) => {
  it('has logical properties only, so that it mirrors itself', () => {
    expect(text).not.toBe('');
    expect(text).not.toMatch(/(^|[\s;{-])(left|right|top|bottom)\s*:/m);
    expect(text).not.toMatch(
      /\b(margin|padding|border)-(left|right|top|bottom)|(^|\s)(width|height|(min|max)-(width|height))\s*:/m,
    );
    expect(text).not.toMatch(/text-align:\s*(left|right)|float:/);
  });

  it('moves only for those who have not asked for rest', () => {
    expect(text.replace(/@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/g, '')).not.toMatch(
      /\b(animation|transition)\b/,
    );
  });
});
