import type { Appeal } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { listAppeals } from '../award/index.ts';
import type { Claim } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames } from '../identity/index.ts';

/** 救济结果 — what came of appeals in the case, the first one first. */
export async function readAppeals(
  context: Pick<VerbContext, 'tx'>, claim: Claim, policy: CheckedPolicy,
): Promise<Appeal[]> {
  const appeals = await listAppeals(context.tx, claim.id);
  const names = await findDisplayNames(context.tx, appeals.map(({ by }) => by));
  return appeals.map(({ remedy, outcome, documentNo, decidedOn, finding, step, by, at }) => ({
    remedy: policy.process.remedies?.find(({ id }) => id === remedy)?.name ?? { zh: remedy, en: remedy },
    outcome, documentNo, decidedOn, finding, step, by: names.get(by) ?? '', at,
  }));
}
