import type { DraftSaved, SaveDraft } from '@qingce/contract';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, requireMember } from '../identity/index.ts';
import { insertVersion, updateClaim } from './claim.sql.ts';
import { claimTransitions } from './claim.ts';
import { lockClaimOf, requireState } from './move-claim.ts';

/**
 * 保存草稿 — keeps what was typed as the next version; not an act, so the trail has no line. Refuses with
 * claim.not-found, applicant.not-member, claim.wrong-state, and claim.stale-revision when someone else saved since.
 */
export async function saveDraft(context: VerbContext, input: SaveDraft & { claimId: string }): Promise<DraftSaved> {
  const claim = await lockClaimOf(context, input.claimId);
  requireMember(context.actor, claim.applicantId);
  requireState(claim, claimTransitions.saveDraft);
  if (input.revision !== claim.revision) throw refuse('claim.stale-revision', { saved: `${claim.revision}` });
  const revision = claim.revision + 1;
  const { businessNow, tx } = context;
  await insertVersion(tx, {
    claimId: claim.id,
    revision,
    facts: input.facts,
    at: businessNow,
    by: getPerson(context.actor).id,
  });
  await updateClaim(tx, claim.id, { facts: input.facts, revision, changedAt: businessNow });
  return { revision, savedAt: businessNow };
}
