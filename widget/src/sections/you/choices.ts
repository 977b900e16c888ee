import { h, type Child } from '../../element.js';
import type { Preferences } from '../../shapes.js';
import type { View } from '../../shop.js';
import { ask } from '../../views/ask.js';
import type { Acts } from '../../steps.js';
import { section } from '../../views/section.js';
import type { Desk } from '../section.js';
import { birthdayChoice } from './birthday.js';

const levels = ['none', 'basic', 'full'];

/** What a form says otherwise than it stands: a consent that was not touched is not given anew. */
export function changes(form: Pick<FormData, 'get'>, now: Preferences): Partial<Preferences> {
  const month = form.get('month');
  const said = {
    birthday: month ? `${month}-${form.get('day')}` : null,
    personalisation: form.get('personalisation'),
    marketing: !!form.get('marketing'),
  };
  return Object.fromEntries(
    Object.entries(said).filter(([key, value]) => value !== now[key as keyof Preferences]),
  ) as Partial<Preferences>;
}

/** Birthday, personalisation and marketing. The form outlives every drawing until what it is about has changed. */
export function choicesOf({ api, announce }: Desk, steps: Acts): (view: View) => Child {
  let made: string | undefined;
  let form: HTMLFormElement;

  const formOf = ({ words, member }: View): HTMLFormElement => {
    const { text } = words;
    const preferences = member!.preferences!;
    const { birthday, personalisation, marketing } = preferences;
    const onsubmit = (event: Event): void => {
      event.preventDefault();
      void steps.act(
        'save',
        announce,
        () => api.prefer(words.tag, changes(new FormData(form), preferences)),
        () => {
          const done = text('widget.preferences.saved');
          steps.put('save', { done });
          return done;
        },
      );
    };
    const pick = (type: string, name: string, value: string, checked: boolean, title: string): Child =>
      h('label.pick', h('input', { type, name, value, checked, id: name + value }), title);
    return h(
      'form',
      { onsubmit, oninput: () => steps.at('save').done && steps.put('save') },
      h(
        'fieldset',
        { 'aria-describedby': 'why' },
        h('legend', text('widget.preferences.birthday')),
        h('p.row', birthdayChoice(words, birthday)),
        h('p.muted', { id: 'why' }, text('widget.preferences.birthdayText')),
      ),
      h(
        'fieldset',
        h('legend', text('widget.preferences.personal')),
        levels.map(level =>
          pick(
            'radio',
            'personalisation',
            level,
            level === personalisation,
            text(`widget.preferences.personal.${level}`),
          ),
        ),
      ),
      pick('checkbox', 'marketing', 'on', marketing, text('widget.preferences.marketing')),
    );
  };

  return view => {
    const { words, member } = view;
    const about = JSON.stringify([words.tag, member!.preferences]);
    if (about !== made) form = formOf(view);
    made = about;
    const title = words.text('widget.preferences.save');
    return section(
      words.text('widget.preferences.title'),
      form,
      ask(words, steps, 'save', { title, act: () => form.requestSubmit() }),
    );
  };
}
