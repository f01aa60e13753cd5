import type { InspectionSample } from '@qingce/contract';
import type { Sentences } from '../app/sentences.ts';
import { columnsOf } from '../kit/csv.ts';
import type { ExportColumn } from '../kit/csv.ts';
import type { sampleZhCN } from './sample.zh-CN.ts';

type Words = Pick<Sentences<typeof sampleZhCN>, 'exported' | 'scopeNames'>;

/** The columns of the exported samples. */
export function sampleColumns(words: Words): ExportColumn<InspectionSample>[] {
  return columnsOf<InspectionSample, keyof Words['exported']>(words.exported, {
    policy: ['text', ({ policy }) => policy],
    year: ['year', ({ year }) => year],
    scope: ['text', ({ scope }) => words.scopeNames[scope]],
    population: ['number', ({ population }) => population.length],
    size: ['number', ({ size }) => size],
    hash: ['text', ({ populationHash }) => populationHash],
    source: ['text', ({ source }) => source],
    drawOn: ['day', ({ drawOn }) => drawOn],
    frozenBy: ['text', ({ frozenBy }) => frozenBy],
    frozenAt: ['instant', ({ frozenAt }) => frozenAt],
    publicNumber: ['text', ({ draw }) => draw?.publicNumber],
    drawnBy: ['text', ({ draw }) => draw?.drawnBy],
    drawnAt: ['instant', ({ draw }) => draw?.drawnAt],
    drawn: ['text', ({ draw }) => draw?.drawn.join('; ')],
  });
}
