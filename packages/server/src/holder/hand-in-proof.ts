import { findJoinRequest, getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { plainName } from '../documents/index.ts';
import type { StoredFile } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { actsFor, getPerson } from '../identity/index.ts';
import { filesMost } from './holder.ts';
import type { Proof } from './holder.ts';
import { findProof, insertProof, listProofs } from './holder.sql.ts';

/** For which applicant: whose mandate the person holds, or whom they ask to join. */
export type ProofFor = { readonly applicantId: string } | { readonly requestId: string };

/**
 * Before a person's bytes are taken in; answers with the applicant's id. Refuses with applicant.not-member,
 * applicant.request-not-found, applicant.request-decided, applicant.holder-confirmed and applicant.holder-proof-full.
 */
export async function requireProofWanted(context: VerbContext, of: ProofFor): Promise<string> {
  const { id: userId } = getPerson(context.actor);
  const applicantId = 'requestId' in of ? await applicantAsked(context, of.requestId) : of.applicantId;
  if ('applicantId' in of && !actsFor(context.actor, applicantId)) throw refuse('applicant.not-member');
  if ((await getApplicant(context, applicantId)).isConfirmed) throw refuse('applicant.holder-confirmed');
  const given = await listProofs(context.tx, { applicantId, userId });
  if (given.length >= filesMost) throw refuse('applicant.holder-proof-full', { most: `${filesMost}` });
  return applicantId;
}

async function applicantAsked(context: VerbContext, requestId: string): Promise<string> {
  const request = await findJoinRequest(context.tx, requestId);
  if (request?.userId !== getPerson(context.actor).id) throw refuse('applicant.request-not-found');
  if (request.state !== 'waiting') throw refuse('applicant.request-decided');
  return request.applicantId;
}

/**
 * 提交授权证明 — a file, already stored under its hash, that shows that the person acts for the applicant; the same file
 * again changes nothing. Refuses as requireProofWanted does, and with documents.quarantined.
 */
export async function handInProof(
  context: VerbContext, input: { of: ProofFor; name: string; file: StoredFile },
): Promise<void> {
  const applicantId = await requireProofWanted(context, input.of);
  const { sha256, size, mediaType, state } = input.file;
  if (state !== 'stored') throw refuse('documents.quarantined');
  const proof = {
    id: context.newId(), applicantId, userId: getPerson(context.actor).id, name: plainName(input.name), sha256, size,
    mediaType, at: context.businessNow,
  };
  if (!await insertProof(context.tx, proof)) return;
  await recordAudit(context, {
    act: 'holder.hand-in', object: { kind: 'applicant', id: applicantId },
    concerns: [{ kind: 'user', id: proof.userId }], details: { sha256, mediaType },
  });
}

/** 查看授权证明 — by an office; each look is kept. Refuses with documents.not-found. */
export async function lookAtProof(context: VerbContext, proofId: string): Promise<Proof> {
  const proof = await findProof(context.tx, proofId);
  if (!proof) throw refuse('documents.not-found');
  await recordAudit(context, {
    act: 'holder.look', object: { kind: 'applicant', id: proof.applicantId },
    concerns: [{ kind: 'user', id: proof.userId }], details: { sha256: proof.sha256 },
  });
  return proof;
}
