import type { FreezeSample } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { listClaims } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { isInScope, populationHash } from './sample.ts';
import { insertSample } from './sample.sql.ts';

/**
 * 冻结总体 — which claims may be drawn, how many will be, and by which public number, before anybody can know it.
 * Refuses with policy.not-found, sample.draw-day, sample.nothing-to-draw and sample.too-large.
 */
export async function freezeSample(context: VerbContext, input: FreezeSample): Promise<{ id: string }> {
  const policy = await getPolicyInForce(context.tx, input.policy);
  if (input.drawOn <= context.today) throw refuse('sample.draw-day', { today: context.today }, 'drawOn');
  const numbers = (await listClaims(context.tx, {}))
    .filter((claim) => claim.policy === policy.id && claim.claimYear === input.year
      && isInScope(input.scope, claim.state))
    .flatMap(({ number }) => number ?? []);
  // By code units, as `LC_ALL=C sort` does.
  const population = numbers.toSorted((a, b) => (a < b ? -1 : 1));
  if (population.length === 0) throw refuse('sample.nothing-to-draw');
  if (input.size > population.length) throw refuse('sample.too-large', { population: `${population.length}` }, 'size');
  const { year, scope, size, source, drawOn } = input;
  const sample = {
    id: context.newId(), policy: policy.id, year, scope, population, populationHash: populationHash(population), size,
    source, drawOn, frozenBy: getPerson(context.actor).id, frozenAt: context.businessNow,
  };
  await insertSample(context.tx, sample);
  await recordAudit(context, {
    act: 'sample.freeze', object: { kind: 'sample', id: sample.id },
    details: {
      policy: policy.id, year, scope, size, population: population.length, hash: sample.populationHash, drawOn,
    },
  });
  return { id: sample.id };
}
