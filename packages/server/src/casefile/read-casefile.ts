import type { CaseFile, FactRow } from '@qingce/contract';
import { listActs } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import { findDecision, listDecisions } from '../award/index.ts';
import type { Decision } from '../award/index.ts';
import { findClaim, listSignedClaims } from '../claim/index.ts';
import type { Claim, ClaimFacts } from '../claim/index.ts';
import { listDocuments } from '../documents/index.ts';
import { rememberedAnswer } from '../eligibility/index.ts';
import type { AwardOnRecord } from '../eligibility/index.ts';
import { dayOf, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { actsFor, findDisplayNames, getPerson, isApplicantRole, isUnconfirmedFor } from '../identity/index.ts';
import { countOpenObjections, findNoticeOfList } from '../notice/index.ts';
import { getApplicant } from '../applicant/index.ts';
import { listPayables, listPaymentOrders } from '../payment/index.ts';
import { getPolicyInForce, getPolicyVersion } from '../policy/index.ts';
import { findListOfClaim, findProposal, getReviewList, listDisagreements, listOverrides } from '../review/index.ts';
import { isOfRoster, readVerifiedFacts } from '../verification/index.ts';
import type { FactStanding } from '../verification/index.ts';
import { kindsFor } from '@qingce/policy-language/evaluate';
import { formatYuan } from '@qingce/values';
import { readActions } from './read-actions.ts';
import { readAppeals } from './read-appeals.ts';
import { readApprovals, readRecusals } from './read-approvals.ts';
import { lineOf } from './read-claims.ts';
import { checklistOf, readRounds } from './read-corrections.ts';
import { readRegister } from './read-register.ts';
import { readWaits } from './read-waits.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today' | 'businessNow'>;

/**
 * 案卷 — everything about one claim, computed from what every stage left. The applicant's people see their own;
 * offices see what was submitted. Refuses with claim.not-found, also for what the person may not see.
 */
export async function readCaseFile(context: Reading, claimId: string): Promise<CaseFile> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim || !maySee(context, claim)) throw refuse('claim.not-found');
  const person = getPerson(context.actor);
  const hasSigned = (await listSignedClaims(context.tx, { userId: person.id, claimIds: [claim.id] })).length > 0;
  const policy = claim.policyHash
    ? await getPolicyVersion(context.tx, claim.policyHash)
    : await getPolicyInForce(context.tx, claim.policy);
  const shown = { withRegister: !isUnconfirmedFor(person, claim.applicantId) };
  const { claimed, standings, ...now } = await readVerifiedFacts(context, claim, policy, shown);
  // What was proposed stands as it was, also when the applicant is awarded more later.
  const proposal = await findProposal(context.tx, claim.id);
  const { accepted, record } = proposal ? { accepted: proposal.facts as ClaimFacts, record: proposal.record } : now;
  const line = await lineOf(context, claim, { person, hasSigned });
  return {
    claim: line,
    revision: claim.revision,
    draft: claim.facts,
    claimed: { ...claimed },
    accepted: { ...accepted },
    policyHash: policy.hash,
    kinds: kindsFor(policy, (await getApplicant(context, claim.applicantId)).kind),
    facts: await factRows(context, standings),
    claimedAnswer: rememberedAnswer(policy, claimed) as CaseFile['claimedAnswer'],
    acceptedAnswer: rememberedAnswer(policy, accepted) as CaseFile['acceptedAnswer'],
    checklist: await checklistOf(context, claim, policy),
    rounds: await readRounds(context, claim),
    recusals: await readRecusals(context, claim),
    approvals: await readApprovals(context, claim, policy),
    ended: claim.ended,
    receipt: claim.receipt,
    documents: await documentsOf(context, claim),
    ...(await readRegister(context, claim, { policy, shown })),
    overrides: await overridesOf(context, claim),
    disagreements: isApplicantRole(person.role) ? [] : await listDisagreements(context, { claimId: claim.id }),
    priorAwards: record.map(priorAwardOf),
    ...(await stagesOf(context, claim)),
    appeals: await readAppeals(context, claim, policy),
    payments: await paymentsOf(context, claim),
    waits: await readWaits(context, claim, { policy, standings, due: line.due }),
    timeline: await timelineOf(context, claim),
    actions: await readActions(context, claim, { person, hasSigned }),
  };
}

function maySee(context: Reading, claim: Claim): boolean {
  const person = getPerson(context.actor);
  return isApplicantRole(person.role) ? actsFor(person, claim.applicantId) : claim.number !== null;
}

async function factRows(context: Reading, standings: readonly FactStanding[]): Promise<FactRow[]> {
  const names = await findDisplayNames(
    context.tx,
    standings.flatMap((standing) => standing.findings.map((finding) => finding.foundBy)),
  );
  return standings.map(({ path, claimed, verified, office, state, findings, fact }) => ({
    path,
    confirmedBy: office,
    byRoster: isOfRoster({ fact, claimed }),
    state,
    ...(claimed === undefined ? {} : { claimed }),
    ...(verified === undefined ? {} : { verified, accepted: verified }),
    verifiedBy: findings.map((finding) => names.get(finding.foundBy) ?? ''),
    verifiedAt: findings.at(-1)?.foundAt ?? null,
    note: findings.map((finding) => finding.note).find((note) => note !== '') ?? null,
  }));
}

async function documentsOf(context: Reading, claim: Claim): Promise<CaseFile['documents']> {
  const documents = await listDocuments(context, claim.id);
  return documents.map(({ id, material, name, size, sha256, at, validUntil, firstAt }) =>
    ({ id, material, name, size, sha256, at, validUntil, firstAt }));
}

type Stage = 'list' | 'notice' | 'decision' | 'formerDecisions';

async function stagesOf(context: Reading, claim: Claim): Promise<Pick<CaseFile, Stage>> {
  const stored = await findListOfClaim(context.tx, claim.id);
  const list = stored && (await getReviewList(context, stored.id));
  const notice = stored && (await findNoticeOfList(context.tx, stored.id));
  const decision = await findDecision(context.tx, claim.id);
  const decisions = await listDecisions(context.tx, claim.id);
  return {
    list: list ? { id: list.id, hash: list.hash, signatures: list.signatures } : null,
    notice: notice
      ? {
          id: notice.id,
          opensOn: notice.opensOn,
          closesOn: notice.closesOn,
          openObjections: await countOpenObjections(context.tx, claim.id),
        }
      : null,
    decision: decisions.filter((each) => each.number === decision?.number).map(toldDecision)[0] ?? null,
    formerDecisions: decisions.filter((each) => each.number !== decision?.number).map(toldDecision),
  };
}

/** 改定金额 — the applicant is told of what was confirmed. */
async function overridesOf(context: Reading, claim: Claim): Promise<CaseFile['overrides']> {
  const isApplicant = isApplicantRole(getPerson(context.actor).role);
  const all = (await listOverrides(context.tx, claim.id)).filter(({ state }) => !isApplicant || state === 'confirmed');
  const names = await findDisplayNames(context.tx, all.flatMap(({ proposedBy, answeredBy }) => [
    proposedBy, ...answeredBy === null ? [] : [answeredBy],
  ]));
  return all.map(({ id: _id, claimId: _claim, cycle: _cycle, ...told }) => ({
    ...told, proposedBy: names.get(told.proposedBy) ?? '',
    answeredBy: told.answeredBy === null ? null : (names.get(told.answeredBy) ?? ''),
  }));
}

function toldDecision(
  { number, kind, amountFen, decidedAt, note, items }: Decision,
): CaseFile['formerDecisions'][number] {
  return {
    number, kind, amount: formatYuan(amountFen), at: decidedAt, letter: note,
    reasons: JSON.parse(JSON.stringify(items)) as CaseFile['formerDecisions'][number]['reasons'],
  };
}

async function paymentsOf(context: Reading, claim: Claim): Promise<CaseFile['payments']> {
  const orders = await listPaymentOrders(context, claim.id);
  const waiting = new Map((await listPayables(context, claim.id)).map((payable) => [payable.orderId, payable]));
  return orders.map(({ id, treasury, amount, state, payee, account, bankReference, tax }) => ({
    id,
    treasury,
    amount,
    state,
    payee,
    account,
    bankReference,
    tax,
    waiting: waiting.get(id) ?? null,
  }));
}

/** What happened, in the words of the trail; the fund's own bookings and denials are left to the auditor. */
async function timelineOf(context: Reading, claim: Claim): Promise<CaseFile['timeline']> {
  const isApplicant = isApplicantRole(getPerson(context.actor).role);
  const acts = (await listActs(context.tx, { kind: 'claim', id: claim.id })).filter(
    (record) => record.outcome === 'done' && !record.act.startsWith('fund.')
      && !(isApplicant && isInternalNote(record)),
  );
  const names = await findDisplayNames(
    context.tx,
    acts.flatMap((record) => record.actorId ?? []),
  );
  return acts.map((record) => ({
    at: record.businessAt,
    businessDay: dayOf(record.businessAt),
    act: record.act,
    by: record.actorId ? (names.get(record.actorId) ?? '') : '',
    role: record.actorRole ?? record.actorKind,
    unit: record.actorUnit,
    note: noteOf(record),
  }));
}

/** The applicant does not learn that officers noted something for each other, either. */
function isInternalNote({ act, details }: AuditRecord): boolean {
  return act === 'casefile.write-note' && details.kind === 'internal';
}

function noteOf(record: AuditRecord): string | null {
  const { amount, number, outcome, path, total } = record.details;
  const note = amount ?? total ?? outcome ?? path ?? number;
  return note === undefined || note === null ? null : `${note}`;
}

/** What the applicant was awarded by other claims. */
function priorAwardOf(award: AwardOnRecord): CaseFile['priorAwards'][number] {
  const { claimYear, item, amount, parts, decision, decidedOn } = award;
  return { claimYear, item, amount, parts: parts.map((part) => ({ ...part })), decision, decidedOn };
}
