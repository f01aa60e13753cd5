import { expect, test } from 'vitest';
import { meaningOf, placeAfter } from './list-keys.ts';

const press = { key: 'j', isCombined: false, isElsewhere: false, isInList: false };
const on = { letters: true };

test.each([
  ['j goes to the next claim', press, on, 'next'],
  ['? opens the help', { ...press, key: '?' }, on, 'help'],
  ['an arrow moves within the list', { ...press, key: 'ArrowDown', isInList: true }, on, 'next'],
  ['an arrow outside the list scrolls the page', { ...press, key: 'ArrowDown' }, on, undefined],
  ['what is typed into a field is text', { ...press, isElsewhere: true }, on, undefined],
  ['Ctrl+J is the browser’s', { ...press, isCombined: true }, on, undefined],
  ['letters can be switched off', press, { letters: false }, undefined],
  ['arrows stay when letters are off', { ...press, key: 'End', isInList: true }, { letters: false }, 'last'],
  ['other keys mean nothing', { ...press, key: 'q' }, on, undefined],
])('%s', (_rule, given, settings, meaning) => {
  expect(meaningOf(given, settings)).toBe(meaning);
});

test('a step never leaves the list', () => {
  expect([
    placeAfter('next', { place: -1, of: 3 }), placeAfter('next', { place: 2, of: 3 }),
    placeAfter('previous', { place: 0, of: 3 }), placeAfter('previous', { place: -1, of: 3 }),
    placeAfter('last', { place: 0, of: 3 }), placeAfter('first', { place: 2, of: 3 }),
    placeAfter('next', { place: -1, of: 0 }),
  ]).toEqual([0, 2, 0, 0, 2, 0, undefined]);
});
