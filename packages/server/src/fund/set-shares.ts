import type { SetShares } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { sharesProblem } from './fund.ts';
import { insertShares } from './fund.sql.ts';

/**
 * 设定分成比例 — from a day on, by a document; earlier ones stay for what was decided under them. Refuses with
 * fund.shares-not-ratios, fund.shares-not-one.
 */
export async function setShares(context: VerbContext, input: SetShares & { policy: string }): Promise<void> {
  const problem = sharesProblem(input.shares);
  if (problem === 'not-a-ratio') throw refuse('fund.shares-not-ratios', undefined, 'shares');
  if (problem === 'not-one') throw refuse('fund.shares-not-one', undefined, 'shares');
  const { policy, from, shares, basis } = input;
  await insertShares(context.tx, { policy, from, ratios: shares, basis, setAt: context.now });
  await recordAudit(context, {
    act: 'fund.set-shares', object: { kind: 'policy', id: policy }, details: { from, ...shares }
  });
}
