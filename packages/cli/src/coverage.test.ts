import { describe, expect, test } from 'vitest';
import type { CheckedPolicy, Phrase, Standing } from '@qingce/policy-language';
import { charactersByKind, percentages, stretchesOf } from './coverage.ts';

/** A law of one paragraph; each run is a text, or a text with what it is linked as. */
function law(...runs: (string | [string, Standing])[]): CheckedPolicy {
  const phrases = runs.flatMap((run, id) => (typeof run === 'string' ? [] : [{ id, standing: run[1], why: 'because' } as Phrase]));
  const written = runs.map((run, id) => (typeof run === 'string' ? { text: run } : { text: run[0], phrase: id }));
  return { law: { paragraphs: [{ section: '1', runs: written }], phrases } } as unknown as CheckedPolicy;
}

const counts = (policy: CheckedPolicy): Record<string, number> =>
  Object.fromEntries([...charactersByKind(stretchesOf(policy))].filter(([, count]) => count > 0));

describe('every character of the law counts as one kind', () => {
  test('a sentence with a rule is rule to its end', () => {
    expect(counts(law('若', ['租期三年', 'rule'], '，', ['报送', 'step'], '。', ['目的如此。', 'purpose']))).toEqual({ rule: 9, purpose: 5 });
  });

  test('a sentence ends at 。 and ；, not at ，', () => {
    expect(counts(law(['甲；乙', 'rule'], '丙。', ['丁', 'none']))).toEqual({ rule: 5, none: 1 });
  });

  test('what is tied to nothing is told', () => {
    expect(counts(law(['甲。', 'step'], '乙。'))).toEqual({ step: 2, unbound: 2 });
  });
});

test.each([
  [[1, 1, 1], ['33.4', '33.3', '33.3']], [[0, 0], ['0.0', '0.0']], [[2, 1, 0], ['66.7', '33.3', '0.0']],
  [[999_999, 1], ['100.0', '0.0']], [[1, 7, 11, 13], ['3.1', '21.9', '34.4', '40.6']],
])('percentages of %j add up to 100', (parts, expected) => {
  expect(percentages(parts)).toEqual(expected);
});
