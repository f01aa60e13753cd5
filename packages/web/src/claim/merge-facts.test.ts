import { expect, test } from 'vitest';
import { mergeFacts } from './merge-facts.ts';

const row = (from: string, seats: number) => ({ from, seats });
const [a, b, c, d] = [row('2016-01', 1), row('2016-02', 2), row('2016-03', 3), row('2016-04', 4)];
const rent = (facts: object) => ({ item: 'rent', ...facts });
const seats = (list: readonly unknown[]) => ({ items: [rent({ seats: list })] });
const clashesOf = (versions: Parameters<typeof mergeFacts>[0]) => mergeFacts(versions, () => undefined);

test.each([
  ['different facts of one item', [rent({ start: 1, fee: 1 })], [rent({ start: 2, fee: 1 })],
    [rent({ start: 1, fee: 2 })], [rent({ start: 2, fee: 2 })]],
  ['an item each', [rent({})], [rent({}), { item: 'mine' }], [rent({}), { item: 'theirs' }],
    [rent({}), { item: 'theirs' }, { item: 'mine' }]],
  ['the same item added by both, with different facts', [], [rent({ start: 2 })], [rent({ fee: 2 })],
    [rent({ fee: 2, start: 2 })]],
  ['an item taken out, another changed', [rent({}), { item: 'x', n: 1 }], [{ item: 'x', n: 1 }],
    [rent({}), { item: 'x', n: 2 }], [{ item: 'x', n: 2 }]],
])('%s: both stand', (_name, base, mine, theirs, expected) => {
  const { facts, clashes } = clashesOf({ base: { items: base }, mine: { items: mine }, theirs: { items: theirs } });
  expect([facts, clashes]).toEqual([{ items: expected }, []]);
});

test.each([
  ['different rows', [a, b, c], [{ ...a, seats: 9 }, b, c], [a, b, { ...c, seats: 8 }],
    [{ ...a, seats: 9 }, b, { ...c, seats: 8 }]],
  ['rows beside each other', [a, b], [{ ...a, seats: 9 }, b], [a, { ...b, seats: 8 }],
    [{ ...a, seats: 9 }, { ...b, seats: 8 }]],
  ['different cells of a row', [a], [{ ...a, seats: 9 }], [{ ...a, from: '2017' }], [{ from: '2017', seats: 9 }]],
  ['a row each, added', [a], [a, b], [a, c], [a, c, b]],
  ['the same row added by both', [a], [a, b], [a, b], [a, b]],
  ['a row changed, another added behind it', [a], [{ ...a, seats: 9 }], [a, b], [{ ...a, seats: 9 }, b]],
  ['a row taken out, a distant one changed', [a, b, c, d], [b, c, d], [a, b, c, { ...d, seats: 8 }],
    [b, c, { ...d, seats: 8 }]],
])('%s: both stand', (_name, base, mine, theirs, expected) => {
  const { facts, clashes } = clashesOf({ base: seats(base), mine: seats(mine), theirs: seats(theirs) });
  expect([facts, clashes]).toEqual([seats(expected), []]);
});

test('one cell that both wrote is asked about, at its place', () => {
  const { clashes } = clashesOf({
    base: seats([a, b]), mine: seats([a, { ...b, seats: 9 }]), theirs: seats([a, { ...b, seats: 8 }]),
  });
  expect(clashes).toEqual([{ path: ['items', 0, 'seats', 1, 'seats'], mine: 9, theirs: 8 }]);
});

test('a row taken out that the other changed makes the list the question, and either list can be had whole', () => {
  const versions = { base: seats([a, b]), mine: seats([b]), theirs: seats([{ ...a, seats: 9 }, b]) };
  expect(clashesOf(versions).clashes).toEqual([
    { path: ['items', 0, 'seats'], mine: [b], theirs: [{ ...a, seats: 9 }, b] },
  ]);
  expect(mergeFacts(versions, () => 'theirs').facts).toEqual(versions.theirs);
  expect(mergeFacts(versions, () => 'mine').facts).toEqual(versions.mine);
});

test('a mark of a fact from the year before goes where its item goes, and away where somebody confirmed it', () => {
  const mark = (path: string) => ({ path, number: '2016-0001', on: '2016-04-01' });
  const base = { items: [rent({ fee: 1, start: 1 })], taken: [mark('items[0].fee'), mark('items[0].start')] };
  const mine = {
    items: [{ item: 'x' }, ...base.items], taken: [mark('items[1].fee'), mark('items[1].start')],
  };
  const theirs = { ...base, taken: [mark('items[0].start')] };
  expect(clashesOf({ base, mine, theirs }).facts).toEqual({
    items: [rent({ fee: 1, start: 1 }), { item: 'x' }], taken: [mark('items[0].start')],
  });
});
