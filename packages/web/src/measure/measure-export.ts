import type { Language, Measure } from '@qingce/contract';
import type { Sentences } from '../app/sentences.ts';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import type { measureZhCN } from './measure.zh-CN.ts';

type Words = Pick<Sentences<typeof measureZhCN>, 'exported' | 'state' | 'conclusions' | 'disclosures'>;

/** The columns of the exported measures. */
export function measureColumns(words: Words, language: Language): ExportColumn<Measure>[] {
  return columnsOf<Measure, keyof Words['exported']>(words.exported, {
    policy: ['text', ({ policy }) => policy],
    applicant: ['text', ({ applicant }) => applicant],
    subject: ['text', ({ subject }) => inLanguage(subject, language)],
    purpose: ['text', ({ purpose }) => purpose],
    ceiling: ['yuan', ({ ceiling }) => ceiling],
    expiresOn: ['day', ({ expiresOn }) => expiresOn],
    state: ['text', ({ state }) => words.state[state]],
    proposedBy: ['text', ({ proposedBy }) => proposedBy],
    proposedAt: ['instant', ({ proposedAt }) => proposedAt],
    reviewDocument: ['text', ({ review }) => review?.document],
    reviewedOn: ['day', ({ review }) => review?.on],
    conclusion: ['text', ({ review }) => review && words.conclusions[review.conclusion]],
    approvalNumber: ['text', ({ approval }) => approval?.number],
    amount: ['yuan', ({ approval }) => approval?.amount],
    approvedOn: ['day', ({ approval }) => approval?.on],
    disclosure: ['text', ({ approval }) => approval && words.disclosures[approval.disclosure]],
    rejectedWhy: ['text', ({ rejectedWhy }) => rejectedWhy],
  });
}
