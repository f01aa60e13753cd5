import type { InspectionSample } from '@qingce/contract';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';
import { listDraws, listSamples } from './sample.sql.ts';

/** 抽查公开 — every sample with all that it takes to draw it again, for anyone; claims by number alone. */
export async function readSamples(context: Pick<VerbContext, 'tx'>): Promise<InspectionSample[]> {
  const samples = await listSamples(context.tx);
  const draws = new Map((await listDraws(context.tx)).map((draw) => [draw.sampleId, draw]));
  const people = [...samples.map(({ frozenBy }) => frozenBy), ...[...draws.values()].map(({ drawnBy }) => drawnBy)];
  const names = await findDisplayNames(context.tx, people);
  return samples.map((sample) => {
    const draw = draws.get(sample.id);
    return {
      ...sample, population: [...sample.population], frozenBy: names.get(sample.frozenBy) ?? '',
      draw: draw ? {
        publicNumber: draw.publicNumber, seed: draw.seed, drawn: [...draw.drawn],
        drawnBy: names.get(draw.drawnBy) ?? '', drawnAt: draw.drawnAt,
      } : null,
    };
  });
}
