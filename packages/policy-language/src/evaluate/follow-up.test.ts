import { describe, expect, test } from 'vitest';
import { policyIn } from '../../tests/agree/policy-files.ts';
import { examples } from '../../tests/policy-folders.ts';
import { assess } from './assess.ts';
import { followUp } from './follow-up.ts';

/** The example of that name, whose item has two instalments and more. */
function exampleNamed(id: string) {
  const folder = examples.find((each) => each.id === id);
  if (!folder) throw new Error(`There is no example ${id}.`);
  return policyIn(folder.at);
}

const housing = exampleNamed('talent-housing');
const HOME = {
  item: 'housing', degree: 'doctor', arrivedOn: '2024-01-01', price: '99999.97', subsidizedBefore: false,
  approvedOn: '2024-09-01',
};

/** What follows a claim of these items. */
function following(items: readonly object[]) {
  const follows = followUp(housing, { facts: { applicant: { kind: 'person' }, claim: {}, items } });
  return 'items' in follows ? follows.items : [];
}

describe('what follows an award', () => {
  test('is told for items with an award alone, each by its place in the claim', () => {
    const refused = { ...HOME, subsidizedBefore: true };
    expect(following([refused, HOME]).map(({ position, item }) => [position, item])).toEqual([[1, 'housing']]);
    expect(following([{ ...HOME, price: undefined }])).toEqual([]);
  });

  test('instalments add up to the award, to the fen', () => {
    const [first] = following([HOME]);
    expect(first?.instalments.map(({ amount }) => amount)).toEqual(
      ['19999.99', '19999.99', '19999.99', '19999.99', '20000.01'],
    );
  });

  test('what is not known yet is null and named', () => {
    const [first] = following([HOME]);
    expect(first?.instalments[0]).toMatchObject({ due: '2025-09-01', met: null, missing: ['monthsServed'] });
    const { approvedOn: _, ...undated } = HOME;
    expect(following([undated])[0]?.obligations[0]).toMatchObject({ from: null, until: null });
  });

  test('bad facts are refused as they are when the claim is assessed', () => {
    const request = { facts: { applicant: { kind: 'person' }, claim: {}, items: [{ ...HOME, price: 'dear' }] } };
    expect(followUp(housing, request)).toEqual(assess(housing, request));
  });
});
