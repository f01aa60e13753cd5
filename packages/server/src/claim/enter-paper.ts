import type { EnterPaper } from '@qingce/contract';
import { getApplicant, requireReach, requireUnrestricted } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { StoredFile } from '../documents/index.ts';
import { assessClaim } from '../eligibility/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { readClaimFacts } from './claim-facts.ts';
import { findOpenClaim, lockOpening } from './claim.sql.ts';
import type { Claim } from './claim.ts';
import { factsInKeys } from './facts-in-keys.ts';
import { newClaim } from './open-claim.ts';
import { arrivalOf } from './paper-claim.ts';
import type { StoredPaper } from './paper-claim.ts';
import { insertPaper, lockPaper, updateScan } from './paper-claim.sql.ts';
import { deletePaperDraft } from './paper-draft.sql.ts';
import { requireRemedies } from './require-remedies.ts';
import { requireComplete, requireWindow } from './submit-claim.ts';

/**
 * 录入纸质申报 — what an officer types from the paper; it is no claim before another person compared it with the scan.
 * Refuses with applicant.not-found, applicant.merged, identity.own-applicant, identity.other-district,
 * claim.applicant-restricted, policy.not-found, claim.no-remedies, claim.paper-day, claim.outside-window by the day of
 * receipt, claim.no-items, claim.materials-missing, facts.refused, and with claim.paper-claim-exists and
 * claim.paper-entered where the applicant has a claim, or an entry that waits.
 */
export async function enterPaper(context: VerbContext, input: EnterPaper): Promise<{ id: string }> {
  const { tx, businessNow } = context;
  await requireEnterable(context, input);
  const policy = await getPolicyInForce(tx, input.policy);
  requireRemedies(policy);
  if (input.receivedOn > context.today) throw refuse('claim.paper-day', { today: context.today }, 'receivedOn');
  const facts = factsInKeys(policy, input.facts);
  const claim: Claim = {
    ...newClaim(context, { ...input, claimYear: input.year }), facts,
    submittedAt: arrivalOf(input.receivedOn, businessNow),
  };
  await requireWindow(context, { claim, policy, arrivedOn: input.receivedOn });
  requireComplete(policy, facts, input.materials);
  assessClaim(policy, await readClaimFacts(context, claim));
  const paper: StoredPaper = {
    id: context.newId(), policy: policy.id, applicantId: input.applicantId, year: input.year,
    receivedOn: input.receivedOn, facts, materials: input.materials, scan: null,
    enteredBy: getPerson(context.actor).id, enteredAt: businessNow, state: 'entered', settled: null, claimId: null,
  };
  if (!(await insertPaper(tx, paper))) throw refuse('claim.paper-entered');
  await deletePaperDraft(tx, paper);
  await recordAudit(context, {
    act: 'claim.enter-paper', object: { kind: 'paper-claim', id: paper.id },
    concerns: [{ kind: 'applicant', id: paper.applicantId }],
    details: { policy: policy.id, year: input.year, receivedOn: input.receivedOn },
  });
  return { id: paper.id };
}

/** The officer may act for the applicant's paper, and the applicant may claim and has no claim for that year. */
export async function requireEnterable(
  context: VerbContext, round: { policy: string; applicantId: string; year: number },
): Promise<void> {
  const applicant = await getApplicant(context, round.applicantId);
  await requireReach(context, { applicantId: applicant.id });
  if (applicant.mergedInto !== null) throw refuse('applicant.merged');
  await requireUnrestricted(context, round);
  await lockOpening(context.tx, applicant.id);
  const existing = await findOpenClaim(context.tx, { ...round, claimYear: round.year });
  if (existing) throw refuse('claim.paper-claim-exists', { number: existing.number ?? '—' });
}

/**
 * 扫描件 — the paper as a stored file, by who entered it; a better scan takes its place until the entry is settled.
 * Refuses with claim.paper-not-found, claim.paper-settled, claim.paper-other-person and documents.quarantined.
 */
export async function receiveScan(
  context: VerbContext, input: { paperId: string; name: string; file: StoredFile },
): Promise<void> {
  const paper = await getWaitingPaper(context, input.paperId);
  if (getPerson(context.actor).id !== paper.enteredBy) throw refuse('claim.paper-other-person');
  if (input.file.state !== 'stored') throw refuse('documents.quarantined');
  await updateScan(context.tx, paper.id, { ...input.file, name: input.name });
  await recordAudit(context, {
    act: 'claim.receive-scan', object: { kind: 'paper-claim', id: paper.id }, details: { sha256: input.file.sha256 },
  });
}

/** The entry, held, when nothing was decided about it and the officer may deal with its applicant. */
export async function getWaitingPaper(context: VerbContext, paperId: string): Promise<StoredPaper> {
  const paper = await lockPaper(context.tx, paperId);
  if (!paper) throw refuse('claim.paper-not-found');
  await requireReach(context, { applicantId: paper.applicantId });
  if (paper.state !== 'entered') throw refuse('claim.paper-settled');
  return paper;
}
