import { h, type Child } from '../element.js';
import type { Words } from '../words.js';

/** Where an act stands that may be asked about once more before it is done. */
export interface Step {
  isAsked?: boolean;
  isBusy?: boolean;
  /** What went wrong before. */
  said?: string;
  /** What came of it. */
  done?: string;
}

/** The steps of each place; after `put` there is a new drawing. */
export interface Steps {
  at(place: string): Step;
  put(place: string, step?: Step): void;
}

export interface Question {
  /** Of the button; the one that is meant most stands out. */
  shape?: 'button' | 'plain';
  /** On the button. */
  title: string;
  /** The same with what it is about, for whoever does not see what is around it. */
  named?: string;
  /** Without one, the button acts at once. */
  question?: string;
  act: () => unknown;
}

/**
 * A button whose act is asked about once more where it stands, then what is under way, and what came of it or why it
 * was not done. Whoever presses it is led to the question, and after it back here.
 */
export function ask({ text }: Words, steps: Steps, place: string, about: Question): Child {
  const { isAsked, isBusy, said, done } = steps.at(place);
  const { shape = 'button', title, named = title, question, act } = about;
  const asked = isAsked && question;
  const answers = (): Child => [
    h('p', question),
    h(
      'p.buttons',
      h('button.button', { id: 'yes-' + place, onclick: act }, text('widget.redeem.yes')),
      h('button.plain', { id: 'no-' + place, onclick: () => steps.put(place) }, text('widget.redeem.no')),
    ),
  ];
  const onclick = question ? () => steps.put(place, { isAsked: true }) : act;
  return h(
    'div.act',
    { id: 'at-' + place, role: 'group', tabindex: -1, 'aria-label': asked || named },
    said && h('p.warn', said),
    done && h('p.done', done),
    isBusy
      ? h('p.muted', text('widget.redeem.busy'))
      : asked
        ? answers()
        : h(`button.${shape}`, { id: 'do-' + place, 'aria-label': named, onclick }, title),
  );
}
