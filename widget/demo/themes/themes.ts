import { h, type Child } from '../../src/element.js';
import type { Languages } from '../../src/language.js';
import type { WordFile } from '../../src/words.js';
import { pseudo, pseudoLocales, repeated } from './pseudo.js';
import { stage } from './stage.js';
import { states } from './states.js';

/** The build writes them: the languages that ship, and the ready themes with where they are served. */
declare const LANGUAGES: Languages;
declare const THEMES: Record<string, string>;

const tags = Object.keys(LANGUAGES).filter(tag => LANGUAGES[tag] === tag);

/** What can be chosen, by the names of the address's parameters; the first counts where nothing is, `*` is all. */
const choices = {
  state: ['*', ...Object.keys(states)],
  lang: ['en', ...tags.filter(tag => tag !== 'en'), ...pseudoLocales],
  theme: ['default', ...Object.keys(THEMES)],
  scheme: ['light', 'dark'],
  width: ['390', '320', '480', '800'],
  text: ['1', '3'],
};
type Choice = keyof typeof choices;

const asked = new URLSearchParams(location.search);

function chosen(name: Choice): string[] {
  const all = choices[name].filter(one => one !== '*');
  const together = all.filter(one => name !== 'state' || !states[one]!.isModal);
  const given = asked.getAll(name).join().split(',');
  const known = all.filter(one => given.includes(one));
  if (given.includes('*') || (!known.length && choices[name][0] === '*')) return together;
  return known.length ? known : [all[0]!];
}

const files = new Map<string, Promise<WordFile>>();

/** All the widget's words come with the core's, its languages' names with the panel's; each is fetched once. */
async function fetched(group: string, tag: string): Promise<WordFile> {
  const isPseudo = pseudoLocales.includes(tag);
  const answer = await fetch(`locales/${group}/${isPseudo ? 'en' : tag}.json`);
  const file = (await answer.json()) as WordFile;
  return repeated(isPseudo ? pseudo(tag, file) : file, Number(chosen('text')[0]));
}

function wordsIn(name: string): Promise<WordFile> {
  const [group, tag] = name.split('.') as [string, string];
  const isThere = group === 'core' || group === 'panel';
  const file = files.get(name) ?? (isThere ? fetched(group, tag) : Promise.resolve({ messages: {} }));
  files.set(name, file);
  return file;
}

/** A ready theme as it is served, for what stands below `[data-theme]` only. */
async function sheetOf(name: string, address: string): Promise<CSSStyleSheet> {
  const css = await (await fetch(address)).text();
  const sheet = new CSSStyleSheet();
  const below = `[data-theme="${name}"]`;
  await sheet.replace(css.replaceAll(':root', below).replace(/:is\(loyalty[^)]*\)/g, `${below} > [lang]`));
  return sheet;
}

function chooser(): Child {
  const select = (name: Choice): Child => {
    const [first] = choices[name];
    const now = asked.has(name) ? chosen(name) : [first];
    const options = choices[name].map(one => h('option', { selected: now.includes(one) }, one));
    return h('label', {}, name, h('select', { name, multiple: true, size: 4 }, options));
  };
  const onchange = (event: Event): void => {
    const form = (event.target as HTMLSelectElement).form!;
    location.search = String(new URLSearchParams(new FormData(form) as unknown as Record<string, string>));
  };
  return h('form', { onchange }, (Object.keys(choices) as Choice[]).map(select));
}

const { show } = stage({ ...LANGUAGES, ...Object.fromEntries(pseudoLocales.map(tag => [tag, tag])) }, wordsIn);
const waits: Promise<unknown>[] = [];

/** Each state once in each of the looks, side by side. */
function looks(state: string): Child {
  return chosen('lang').flatMap(lang =>
    chosen('theme').flatMap(theme =>
      chosen('scheme').flatMap(scheme =>
        chosen('width').map(width => {
          const { element, settled } = show(state, lang);
          waits.push(settled.catch(problem => console.error(`${state}, ${lang}:`, problem)));
          const caption = h('p', { class: 'look' }, [lang, theme, scheme, width].join(' · '));
          return h('div', { class: 'cell', 'data-theme': theme, 'data-scheme': scheme, 'data-width': width }, [
            caption,
            element,
          ]);
        }),
      ),
    ),
  );
}

document.adoptedStyleSheets = await Promise.all(
  Object.entries(THEMES).map(([name, address]) => sheetOf(name, address)),
);
const rows = chosen('state').map(state =>
  h('section', { 'aria-labelledby': `named-${state}` }, [
    h('h2', { id: `named-${state}` }, state),
    h('div', { class: 'looks' }, looks(state)),
  ]),
);
document.body.append(h('main', {}, [h('h1', {}, 'themes'), chooser() as Node, rows]));
document.body.classList.toggle('bare', asked.has('bare'));
await Promise.all(waits);
// What follows upon the last press is drawn by then.
setTimeout(() => {
  (document.activeElement as HTMLElement).blur();
  scrollTo(0, 0);
  document.documentElement.dataset.ready = 'true';
}, 100);
