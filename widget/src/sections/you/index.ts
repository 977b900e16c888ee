import { h } from '../../element.js';
import { stepsOf } from '../../steps.js';
import { ask } from '../../views/ask.js';
import { section as titled } from '../../views/section.js';
import type { Section } from '../section.js';
import { cardOf } from './card.js';
import { choicesOf } from './choices.js';
import { keep } from './keep.js';

/** What a member holds and decides: the card, choices, everything that is kept of them, and leaving. */
export const section: Section = {
  id: 'you',
  order: 50,
  isShown: ({ member }) => member!.preferences,
  make(desk) {
    const { shop, api, announce } = desk;
    const steps = stepsOf(shop);
    const card = cardOf(desk);
    const choices = choicesOf(desk, steps);
    return view => {
      steps.look(view);
      const { words } = view;
      const { tag, text } = words;
      const take = (): Promise<void> =>
        steps.act('data', announce, () => api.exported(tag), file => (keep(file), ''));
      const leave = (): Promise<void> =>
        steps.act('leave', announce, () => api.leave(tag), () => text('widget.left.text'));
      return [
        card(view),
        choices(view),
        titled(
          text('widget.data.title'),
          h('p', text('widget.data.text')),
          ask(words, steps, 'data', { shape: 'plain', title: text('widget.data.button'), act: take }),
        ),
        titled(
          text('widget.leave.title'),
          h('p', text('widget.leave.text')),
          ask(words, steps, 'leave', {
            shape: 'plain',
            title: text('widget.leave.button'),
            question: text('widget.leave.ask'),
            act: leave,
          }),
        ),
      ];
    };
  },
};
