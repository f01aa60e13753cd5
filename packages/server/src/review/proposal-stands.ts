import { lockSameApplicants } from '../applicant/index.ts';
import type { Claim } from '../claim/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { findRecognitionBarrier } from '../recognition/index.ts';
import { findRecordBarrier } from './record.ts';
import { findRegisterBarrier } from './register-changes.ts';

type Reading = Pick<VerbContext, 'tx' | 'businessNow'>;

/**
 * 初审意见是否仍成立 — asked by every act that rests on the proposal, inside its transaction: signing, publishing, deciding
 * and ordering the payment. Holds the applicant, so that nothing that is recorded of them comes in between. Refuses
 * with review.record-grew, recognition.fell and review.fact-changed.
 */
export async function requireProposalStands(context: VerbContext, claim: Claim): Promise<void> {
  await lockSameApplicants(context.tx, claim.applicantId);
  const barrier = await findProposalBarrier(context, claim);
  if (barrier) throw barrier;
}

/** What has changed since the proposal so that it no longer stands. */
export async function findProposalBarrier(context: Reading, claim: Claim): Promise<Refusal | undefined> {
  // What was decided stands, whatever a recognition or another award says since; money is not sent on changed facts.
  if (claim.state === 'decided') return findRegisterBarrier(context, claim);
  return (await findRecordBarrier(context, claim)) ?? await findFactsBarrier(context, claim);
}

/** The part of it that facts are about, whether those of a register or of an office's finding. */
export async function findFactsBarrier(context: Reading, claim: Claim): Promise<Refusal | undefined> {
  return (await findRecognitionBarrier(context, claim)) ?? findRegisterBarrier(context, claim);
}
