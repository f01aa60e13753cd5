import { expect, test } from 'vitest';
import { changedLines, mergeText } from './merge-text.ts';

const base = ['one', 'two', 'three', 'four'].join('\n');

test('what only one of two changed is theirs', () => {
  expect(mergeText({ base, mine: base.replace('one', '1'), theirs: base.replace('four', '4') }))
    .toEqual({ text: '1\ntwo\nthree\n4', clashes: [] });
  expect(mergeText({ base, mine: base.replace('two', '2'), theirs: base.replace('two', '2') }).clashes).toEqual([]);
});

test('where both changed, mine stands and the other is told with its line', () => {
  expect(mergeText({ base, mine: base.replace('three', '3'), theirs: base.replace('three', 'III') }))
    .toEqual({ text: 'one\ntwo\n3\nfour', clashes: [{ line: 3, theirs: 'III' }] });
});

test('changed lines are told together, by the line of the newer text', () => {
  expect(changedLines(base, base)).toEqual([]);
  expect(changedLines(base, 'one\nnew\ntwo\n3\nfour')).toEqual([
    { line: 2, before: [], after: ['new'] }, { line: 4, before: ['three'], after: ['3'] },
  ]);
});
