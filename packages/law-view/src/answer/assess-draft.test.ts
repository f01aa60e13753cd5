import { describe, expect, test } from 'vitest';
import { policy, rent, rentClaim } from '../../test/rent-claim.ts';
import { withFact } from '../facts/draft.ts';
import { assessDraft } from './assess-draft.ts';

const about = (draft: ReturnType<typeof rentClaim>, view = rent): ReturnType<typeof assessDraft> =>
  assessDraft({ policy, draft, view, readings: {} });

describe('facts that are still being typed', () => {
  test('a wrong entry is told at its place and counts as not given', () => {
    const { answer, errors } = about(withFact(rentClaim(), ['items', 0, 'monthlyRent'], '5万'));
    expect(errors.map(({ path }) => path)).toEqual(['items[0].monthlyRent']);
    expect(answer?.items[0]).toMatchObject({ outcome: 'undetermined', missing: ['monthlyRent'] });
  });

  test('two wrong entries at once leave the rest answered', () => {
    const draft = withFact(
      withFact(rentClaim({ seats: 138 }), ['items', 0, 'monthlyRent'], 'x'),
      ['claim', 'year'],
      '20167',
    );
    const { answer, errors } = about(draft);
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['claim.year', 'items[0].monthlyRent']);
    expect(answer?.items[0]?.outcome).toBe('ineligible');
  });

  test('items without any fact are left out, but for the one in view', () => {
    const draft = {
      ...rentClaim(),
      items: [{ item: 'certification' }, ...rentClaim().items, { item: 'exhibition' }],
    };
    expect(about(draft, 'exhibition')).toMatchObject({ places: [1, 2] });
    expect(about(draft).answer?.items.map(({ item }) => item)).toEqual([rent]);
  });

  test('complaints name the place in the draft, also when items before were left out', () => {
    const items = [{ item: 'certification' }, { ...rentClaim().items[0], monthlyRent: 'x' }];
    expect(about({ ...rentClaim(), items }).errors.map(({ path }) => path)).toEqual(['items[1].monthlyRent']);
  });

  test('what the applicant may not claim is not asked about', () => {
    expect(about({ ...rentClaim(), applicant: { kind: 'institution' } }).places).toEqual([]);
  });

  test('another reading gives another answer', () => {
    const { answer } = assessDraft({ policy, draft: rentClaim(), view: rent, readings: { 'D-02': 'calendar' } });
    expect(answer?.total).not.toBe(about(rentClaim()).answer?.total);
  });
});
