import { describe, expect, it } from 'vitest';
import { colorOf, contrast, over, propertiesOf, type Color } from './contrast.js';

const files = {
  styles: import.meta.glob('../src/styles/*.css', { query: '?raw', import: 'default', eager: true }),
  sources: import.meta.glob('../src/**/*.ts', { query: '?raw', import: 'default', eager: true }),
  guides: import.meta.glob('../../docs/theming.md', { query: '?raw', import: 'default', eager: true }),
};
const [styles, sources, guide] = Object.values(files).map(all =>
  Object.values(all).join('\n').replace(/\/\*[\s\S]*?\*\//g, ''),
) as [string, string, string];
const themes = import.meta.glob('../themes/*.css', { query: '?raw', import: 'default', eager: true });

const looks = Object.entries({ 'the default look': '', ...themes }).flatMap(([name, css]) => {
  const set = propertiesOf(css, ':root');
  const own = set['--loyalty-color-scheme']?.trim();
  return (['light', 'dark'] as const).filter(one => !own || own === one).map(scheme => ({ name, scheme, set }));
});

const matches = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, of]) => of!));

describe.each(looks)('$name, $scheme', ({ scheme, set }) => {
  const properties = { ...propertiesOf(styles, ':host'), ...set };
  const color = (text: string): Color => colorOf(text, properties, scheme);
  const surface = color('var(--surface)');
  const tinted = over(color('var(--tint)'), surface);
  const chip = over(color('var(--tint)'), tinted);
  const accent = color('var(--accent)');
  const warning = /\.warn \{\s*color: ([^;]+);/.exec(styles)![1]!;
  const filled = /\.button \{\s*background: var\(--accent\);\s*color: ([^;]+);/.exec(styles)![1]!;

  it.each([
    ['text', 'var(--text)', { surface, tinted, chip }],
    ['quiet text', 'var(--muted)', { surface, tinted }],
    ['colored text', 'var(--accent)', { surface, tinted }],
    ['a warning', warning, { surface, tinted }],
    ['the words of a button', filled, { accent }],
  ])('%s can be read', (_, text, grounds) => {
    for (const [ground, below] of Object.entries(grounds))
      expect(contrast(over(color(text), below), below), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['a filled button, a bar, the line below a tab', 'var(--accent)'],
    ['the ring of what has focus', 'var(--loyalty-focus, var(--accent))'],
    ['the edge of a field', 'var(--muted)'],
  ])('%s can be seen', (_, edge) => {
    for (const ground of [surface, tinted]) expect(contrast(color(edge), ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('docs/theming.md', () => {
  const section = (heading: string): string => guide.split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!;
  const quoted = (text: string): string[] => [...matches(text, /`([^`]+)`/g)];
  const firstColumn = (heading: string): string[] =>
    section(heading).split('\n').flatMap(line => quoted(/^\|([^|]+)\|/.exec(line)?.[1] ?? ''));
  const kept = firstColumn('Parts');
  const used = matches(styles, /var\((--loyalty-[\w-]+)/g);
  const parts = new Set([
    ...matches(styles, /\.([a-z][\w-]*)(?=[^{};]*\{)/g),
    ...matches(sources, /'(?!widget|entry|problem|demo|loyalty)[a-z][a-z0-9]*\.([a-z-]+)'/g),
  ]);

  it('names every property there is, and no other', () => {
    expect(firstColumn('Properties').sort()).toEqual([...used].sort());
  });

  it('says of every part whether it is kept, and of no other', () => {
    const mayChange = quoted(section('Parts that may change'));
    expect([...kept, ...mayChange].sort()).toEqual([...parts].sort());
  });

  it.each(Object.entries(themes))('%s sets nothing else', (_, css) => {
    const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
    for (const [, selector, body] of rules) {
      if (selector!.trim() === ':root') {
        const names = body!.split(';').map(line => line.split(':')[0]!.trim()).filter(Boolean);
        expect(names.filter(name => !used.has(name))).toEqual([]);
      } else {
        expect(selector!.trim()).toMatch(/^(:is\((loyalty-[a-z]+(, )?)+\)::part\([a-z-]+\)(,\s*)?)+$/);
        expect([...matches(selector!, /part\(([a-z-]+)\)/g)].filter(part => !kept.includes(part))).toEqual([]);
        // Colors come by the properties, which are held to their contrast above.
        expect(body).not.toMatch(/color|#[\da-f]{3}|rgb|hsl/i);
      }
    }
  });
});
