import { describe, expect, test } from 'vitest';
import { fragmentOf, readFragment } from './fragment.ts';

const facts = { claim: { year: 2016 }, items: [{ item: 'a', name: '灯塔呼叫中心 — “甲”？' }] };

describe('a link carries the facts', () => {
  test('what was put in comes out, Chinese included', () => {
    const linked = { facts, readings: { 'D-02': 'calendar', 'D-05': 'daily' }, view: 'a' };
    expect(readFragment(fragmentOf(linked))).toEqual(linked);
  });

  test('the fragment stays within the characters of an address', () => {
    expect(fragmentOf({ facts, readings: {} })).toMatch(/^#facts=[A-Za-z0-9_-]+$/);
  });

  test.each(['', '#', '#clause-1.2', '#facts=', '#facts=%%%', '#facts=eyJjbGFpbS'])(
    '%j opens the page without facts',
    (fragment) => {
      expect(readFragment(fragment)).toBeUndefined();
    },
  );
});
