import { h, type Child } from '../../element.js';
import { localeOf } from '../../format.js';
import type { Words } from '../../words.js';

/** How many days a month can have; without a month, the most. */
export const daysIn = (month: string): number => new Date(2000, +month, 0).getDate();

const dates = (tag: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(localeOf(tag), options);

/** A month by itself, as that language's calendars have it, from 1 on. */
export const monthIn = (tag: string, month: number): string =>
  dates(tag, { month: 'long' }).format(new Date(2000, month - 1));

/** Whether that language says the month before the day. */
export const isMonthFirst = (tag: string): boolean =>
  dates(tag, { month: 'long', day: 'numeric' }).formatToParts()[0]!.type === 'month';

/**
 * A day and a month, in the language's own order, or neither: giving one asks for the other, taking one away takes
 * both, and a day that the month lacks cannot be chosen.
 */
export function birthdayChoice({ tag, text, number }: Words, birthday: string | null): Child[] {
  const [ofMonth, ofDay] = birthday?.split('-') ?? [];
  const select = (name: string, count: number, title: (at: number) => string, chosen = ''): HTMLSelectElement =>
    h(
      'select',
      { id: name, name, onchange },
      [...Array(count + 1).keys()].map(at => {
        const value = at ? String(at).padStart(2, '0') : '';
        return h('option', { value, selected: value === chosen }, at ? title(at) : text('widget.preferences.none'));
      }),
    );
  const onchange = ({ target }: Partial<Event>): void => {
    const isGiven = !!(target as HTMLSelectElement).value;
    for (const each of [day, month]) {
      if (!isGiven) each.value = '';
      each.required = isGiven;
    }
    for (const option of day.options) option.disabled = +option.value > daysIn(month.value);
    if (day.selectedOptions[0]!.disabled) day.value = '';
  };
  const month = select('month', 12, at => monthIn(tag, at), ofMonth);
  const day = select('day', 31, number, ofDay);
  onchange({ target: day });
  const labels = [
    h('label.field', text('widget.preferences.day'), day),
    h('label.field', text('widget.preferences.month'), month),
  ];
  return isMonthFirst(tag) ? labels.reverse() : labels;
}
