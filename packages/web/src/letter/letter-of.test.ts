import { describe, expect, test } from 'vitest';
import type { CaseFile } from '@qingce/contract';
import { letterOf } from './letter-of.ts';

const item = (outcome: string, reasons: object[] = []) => ({ item: 'rent', clause: '1.2', outcome, reasons, next: [] });
function aCase(part: object): CaseFile {
  return { decision: null, ended: null, timeline: [], ...part } as unknown as CaseFile;
}
function decided(kind: 'award' | 'refusal', reasons: object[]): CaseFile {
  return aCase({ decision: { number: '2017-0001', kind, amount: '1.00', reasons, at: '2017-04-28', letter: '同意' } });
}

describe('the letter of a case', () => {
  test('says yes only where nothing of the claim was refused', () => {
    expect(letterOf(decided('award', [item('eligible')]))?.kind).toBe('award');
    expect(letterOf(decided('award', [item('eligible'), item('ineligible', [{}])]))?.kind).toBe('partly');
    expect(letterOf(decided('award', [item('eligible', [{ rows: ['certificates[1]'] }])]))?.kind).toBe('partly');
    expect(letterOf(decided('refusal', [item('ineligible', [{}])]))?.kind).toBe('refusal');
  });

  test('tells why a claim was not accepted, and that there is none for one that was withdrawn', () => {
    const ended = { act: 'claim.refuse-uncorrected', reason: '逾期未补正' };
    expect(letterOf(aCase({ ended, timeline: [{ act: ended.act, at: '2017-04-29' }] })))
      .toMatchObject({ kind: 'unaccepted', text: '逾期未补正', at: '2017-04-29', number: null });
    expect(letterOf(aCase({ ended: { act: 'claim.withdraw', reason: '暂不申报' } }))).toBeUndefined();
    expect(letterOf(aCase({}))).toBeUndefined();
  });
});
