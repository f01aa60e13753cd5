import { describe, expect, test } from 'vitest';
import { asDraft, withItem } from './draft.ts';

describe('looking at an item', () => {
  const draft = { applicant: {}, claim: {}, items: [{ item: 'a', rent: '1.00' }, { item: 'b' }] };

  test('keeps what was typed for others and drops what was only looked at', () => {
    expect(withItem(draft, 'c')).toEqual({
      draft: { ...draft, items: [{ item: 'a', rent: '1.00' }, { item: 'c' }] },
      index: 1,
    });
  });

  test('goes back to the entry that is there', () => {
    expect(withItem(draft, 'a')).toEqual({ draft, index: 0 });
  });
});

describe('facts from a link', () => {
  test.each([null, 7, 'x'])('%j is no draft', (json) => {
    expect(asDraft(json)).toBeUndefined();
  });

  test('what has another shape is left out, so that the page never fails on a foreign link', () => {
    expect(asDraft({ applicant: [], claim: { year: 2016 }, items: ['x', { item: 'a' }] })).toEqual({
      applicant: {},
      claim: { year: 2016 },
      items: [{ item: 'a' }],
    });
  });
});
