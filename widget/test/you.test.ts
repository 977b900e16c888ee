import { describe, expect, it, test } from 'vitest';
import meta from '../../locales/_meta.json';
import { daysIn, isMonthFirst, monthIn } from '../src/sections/you/birthday.js';
import { changes } from '../src/sections/you/choices.js';
import type { Preferences } from '../src/shapes.js';

describe('a birthday', () => {
  it('may be any day that a year can have, and no other', () => {
    const days = [...Array(12).keys()].map(month => daysIn(String(month + 1).padStart(2, '0')));
    expect(days).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });

  it('may be on any day until there is a month', () => expect(daysIn('')).toBe(31));

  it.each([
    ['pl', 1, 'styczeń'],
    ['ar', 2, 'فبراير'],
    ['zh-Hans', 12, '十二月'],
  ])('in %s, month %i is called %s', (tag, month, name) => expect(monthIn(tag, month)).toBe(name));

  test.each(Object.keys(meta))('has twelve months in %s', tag => {
    expect(new Set([...Array(12).keys()].map(month => monthIn(tag, month + 1))).size).toBe(12);
  });

  it('is said in the language’s own order', () => {
    expect(['en', 'ja', 'zh-Hans'].filter(tag => !isMonthFirst(tag))).toEqual([]);
    expect(['nb', 'de', 'fr', 'pl', 'ru', 'ar'].filter(isMonthFirst)).toEqual([]);
  });
});

describe('what a member chooses', () => {
  const now: Preferences = {
    language: 'nb',
    personalisation: 'basic',
    marketing: false,
    birthday: '02-29',
    birthdayFrom: '2027-11-22',
  };
  const said = (form: Record<string, string>): object =>
    changes({ get: name => form[name] ?? null }, now);
  const untouched = { month: '02', day: '29', personalisation: 'basic' };

  it('is nothing where nothing was touched: no consent is given anew', () => expect(said(untouched)).toEqual({}));

  it('is only what was touched', () => {
    expect(said({ ...untouched, marketing: 'on' })).toEqual({ marketing: true });
    expect(said({ ...untouched, personalisation: 'none' })).toEqual({ personalisation: 'none' });
    expect(said({ ...untouched, day: '28' })).toEqual({ birthday: '02-28' });
  });

  it('may take the birthday away', () => expect(said({ personalisation: 'basic' })).toEqual({ birthday: null }));
});
