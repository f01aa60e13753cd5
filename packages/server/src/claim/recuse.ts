import type { WithReason } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, insertRecusal } from '../identity/index.ts';
import { withholdFrom } from '../messages/index.ts';
import { lockClaimOf } from './move-claim.ts';

/**
 * 声明回避 (公务员法 76、77) — an officer says that they have a stake in a claim, and from then on neither acts on it nor sees
 * it; what they signed before stays on record. Refuses with claim.not-found, identity.own-applicant and
 * identity.recused.
 */
export async function recuse(context: VerbContext, input: WithReason & { claimId: string }): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  if (claim.number === null) throw refuse('claim.not-found');
  const { id, role } = getPerson(context.actor);
  const { reason } = input;
  await insertRecusal(context.tx, { claimId: claim.id, userId: id, reason, role, at: context.businessNow });
  await withholdFrom(context, { userId: id, claimId: claim.id });
  await recordAudit(context, {
    act: 'claim.recuse',
    object: { kind: 'claim', id: claim.id },
    details: { number: claim.number, state: claim.state },
  });
}
