import type { Receipt, SubmitClaim } from '@qingce/contract';
import { fillFromRecord, kindOf, kindsFor } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { getApplicant, requireUnrestricted } from '../applicant/index.ts';
import { readHead } from '../audit/index.ts';
import { closeFolder, listDocuments } from '../documents/index.ts';
import type { ClaimDocument } from '../documents/index.ts';
import { assessClaim, highestAmounts, listPriorAwards } from '../eligibility/index.ts';
import { dayOf, refuse } from '../foundation/index.ts';
import type { Day, Instant, VerbContext } from '../foundation/index.ts';
import { releaseReservation, reserveSoftly } from '../fund/index.ts';
import { findDisplayNames, getPerson, requireMember } from '../identity/index.ts';
import { findWindow } from '../window/index.ts';
import { closeCorrection } from './answer-correction.ts';
import { itemIdsOf, policyOf, readClaimFacts } from './claim-facts.ts';
import { takeNumber } from './claim.sql.ts';
import { claimNumber, claimTransitions } from './claim.ts';
import type { Claim } from './claim.ts';
import { contentHash, formNow } from './declaration.ts';
import { insertDeclaration } from './declaration.sql.ts';
import { withoutMarks } from './earlier-facts.ts';
import { factsInKeys } from './facts-in-keys.ts';
import { beginAct, finishAct, lockClaimOf } from './move-claim.ts';
import { requirePersons } from './persons.ts';
import { listPersons } from './persons.sql.ts';
import { requireRemedies } from './require-remedies.ts';

/**
 * 提交申报 — the applicant declares the facts; the server's time of arrival decides. Pins the policy's version, gives the
 * number and a receipt over facts and documents, and makes the demand on the fund visible. Submitting what is submitted
 * answers with the same receipt. Refuses with claim.not-found, applicant.not-member, claim.wrong-state,
 * claim.stale-revision, claim.kind-unsaid, claim.applicant-restricted, claim.content-differs, claim.no-remedies,
 * claim.no-items, claim.outside-window, claim.taken-unconfirmed, claim.materials-missing, claim.persons-missing,
 * claim.documents-not-valid, facts.refused, and, sent back, with claim.correction-late and claim.correction-unanswered.
 */
export async function submitClaim(context: VerbContext, input: SubmitClaim & { claimId: string }): Promise<Receipt> {
  const before = await lockClaimOf(context, input.claimId);
  requireMember(context.actor, before.applicantId);
  if (before.state === 'submitted' && before.receipt && before.revision === input.revision) return before.receipt;
  const claim = await beginAct(context, input.claimId, claimTransitions.submit);
  if (input.revision !== claim.revision) throw refuse('claim.stale-revision', { saved: `${claim.revision}` });
  // What was received before is judged by its own facts; a correction is not a claim.
  if (claim.number === null) await requireUnrestricted(context, claim);
  const policy = await policyOf(context, claim);
  requireRemedies(policy);
  await requireWindow(context, { claim, policy, arrivedOn: context.today });
  // What the offices confirm is looked for by key, so a submitted claim has no facts under other names.
  const facts = factsInKeys(policy, withoutMarks(claim.facts));
  const documents = await listDocuments(context, claim.id);
  requireComplete(policy, facts, documents.map(({ material }) => material));
  requireInForce(context, { claim, policy, documents });
  await requirePersons(context, claim, { policy, facts: await readClaimFacts(context, { ...claim, facts }) });
  const persons = await listPersons(context.tx, claim.id);
  requireAsShown(input, contentHash({ claim: { ...claim, facts }, documents, persons }));
  await closeCorrection(context, { ...claim, facts }, documents);
  // 补正 completes what arrived before: the claim keeps the day of its first arrival, the receipt tells this one.
  const submitted = { ...claim, facts, submittedAt: claim.submittedAt ?? context.businessNow };
  const { id: signer } = getPerson(context.actor);
  const declaredBy = (await findDisplayNames(context.tx, [signer])).get(signer) ?? '';
  const receipt = await keepSubmission(context, submitted, {
    policy, documents, declaredBy, arrivedAt: context.businessNow,
  });
  await insertDeclaration(context.tx, {
    id: context.newId(), claimId: claim.id, revision: claim.revision, contentHash: receipt.contentHash, form: formNow,
    by: signer, at: context.businessNow,
  });
  return receipt;
}

/** The signer declares what they were shown; what was changed since is not declared. */
function requireAsShown({ contentHash: shown }: SubmitClaim, hash: string): void {
  if (shown !== undefined && shown !== hash) throw refuse('claim.content-differs');
}

/**
 * 受理登记 — number, receipt, demand on the fund, and the state that follows; `submittedAt` is when the claim arrived,
 * `arrivedAt` when this content of it did. What came on paper was declared on paper, and the receipt names nobody.
 */
export async function keepSubmission(
  context: VerbContext,
  claim: Claim,
  kept: { policy: CheckedPolicy; documents: readonly ClaimDocument[]; declaredBy?: string; arrivedAt: Instant },
): Promise<Receipt> {
  const { policy, documents, declaredBy, arrivedAt } = kept;
  const applicant = await getApplicant(context, claim.applicantId);
  requireKind(policy, { form: applicant.kind, claimed: saidKind(claim.facts) });
  const record = await listPriorAwards(context.tx, claim);
  const facts = fillFromRecord(policy, await readClaimFacts(context, claim), record);
  const answer = assessClaim(policy, facts);
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const number = claim.number ?? claimNumber(year, await takeNumber(context.tx, 'claim', year));
  const receipt: Receipt = {
    number,
    claimId: claim.id,
    applicant: applicant.name,
    policy: policy.id,
    policyHash: policy.hash,
    claimYear: claim.claimYear,
    submittedAt: arrivedAt,
    contentHash: contentHash({ claim, documents, persons: await listPersons(context.tx, claim.id) }),
    ...(declaredBy === undefined ? {} : { declaredBy }),
    documents: documents.map(({ name, sha256, at, firstAt, validUntil }) =>
      ({ name, sha256, at: firstAt ?? at, ...(validUntil === null ? {} : { validUntil }) })),
    auditHead: await readHead(context),
  };
  await closeFolder(context, claim.id);
  const parts = highestAmounts(answer);
  // A claim that can come to nothing, or to no bound that is known, makes no demand that could be shown.
  if (parts.length > 0) await reserveSoftly(context, { claimId: claim.id, policy: policy.id, year, parts });
  else await releaseReservation(context, { claimId: claim.id });
  await finishAct(context, claim, {
    transition: claimTransitions.submit,
    change: {
      number,
      policyHash: policy.hash,
      facts: claim.facts,
      submittedAt: claim.submittedAt,
      receipt,
    },
    details: { number, contentHash: receipt.contentHash, policyHash: policy.hash },
  });
  return receipt;
}

/** 三、1 — the window of the policy in the year after the claim year, with what prolonged it; both days are inside. */
export async function requireWindow(
  { tx }: VerbContext, { claim, policy, arrivedOn }: { claim: Claim; policy: CheckedPolicy; arrivedOn: Day },
): Promise<void> {
  const window = claim.returns > 0 ? undefined : await findWindow(tx, policy, claim.claimYear);
  if (!window) return;
  const { opens, lastDay } = window;
  if (arrivedOn < opens || arrivedOn > lastDay) throw refuse('claim.outside-window', { opens, closes: lastDay });
}

function saidKind({ applicant }: Claim['facts']): unknown {
  return (applicant as { kind?: unknown } | undefined)?.kind;
}

/** Under a policy with several kinds for one legal form the claim says as which it is made. */
function requireKind(policy: CheckedPolicy, of: Parameters<typeof kindOf>[1]): void {
  if (kindOf(policy, of) !== undefined) return;
  const kinds = kindsFor(policy, of.form);
  const names = policy.applicants.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => `${name.zh} ${name.en}`);
  throw refuse('claim.kind-unsaid', { kinds: names.join('；') }, 'applicant.kind');
}

/** At least one item, and every material that its items require. */
export function requireComplete(policy: CheckedPolicy, facts: Claim['facts'], materials: readonly string[]): void {
  const items = itemIdsOf(facts);
  if (items.length === 0) throw refuse('claim.no-items');
  const given = new Set(materials);
  const missing = policy.process.materials.filter(
    (material) =>
      material.required &&
      !given.has(material.id) &&
      material.for.some((item) => item === 'all' || items.includes(item)),
  );
  if (missing.length === 0) return;
  throw refuse('claim.materials-missing', {
    materials: missing.map(({ name }) => `${name.zh} ${name.en}`).join('；'),
  });
}

/**
 * Every document of a material that expires says until when, and that day is not before the one on which the claim
 * arrived first: what was valid then is not asked for again by a correction.
 */
function requireInForce(
  { businessNow }: VerbContext,
  { claim, policy, documents }: { claim: Claim; policy: CheckedPolicy; documents: readonly ClaimDocument[] },
): void {
  const arrivedOn = dayOf(claim.submittedAt ?? businessNow);
  const expiring = new Map(policy.process.materials.filter(({ expires }) => expires).map((each) => [each.id, each]));
  const wrong = documents.flatMap(({ material, validUntil, name: file }) => {
    const found = expiring.get(material);
    const holds = validUntil !== null && validUntil >= arrivedOn;
    return !found || holds ? [] : [`${found.name.zh} ${found.name.en} (${file}, ${validUntil ?? '—'})`];
  });
  if (wrong.length > 0) throw refuse('claim.documents-not-valid', { materials: wrong.join('；') });
}
