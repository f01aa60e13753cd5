import { describe, expect, test } from 'vitest';
import { asDraft, nextFilingDay, withItem } from './draft.ts';

const process = { offices: [], steps: [], materials: [], window: { opens: '03-01', closes: '06-30' } };

describe('the day for which the page computes at first', () => {
  test.each([
    ['2017-02-28', '2017-03-01'],
    ['2017-03-01', '2017-03-01'],
    ['2017-06-30', '2017-06-30'],
    ['2017-07-01', '2018-03-01'],
  ])('on %s a claim could be filed on %s', (today, filedOn) => {
    expect(nextFilingDay({ process }, today)).toBe(filedOn);
  });

  test('is today where the policy names no window', () => {
    expect(nextFilingDay({ process: { offices: [], steps: [], materials: [] } }, '2017-07-01')).toBe('2017-07-01');
  });
});

describe('looking at an item', () => {
  const draft = { applicant: {}, claim: {}, items: [{ item: 'a', rent: '1.00' }, { item: 'b' }] };

  test('keeps what was typed for others and drops what was only looked at', () => {
    expect(withItem(draft, 'c')).toEqual({ draft: { ...draft, items: [{ item: 'a', rent: '1.00' }, { item: 'c' }] }, index: 1 });
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
    expect(asDraft({ applicant: [], claim: { year: 2016 }, items: ['x', { item: 'a' }] }))
      .toEqual({ applicant: {}, claim: { year: 2016 }, items: [{ item: 'a' }] });
  });
});
