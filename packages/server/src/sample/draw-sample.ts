import type { DrawSample } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { drawFrom, seedOf } from './sample.ts';
import { findSample, insertDraw } from './sample.sql.ts';

/**
 * 抽取 — with the public number, by somebody other than who froze the population; once. Refuses with sample.not-found,
 * sample.too-early, sample.same-person and sample.drawn.
 */
export async function drawSample(context: VerbContext, input: DrawSample & { sampleId: string }): Promise<void> {
  const sample = await findSample(context.tx, input.sampleId);
  if (!sample) throw refuse('sample.not-found');
  if (context.today < sample.drawOn) throw refuse('sample.too-early', { on: sample.drawOn });
  const { id: drawnBy } = getPerson(context.actor);
  if (drawnBy === sample.frozenBy) throw refuse('sample.same-person');
  const seed = seedOf(sample.populationHash, input.publicNumber);
  const drawn = drawFrom(sample.population, { seed, size: sample.size });
  const isFirst = await insertDraw(context.tx, {
    sampleId: sample.id, publicNumber: input.publicNumber, seed, drawn, drawnBy, drawnAt: context.businessNow,
  });
  if (!isFirst) throw refuse('sample.drawn');
  await recordAudit(context, {
    act: 'sample.draw', object: { kind: 'sample', id: sample.id },
    details: { publicNumber: input.publicNumber, seed, drawn: drawn.length },
  });
}
