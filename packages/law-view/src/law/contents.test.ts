import { describe, expect, test } from 'vitest';
import { firstAnswer, policy, rent, rentClaim, translation } from '../../test/rent-claim.ts';
import { assessDraft } from '../answer/assess-draft.ts';
import { contentsOf } from './contents.ts';
import { layOut } from './layout.ts';

const blocks = layOut(policy);
const draft = rentClaim({ seats: 138 });
const { answer } = assessDraft({ policy, draft, view: rent, readings: {} });
const input = {
  policy, blocks, language: 'zh-CN' as const, answer, findings: firstAnswer(draft).findings,
  claimable: policy.applicants[0]!.items, started: [rent],
};
const lines = contentsOf(input);

describe('the list of contents', () => {
  test('has a line for every item, below its section', () => {
    const listed = new Set(lines.map(({ item }) => item));
    expect(policy.items.filter(({ id }) => !listed.has(id))).toEqual([]);
    const at = lines.findIndex(({ item }) => item === rent);
    expect(lines[at - 1]?.text).toBe('（二）租用场地或坐席扶持奖励');
  });

  test('puts an item whose clause has no heading behind the last section of its part', () => {
    const at = lines.findIndex(({ clause, rank }) => rank === 'item' && clause === '4.3');
    expect([lines[at - 1]?.clause, lines[at + 1]?.clause]).toEqual(['4.1', '5']);
  });

  test('says how an item stands, and which the applicant cannot claim', () => {
    const statusOf = (item: string): unknown => lines.find((line) => line.item === item)?.status;
    expect(statusOf(rent)).toEqual({ kind: 'failed', count: 1 });
    expect(statusOf('school-program')).toEqual({ kind: 'other' });
    expect(statusOf('certification')).toEqual({ kind: 'none' });
  });

  test('speaks English where there is a translation', () => {
    expect(contentsOf({ ...input, language: 'en', translation })[0]?.text).toBe('I. Contents of support');
  });
});
