import type { VisitLine } from '@qingce/contract';
import type { Sentences } from '../app/sentences.ts';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import type { visitZhCN } from './visit.zh-CN.ts';

type Words = Pick<Sentences<typeof visitZhCN>, 'exported' | 'state'>;

/** The columns of the exported visits. */
export function visitColumns(words: Words): ExportColumn<VisitLine>[] {
  return columnsOf<VisitLine, keyof Words['exported']>(words.exported, {
    claim: ['text', ({ claimNumber }) => claimNumber],
    applicant: ['text', ({ applicant }) => applicant],
    plannedOn: ['day', ({ plannedOn }) => plannedOn],
    place: ['text', ({ place }) => place],
    inspectors: ['text', ({ inspectors }) => namesOf(inspectors)],
    reported: ['text', ({ inspectors, reported }) => namesOf(inspectors.filter(({ id }) => reported.includes(id)))],
    state: ['text', ({ state }) => words.state[state]],
  });
}

function namesOf(inspectors: VisitLine['inspectors']): string {
  return inspectors.map(({ name }) => name).join('; ');
}
