import { describe, expect, test } from 'vitest';
import { firstAnswer, policy, rentClaim } from '../../test/rent-claim.ts';
import { derivationOf } from './derivation.ts';
import { formulaText } from './money.ts';

const steps = derivationOf(policy, firstAnswer(rentClaim()));

describe('the derivation of an award', () => {
  test('has one step for each policy year, adding up to the award', () => {
    expect(steps.map(({ ordinal, value }) => [ordinal, value])).toEqual([[1, '425333.33'], [2, '41000.00']]);
  });

  test('names each step by the words of the law that it carries out', () => {
    expect(steps.map(({ words }) => words.zh)).toEqual(['当年80%的场地租金奖励', '当年60%的场地租金奖励']);
  });

  test('names a step that the law has no words for by its item, in the reader’s language', () => {
    const silent = { ...policy, law: { ...policy.law, phrases: [] } };
    const [first] = derivationOf(silent, firstAnswer(rentClaim()));
    expect(first?.words).toEqual({ zh: '自建坐席场地租金奖励', en: 'Premises rent award for self-built seats' });
  });

  test('recomputes by hand: months stay a fraction, nothing is rounded before the end', () => {
    expect(steps[0]?.formula).toContain('10 19/30 × 50000.00 × 80%');
  });

  test('shows the cap with its own words', () => {
    expect(steps[1]?.figures.map(({ value }) => value)).toEqual(['600000.00']);
    expect(steps[1]?.phrases.map((phrase) => policy.law.phrases[phrase]?.text)).toContain('每家企业最高奖励不超过60万元');
  });

  test('is empty for a refused item', () => {
    expect(derivationOf(policy, firstAnswer(rentClaim({ seats: 138 })))).toEqual([]);
  });
});

test('a formula is printed with grouped amounts and fraction strokes', () => {
  expect(formulaText('min(round(10 19/30 × 50000.00 × 80%), 1000000.00)'))
    .toBe('min(round(10 19⁄30 × 50,000.00 × 80%), 1,000,000.00)');
});
