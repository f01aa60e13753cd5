import type { Restriction } from '@qingce/contract';
import type { Sentences } from '../app/sentences.ts';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import type { restrictionZhCN } from './restriction.zh-CN.ts';

type Words = Pick<Sentences<typeof restrictionZhCN>, 'exported' | 'state'>;

/** The columns of the exported restrictions. */
export function restrictionColumns(words: Words): ExportColumn<Restriction>[] {
  return columnsOf<Restriction, keyof Words['exported']>(words.exported, {
    number: ['text', ({ number }) => number],
    applicant: ['text', ({ applicant }) => applicant],
    claim: ['text', ({ claimNumber }) => claimNumber],
    policy: ['text', ({ policy }) => policy],
    clause: ['text', ({ clause }) => clause],
    finding: ['text', ({ finding }) => finding],
    hearingOn: ['day', ({ hearingOn }) => hearingOn],
    state: ['text', ({ state }) => words.state[state]],
    from: ['day', ({ decision }) => decision?.from],
    until: ['day', ({ decision }) => decision?.until],
    document: ['text', ({ decision }) => decision?.document],
    reason: ['text', ({ decision }) => decision?.reason],
    liftReason: ['text', ({ lift }) => lift?.reason],
    liftedAt: ['instant', ({ lift }) => lift?.at],
  });
}
