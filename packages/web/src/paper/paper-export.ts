import type { PaperClaim } from '@qingce/contract';
import type { Sentences } from '../app/sentences.ts';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import type { paperZhCN } from './paper.zh-CN.ts';

type Words = Pick<Sentences<typeof paperZhCN>, 'exported' | 'state'>;

/** The columns of the exported claims on paper. */
export function paperColumns(words: Words): ExportColumn<PaperClaim>[] {
  return columnsOf<PaperClaim, keyof Words['exported']>(words.exported, {
    policy: ['text', ({ policy }) => policy],
    applicant: ['text', ({ applicant }) => applicant],
    year: ['year', ({ year }) => year],
    receivedOn: ['day', ({ receivedOn }) => receivedOn],
    enteredBy: ['text', ({ enteredBy }) => enteredBy],
    enteredAt: ['instant', ({ enteredAt }) => enteredAt],
    scan: ['text', ({ scan }) => scan?.name],
    sha256: ['text', ({ scan }) => scan?.sha256],
    state: ['text', ({ state }) => words.state[state]],
    settledBy: ['text', ({ settled }) => settled?.by],
    settledAt: ['instant', ({ settled }) => settled?.at],
    reason: ['text', ({ settled }) => settled?.reason],
  });
}
