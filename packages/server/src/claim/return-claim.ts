import type { ExtendCorrection, ReturnClaim } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { listDocuments, openFolder } from '../documents/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { findStep, getPolicyVersion, lastDayOf } from '../policy/index.ts';
import { claimTransitions } from './claim.ts';
import { requireTargets } from './correction.ts';
import { findOpenRound, insertExtension, insertRound } from './correction.sql.ts';
import { beginAct, finishAct } from './move-claim.ts';

/**
 * 一次性告知补正 — sends the claim back with everything that is to be corrected, once, until the last day that the policy
 * sets. Refuses as beginAct does, and with claim.returned-before, claim.correction-target and calendar.year-unknown.
 */
export async function returnClaim(context: VerbContext, input: ReturnClaim & { claimId: string }): Promise<void> {
  const transition = claimTransitions.return;
  const claim = await beginAct(context, input.claimId, transition);
  if (claim.returns > 0) throw refuse('claim.returned-before');
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  requireTargets(policy, claim, input.corrections);
  const documents = await listDocuments(context, claim.id);
  const dueOn = lastDayOf(findStep(policy, 'correction'), context.today) ?? null;
  await insertRound(context.tx, {
    id: context.newId(),
    claimId: claim.id,
    round: claim.returns + 1,
    items: input.corrections,
    before: {
      revision: claim.revision,
      facts: claim.facts,
      documents: documents.map(({ material, name, sha256 }) => ({ material, name, sha256 })),
    },
    askedBy: getPerson(context.actor).id,
    askedAt: context.businessNow,
    dueOn,
  });
  await openFolder(context, { claimId: claim.id, applicantId: claim.applicantId });
  await finishAct(context, claim, {
    transition,
    change: { returns: claim.returns + 1 },
    details: { corrections: input.corrections.length, dueOn },
  });
}

/**
 * 延长补正期限 — a later last day, by the section chief and on record. Refuses as beginAct does, and with
 * claim.extension-not-later.
 */
export async function extendCorrection(
  context: VerbContext,
  input: ExtendCorrection & { claimId: string },
): Promise<void> {
  const transition = claimTransitions.extendCorrection;
  const claim = await beginAct(context, input.claimId, transition);
  const round = await findOpenRound(context.tx, claim.id);
  assert(round, 'a returned claim has an open round');
  const until = round.dueOn ?? context.today;
  if (input.until <= until || input.until < context.today)
    throw refuse('claim.extension-not-later', { due: until > context.today ? until : context.today }, 'until');
  await insertExtension(context.tx, {
    id: context.newId(),
    roundId: round.id,
    until: input.until,
    reason: input.reason,
    by: getPerson(context.actor).id,
    at: context.businessNow,
  });
  await recordAudit(context, {
    act: transition.act,
    object: { kind: 'claim', id: claim.id },
    concerns: [{ kind: 'applicant', id: claim.applicantId }],
    details: { number: claim.number, from: round.dueOn, until: input.until },
  });
}
