import type { Receipt } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { openFolder, placeDocuments } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { insertClaim, insertSignature, insertVersion, updateClaim } from './claim.sql.ts';
import type { Claim } from './claim.ts';
import { getWaitingPaper, requireEnterable } from './enter-paper.ts';
import { newClaim } from './open-claim.ts';
import { arrivalOf } from './paper-claim.ts';
import type { StoredPaper } from './paper-claim.ts';
import { settlePaper } from './paper-claim.sql.ts';
import { requireRemedies } from './require-remedies.ts';
import { keepSubmission, requireComplete, requireWindow } from './submit-claim.ts';

/**
 * 核对纸质申报 — another person compared what was typed with the scan: it becomes a claim, submitted on the day of its
 * receipt, with the scan for each of its materials, and its people get the receipt. Who typed it put their name to it.
 * Refuses with claim.paper-not-found, claim.paper-settled, claim.paper-same-person, claim.paper-scan-missing and as
 * enterPaper does.
 */
export async function confirmPaper(context: VerbContext, input: { paperId: string }): Promise<Receipt> {
  const paper = await getPaperOfAnother(context, input.paperId);
  if (!paper.scan) throw refuse('claim.paper-scan-missing');
  await requireEnterable(context, paper);
  const policy = await getPolicyInForce(context.tx, paper.policy);
  requireRemedies(policy);
  const claim = await openFromPaper(context, paper);
  await requireWindow(context, { claim, policy, arrivedOn: paper.receivedOn });
  requireComplete(policy, claim.facts, paper.materials);
  const { name, ...file } = paper.scan;
  const documents = await placeDocuments(context, { claimId: claim.id, name, file, materials: paper.materials });
  const receipt = await keepSubmission(context, claim, {
    policy, documents, arrivedAt: arrivalOf(paper.receivedOn, context.businessNow),
  });
  const { id: claimId, cycle } = claim;
  const signature = { claimId, userId: paper.enteredBy, act: 'claim.enter-paper', cycle, at: paper.enteredAt };
  await insertSignature(context.tx, signature);
  await settlePaper(context.tx, paper.id, {
    by: getPerson(context.actor).id, at: context.businessNow, reason: null, claimId: claim.id,
  });
  await recordAudit(context, {
    act: 'claim.confirm-paper', object: { kind: 'paper-claim', id: paper.id },
    concerns: [{ kind: 'claim', id: claim.id }, { kind: 'applicant', id: claim.applicantId }],
    details: { number: receipt.number, receivedOn: paper.receivedOn, sha256: file.sha256, enteredBy: paper.enteredBy },
  });
  return receipt;
}

/** 退回录入 — what was typed is not what the paper says; it is entered anew. Refuses as confirmPaper does. */
export async function rejectPaper(context: VerbContext, input: { paperId: string; reason: string }): Promise<void> {
  const paper = await getPaperOfAnother(context, input.paperId);
  await settlePaper(context.tx, paper.id, {
    by: getPerson(context.actor).id, at: context.businessNow, reason: input.reason, claimId: null,
  });
  await recordAudit(context, {
    act: 'claim.reject-paper', object: { kind: 'paper-claim', id: paper.id },
    concerns: [{ kind: 'applicant', id: paper.applicantId }],
  });
}

async function getPaperOfAnother(context: VerbContext, paperId: string): Promise<StoredPaper> {
  const paper = await getWaitingPaper(context, paperId);
  if (getPerson(context.actor).id === paper.enteredBy) throw refuse('claim.paper-same-person');
  return paper;
}

/** The claim with what was typed as its first version, submitted when the paper arrived. */
async function openFromPaper(context: VerbContext, paper: StoredPaper): Promise<Claim> {
  const { tx, businessNow } = context;
  const draft = newClaim(context, { ...paper, claimYear: paper.year });
  await insertClaim(tx, { ...draft, openedBy: paper.enteredBy });
  await openFolder(context, { claimId: draft.id, applicantId: draft.applicantId });
  const revision = 1;
  await insertVersion(tx, {
    claimId: draft.id, revision, facts: paper.facts, at: paper.enteredAt, by: paper.enteredBy,
  });
  await updateClaim(tx, draft.id, { facts: paper.facts, revision, changedAt: businessNow });
  return { ...draft, facts: paper.facts, revision, submittedAt: arrivalOf(paper.receivedOn, businessNow) };
}
