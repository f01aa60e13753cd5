import { expect, test } from 'vitest';
import { confirm, fromRegister, marksOf, takeOver, withoutItem, written } from './taken.ts';

const earlier = {
  number: '2017-0012', year: 2016, on: '2017-04-15',
  items: [{ item: 'a', rent: '100.00', rows: [{ from: '2016-01-01' }], record: [1] }, { item: 'b', cost: '5.00' }],
};
const draft = takeOver({ items: [{ item: 'own' }] }, earlier, ['record']);
const paths = (facts: Readonly<Record<string, unknown>>): string[] => marksOf(facts).map(({ path }) => path);

test('facts are taken over behind what is there, each with its mark, without what the record fills', () => {
  expect(draft['items']).toEqual([
    { item: 'own' }, { item: 'a', rent: '100.00', rows: [{ from: '2016-01-01' }] }, { item: 'b', cost: '5.00' },
  ]);
  expect(paths(draft)).toEqual(['items[1].rent', 'items[1].rows', 'items[2].cost']);
  expect(marksOf(draft)[0]).toEqual({ path: 'items[1].rent', number: '2017-0012', on: '2017-04-15' });
});

test('a confirmed fact and one that is written anew lose their mark, the last one the list of marks', () => {
  expect(paths(confirm(draft, 'items[1].rent'))).toEqual(['items[1].rows', 'items[2].cost']);
  const edited = written(draft, ['items', 1, 'rows', 0, 'from'], '2017-01-01');
  expect(paths(edited)).toEqual(['items[1].rent', 'items[2].cost']);
  expect('taken' in ['items[1].rent', 'items[1].rows', 'items[2].cost'].reduce(confirm, draft)).toBe(false);
});

test('when an item is taken out its marks go with it, and those behind it move up', () => {
  expect(paths(withoutItem(draft, 1))).toEqual(['items[1].cost']);
  expect(paths(withoutItem(draft, 0))).toEqual(['items[0].rent', 'items[0].rows', 'items[1].cost']);
});

test('a yes from a register is written with its mark, which goes when the row or its list is written anew', () => {
  const rows = { items: [{ item: 'own', rows: [{ on: '2016-05-01' }, { on: '2016-06-01' }] }] };
  const document = { number: '清商〔2016〕8号', on: '2016-02-01' };
  const taken = fromRegister(rows, 'items[0].rows[1].known', document);
  expect(taken['items']).toEqual([{ item: 'own', rows: [{ on: '2016-05-01' }, { on: '2016-06-01', known: true }] }]);
  expect(marksOf(taken)).toEqual([{ path: 'items[0].rows[1].known', ...document }]);
  expect(paths(fromRegister(taken, 'items[0].rows[1].known', document)), 'once').toHaveLength(1);
  expect(paths(written(taken, ['items', 0, 'rows', 0, 'on'], '2016-05-02')), 'another row').toHaveLength(1);
  expect(paths(written(taken, ['items', 0, 'rows'], []))).toEqual([]);
});
