import { createHash } from 'node:crypto';
import type { Declaration, DeclarationRecord } from '@qingce/contract';
import { canonicalJson } from '@qingce/values';
import { listDocuments } from '../documents/index.ts';
import type { ClaimDocument } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Actor, VerbContext } from '../foundation/index.ts';
import { actsFor, findDisplayNames, getPerson, isApplicantRole } from '../identity/index.ts';
import { getPolicyInForce, getPolicyVersion } from '../policy/index.ts';
import { findClaim } from './claim.sql.ts';
import type { Claim } from './claim.ts';
import { findLastDeclaration } from './declaration.sql.ts';
import { dropMarks } from './earlier-facts.ts';
import { factsInKeys } from './facts-in-keys.ts';

/** sha256 over the canonical JSON of facts and document hashes: any later edit shows. */
export function contentHash(claim: Claim, documents: readonly ClaimDocument[]): string {
  return createHash('sha256').update(canonicalJson(contentOf(claim, documents))).digest('hex');
}

function contentOf(claim: Claim, documents: readonly ClaimDocument[]): DeclarationRecord['content'] {
  return {
    claim: claim.id,
    policy: claim.policy,
    year: claim.claimYear,
    revision: claim.revision,
    facts: claim.facts,
    documents: documents.map(({ material, name, sha256 }) => ({ material, name, sha256 })),
  };
}

/**
 * 声明 — the hash of a claim as it stands, recomputed from facts and documents, beside the one that was signed last: a
 * declaration holds for the content that was signed and for no other. Refuses with claim.not-found, also for what the
 * person may not see.
 */
export async function readDeclaration(
  context: Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>, claimId: string,
): Promise<Declaration> {
  const { claim, documents } = await declaredClaim(context, claimId);
  const now = contentHash(claim, documents);
  const signed = await findLastDeclaration(context.tx, claim.id);
  const names = await findDisplayNames(context.tx, signed ? [signed.by] : []);
  return {
    revision: claim.revision,
    contentHash: now,
    documents: documents.length,
    signed: signed ? {
      contentHash: signed.contentHash, by: names.get(signed.by) ?? '', at: signed.at,
      holds: signed.contentHash === now,
    } : null,
  };
}

/**
 * 声明存证 — the content that was declared, whole, with declaration and receipt of that submission, for whoever wants to
 * reckon the hash again. Refuses with claim.not-found and claim.not-declared, also of a claim edited since.
 */
export async function exportDeclaration(
  context: Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>, claimId: string,
): Promise<DeclarationRecord> {
  const { claim, documents } = await declaredClaim(context, claimId);
  const signed = await findLastDeclaration(context.tx, claim.id);
  const isWhole = signed?.contentHash === contentHash(claim, documents);
  if (!signed || !isWhole || claim.receipt?.contentHash !== signed.contentHash) throw refuse('claim.not-declared');
  const by = (await findDisplayNames(context.tx, [signed.by])).get(signed.by) ?? '';
  return {
    format: 'qingce-declaration-1', content: contentOf(claim, documents),
    signed: { revision: signed.revision, contentHash: signed.contentHash, by, at: signed.at }, receipt: claim.receipt,
  };
}

/** The claim as it is hashed, facts under their keys and without marks, with its documents. */
async function declaredClaim(
  context: Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>, claimId: string,
): Promise<{ claim: Claim; documents: readonly ClaimDocument[] }> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || !maySee(context.actor, claim)) throw refuse('claim.not-found');
  const policy = claim.policyHash
    ? await getPolicyVersion(context.tx, claim.policyHash)
    : await getPolicyInForce(context.tx, claim.policy);
  const facts = factsInKeys(policy, dropMarks(claim.facts));
  return { claim: { ...claim, facts }, documents: await listDocuments(context, claim.id) };
}

function maySee(actor: Actor, claim: Claim): boolean {
  const person = getPerson(actor);
  return isApplicantRole(person.role) ? actsFor(person, claim.applicantId) : claim.number !== null;
}
