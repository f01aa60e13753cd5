import { describe, expect, test } from 'vitest';
import { firstAnswer, phraseOf, policy, rentClaim } from '../../test/rent-claim.ts';
import { factBehind } from './fact-behind.ts';

const factOf = (draft: Parameters<typeof firstAnswer>[0], words: string): unknown =>
  factBehind({ policy, item: firstAnswer(draft), index: 0, phrase: phraseOf(words) });

describe('pressing a phrase leads to the fact behind it', () => {
  test('to the one that decides a refusal', () => {
    expect(factOf(rentClaim({ seats: 138 }), '自建坐席数位150席以上')).toEqual(['items', 0, 'seats', 0, 'seats']);
  });

  test('to the one that is still open', () => {
    expect(factOf(rentClaim({ without: ['leaseEnd'] }), '租用期限不少于三年')).toEqual(['items', 0, 'leaseEnd']);
  });

  test('to one about the applicant', () => {
    expect(factOf(rentClaim(), '按要求进行数据填报')).toEqual(['applicant', 'statisticsFiled']);
  });
});
