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
import type { DeclarationForm } from './declaration.sql.ts';
import { dropMarks } from './earlier-facts.ts';
import { factsInKeys } from './facts-in-keys.ts';
import { listPersons } from './persons.sql.ts';
import type { Person } from './persons.sql.ts';

/** What is declared: the claim, its documents, and the persons behind its rows. */
interface Declared {
  readonly claim: Claim; readonly documents: readonly ClaimDocument[]; readonly persons: readonly Person[];
}

/** The form in which declarations are signed; earlier ones are verified in theirs. */
export const formNow = 2;

/**
 * sha256 over the canonical JSON of facts, documents with their last days, and the roster: any later edit shows. Form 1
 * knew neither last days nor roster.
 */
export function contentHash(declared: Declared, form: DeclarationForm = formNow): string {
  return hashOf(contentOf(declared, form));
}

/** The persons are in it as one hash, with the random id of each, so that no number can be guessed from it. */
function contentOf({ claim, documents, persons }: Declared, form: DeclarationForm): DeclarationRecord['content'] {
  const isWhole = form > 1;
  return {
    claim: claim.id,
    policy: claim.policy,
    year: claim.claimYear,
    revision: claim.revision,
    facts: claim.facts,
    documents: documents.map(({ material, name, sha256, validUntil }) =>
      ({ material, name, sha256, ...(isWhole && { validUntil }) })),
    ...(isWhole && { roster: hashOf(persons) }),
  };
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/**
 * 声明 — the hash of a claim as it stands, recomputed from facts and documents, beside the one that was signed last: a
 * declaration holds for the content that was signed and for no other. Refuses with claim.not-found, also for what the
 * person may not see.
 */
export async function readDeclaration(
  context: Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>, claimId: string,
): Promise<Declaration> {
  const declared = await declaredClaim(context, claimId);
  const { claim, documents } = declared;
  const now = contentHash(declared);
  const signed = await findLastDeclaration(context.tx, claim.id);
  const names = await findDisplayNames(context.tx, signed ? [signed.by] : []);
  return {
    revision: claim.revision,
    contentHash: now,
    documents: documents.length,
    signed: signed ? {
      contentHash: signed.contentHash, by: names.get(signed.by) ?? '', at: signed.at,
      holds: signed.contentHash === contentHash(declared, signed.form),
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
  const declared = await declaredClaim(context, claimId);
  const { claim } = declared;
  const signed = await findLastDeclaration(context.tx, claim.id);
  const isWhole = signed !== undefined && signed.contentHash === contentHash(declared, signed.form);
  if (!signed || !isWhole || claim.receipt?.contentHash !== signed.contentHash) throw refuse('claim.not-declared');
  const by = (await findDisplayNames(context.tx, [signed.by])).get(signed.by) ?? '';
  return {
    format: `qingce-declaration-${signed.form}`, content: contentOf(declared, signed.form),
    signed: { revision: signed.revision, contentHash: signed.contentHash, by, at: signed.at }, receipt: claim.receipt,
  };
}

/** The claim as it is hashed, facts under their keys and without marks, with its documents and persons. */
async function declaredClaim(
  context: Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>, claimId: string,
): Promise<Declared> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || !maySee(context.actor, claim)) throw refuse('claim.not-found');
  const policy = claim.policyHash
    ? await getPolicyVersion(context.tx, claim.policyHash)
    : await getPolicyInForce(context.tx, claim.policy);
  const facts = factsInKeys(policy, dropMarks(claim.facts));
  const [documents, persons] = [await listDocuments(context, claim.id), await listPersons(context.tx, claim.id)];
  return { claim: { ...claim, facts }, documents, persons };
}

function maySee(actor: Actor, claim: Claim): boolean {
  const person = getPerson(actor);
  return isApplicantRole(person.role) ? actsFor(person, claim.applicantId) : claim.number !== null;
}
