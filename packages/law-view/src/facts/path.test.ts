import { describe, expect, test } from 'vitest';
import { parsePath, pathText, readAt, writeAt } from './path.ts';

const facts = {
  claim: { year: 2016 },
  items: [{ item: 'a', seats: [{ from: '2016-01-01', seats: 150 }, { seats: 20 }] }],
};

describe('the place of a fact', () => {
  test.each(['claim.year', 'items[0].seats[1].from', 'applicant.kind'])(
    '%s reads back as it was written',
    (text) => {
      expect(pathText(parsePath(text))).toBe(text);
    },
  );

  test('reads the value there, and nothing where the path leads nowhere', () => {
    expect(readAt(facts, ['items', 0, 'seats', 1, 'seats'])).toBe(20);
    expect(readAt(facts, ['items', 3, 'seats'])).toBeUndefined();
    expect(readAt(facts, ['claim', 0])).toBeUndefined();
  });

  test('writing leaves the original alone', () => {
    const changed = writeAt(facts, ['items', 0, 'seats', 0, 'seats'], 138);
    expect(readAt(changed, ['items', 0, 'seats', 0, 'seats'])).toBe(138);
    expect(readAt(facts, ['items', 0, 'seats', 0, 'seats'])).toBe(150);
  });

  test('an emptied answer is absent again, not null and not empty text', () => {
    expect(writeAt({ claim: { year: 2016, note: 'x' } }, ['claim', 'note'], undefined)).toEqual({
      claim: { year: 2016 },
    });
  });

  test('a removed row closes the gap, a row past the end is added', () => {
    expect(readAt(writeAt(facts, ['items', 0, 'seats', 0], undefined), ['items', 0, 'seats'])).toEqual([
      { seats: 20 },
    ]);
    expect(readAt(writeAt(facts, ['items', 0, 'seats', 2], { seats: 5 }), ['items', 0, 'seats', 2])).toEqual({
      seats: 5,
    });
    expect(writeAt({}, ['items', 0, 'months', 0], '2017-01')).toEqual({ items: [{ months: ['2017-01'] }] });
  });
});
