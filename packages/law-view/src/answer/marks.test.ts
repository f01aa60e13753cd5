import { describe, expect, test } from 'vitest';
import { firstAnswer, phraseOf, policy, rentClaim } from '../../test/rent-claim.ts';
import { derivationOf } from './derivation.ts';
import { countFindings, isWithin, marksOf, statusOf } from './marks.ts';
import type { Mark } from './marks.ts';

const threshold = phraseOf('自建坐席数位150席以上');

function markIn(draft: Parameters<typeof firstAnswer>[0], phrase: number): Mark | undefined {
  const answer = firstAnswer(draft);
  return marksOf(answer, derivationOf(policy, answer)).get(phrase);
}

describe('a phrase of the law', () => {
  test.each([
    [149, 'failed'],
    [150, 'met'],
    [151, 'met'],
  ])('on the threshold with %s seats is %s', (seats, standing) => {
    expect(markIn(rentClaim({ seats }), threshold)?.standing).toBe(standing);
  });

  test('is open while the fact that it asks for is not given', () => {
    expect(markIn(rentClaim({ without: ['leaseEnd'] }), phraseOf('租用期限不少于三年'))?.standing).toBe('open');
  });

  test('says what is missing, in both languages', () => {
    expect(markIn(rentClaim({ seats: 138 }), threshold)?.findings[0]?.gloss).toEqual({
      zh: '138席，差12席',
      en: '138 seats, 12 seats short',
    });
  });

  test('that carries out a step is numbered like the step', () => {
    expect(markIn(rentClaim(), phraseOf('当年80%的场地租金奖励'))).toMatchObject({ standing: 'step', steps: [1] });
    expect(markIn(rentClaim(), phraseOf('当年60%的场地租金奖励'))).toMatchObject({ standing: 'step', steps: [2] });
  });

  test('of another year carries no mark', () => {
    expect(markIn(rentClaim(), phraseOf('当年40%的场地租金奖励'))).toBeUndefined();
  });
});

describe('the list of contents', () => {
  test('counts the conditions of a clause and of those below it', () => {
    const { findings } = firstAnswer(rentClaim());
    expect(countFindings(findings, '4.1')).toEqual({ kind: 'counted', met: 2, all: 2, failed: 0 });
    expect(countFindings(findings, '2')).toEqual({ kind: 'none' });
  });

  test.each([
    ['1.2.1', '1.2', true],
    ['1.2', '1.2', true],
    ['1.21', '1.2', false],
    ['11.2', '1', false],
  ])('%s within %s: %s', (clause, above, within) => {
    expect(isWithin(clause, above)).toBe(within);
  });

  test('shows what an item comes to', () => {
    expect(statusOf(firstAnswer(rentClaim()))).toEqual({ kind: 'eligible', amount: '466333.33' });
    expect(statusOf(firstAnswer(rentClaim({ seats: 138 })))).toEqual({ kind: 'failed', count: 1 });
    expect(statusOf(firstAnswer(rentClaim({ without: ['monthlyRent'] })))).toEqual({ kind: 'open' });
  });
});
