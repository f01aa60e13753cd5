import { describe, expect, test } from 'vitest';
import type { CaseFile } from '@qingce/contract';
import { endingOf, lettersOf } from './letters-of.ts';

const item = (outcome: string, reasons: object[] = []) => ({ item: 'rent', clause: '1.2', outcome, reasons, next: [] });
function aCase(part: object): CaseFile {
  const nothing = { decision: null, formerDecisions: [], rounds: [], ended: null, timeline: [] };
  return { ...nothing, ...part } as unknown as CaseFile;
}
const decision = (kind: 'award' | 'refusal', reasons: object[]) =>
  ({ number: '2017-0001', kind, amount: '1.00', reasons, at: '2017-04-28', letter: '同意' });
const decided = (kind: 'award' | 'refusal', reasons: object[]) => aCase({ decision: decision(kind, reasons) });

describe('the letter that ends a case', () => {
  test('says yes only where nothing of the claim was refused', () => {
    expect(endingOf(decided('award', [item('eligible')]))?.kind).toBe('award');
    expect(endingOf(decided('award', [item('eligible'), item('ineligible', [{}])]))?.kind).toBe('partly');
    expect(endingOf(decided('award', [item('eligible', [{ rows: ['certificates[1]'] }])]))?.kind).toBe('partly');
    expect(endingOf(decided('refusal', [item('ineligible', [{}])]))?.kind).toBe('refusal');
  });

  test.each([['claim.refuse-uncorrected', 'unaccepted'], ['notice.resolve-objection', 'objected']])(
    'tells why a claim went by %s',
    (act, kind) => {
      const file = aCase({ ended: { act, reason: '理由' }, timeline: [{ act, at: '2017-04-29' }] });
      expect(endingOf(file)).toMatchObject({ kind, text: '理由', at: '2017-04-29', number: null });
    },
  );

  test('is none for a claim that was withdrawn or goes on', () => {
    expect(endingOf(aCase({ ended: { act: 'claim.withdraw', reason: '暂不申报' } }))).toBeUndefined();
    expect(endingOf(aCase({}))).toBeUndefined();
  });
});

test('a case keeps every letter that it was told in, corrections first, a decision that was set aside too', () => {
  const file = aCase({
    rounds: [{ round: 1, askedAt: '2017-04-10', items: [] }],
    timeline: [{ act: 'claim.accept', at: '2017-04-12' }],
    formerDecisions: [decision('refusal', [item('ineligible', [{}])])],
    decision: decision('award', [item('eligible')]),
  });
  expect(lettersOf(file).map(({ name, kind }) => [name, kind])).toEqual([
    ['correction-1', 'correction'], ['acceptance', 'accepted'], ['decision-1', 'refusal'], ['decision', 'award'],
  ]);
});
