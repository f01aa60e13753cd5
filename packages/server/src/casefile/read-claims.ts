import type { ClaimFilter, ClaimLine, ClaimState, Role } from '@qingce/contract';
import { getApplicant } from '../applicant/index.ts';
import { claimsWithinReach, itemIdsOf, listClaims, listOpenedBy, listSignedClaims } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { findDecision } from '../award/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, isApplicantRole, isUnconfirmedFor } from '../identity/index.ts';
import type { Person } from '../identity/index.ts';
import { findListOfClaim, findOverride, findProposal } from '../review/index.ts';
import { findReservation } from '../fund/index.ts';
import { formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { onOccasion, transitions, waitingOffice } from './casefile.ts';
import { readDue } from './due.ts';
import { filterClaims, isDueAsAsked } from './filter-claims.ts';
import { readActions } from './read-actions.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today' | 'businessNow'>;

/** 我的申报 — the claims of the applicants that the person acts for, or all of them to an office; the newest first. */
export async function listOwnClaims(context: Reading, filter: ClaimFilter = {}): Promise<ClaimLine[]> {
  const person = getPerson(context.actor);
  const claims = isApplicantRole(person.role)
    ? await listTheirs(context, person)
    : (await listClaims(context.tx, {})).filter((claim) => claim.number !== null);
  const reached = await claimsWithinReach(context, claims);
  const lines = await linesOf(context, person, await filterClaims(context, reached, filter));
  return lines.filter((line) => isDueAsAsked(line, filter)).toReversed();
}

/** Of an applicant whose holder no office has confirmed, only what the person began themselves. */
async function listTheirs({ tx }: Reading, person: Person): Promise<Claim[]> {
  const applicantIds = person.memberships.map((membership) => membership.applicantId);
  const claims = await listClaims(tx, { applicantIds });
  const begun = await listOpenedBy(tx, { userId: person.id, claimIds: claims.map(({ id }) => id) });
  return claims.filter(({ id, applicantId }) => begun.has(id) || !isUnconfirmedFor(person, applicantId));
}

/** 待办 — the claims in which the person may act now: by deadline, then by what is at stake, then by waiting time. */
export async function readWorklist(context: Reading, filter: ClaimFilter = {}): Promise<ClaimLine[]> {
  const claims = await listClaims(context.tx, { states: workingStates(getPerson(context.actor).role) });
  const lines = await workAmong(context, await filterClaims(context, claims, filter));
  return lines.filter((line) => isDueAsAsked(line, filter)).toSorted(mostUrgentFirst);
}

/** The states in which a post has something to do with a claim. */
export function workingStates(role: Role): ClaimState[] {
  const rows = transitions.filter((row) => row.roles.includes(role) && !onOccasion.has(row.act));
  return [...new Set(rows.flatMap((row) => row.from))].filter((state) => state !== 'draft');
}

/** Those of the claims in which the person may act now. */
export async function workAmong(context: Reading, claims: readonly Claim[]): Promise<ClaimLine[]> {
  const lines = await linesOf(context, getPerson(context.actor), await claimsWithinReach(context, claims));
  return lines.filter((line) => line.actions.some((act) => !onOccasion.has(act)));
}

/** What has no deadline, or none that is known, comes last. */
export function mostUrgentFirst(a: ClaimLine, b: ClaimLine): number {
  const [lastOfA, lastOfB] = [lastDayOf(a), lastDayOf(b)];
  if (lastOfA !== lastOfB) return lastOfA < lastOfB ? -1 : 1;
  const [stakeOfA, stakeOfB] = [stakeOf(a), stakeOf(b)];
  if (stakeOfA !== stakeOfB) return stakeOfA > stakeOfB ? -1 : 1;
  return a.since < b.since ? -1 : 1;
}

function lastDayOf({ due }: ClaimLine): string {
  return due?.on ?? '9999';
}

function stakeOf({ atStake }: ClaimLine): Fen {
  return parseYuan(atStake ?? '') ?? 0n;
}

async function linesOf(context: Reading, person: Person, claims: readonly Claim[]): Promise<ClaimLine[]> {
  const signed = new Set(
    await listSignedClaims(context.tx, { userId: person.id, claimIds: claims.map((claim) => claim.id) }),
  );
  const lines: ClaimLine[] = [];
  for (const claim of claims) lines.push(await lineOf(context, claim, { person, hasSigned: signed.has(claim.id) }));
  return lines;
}

/** A claim in a line: its amount is the decided one, else the proposed one; null while neither is there. */
export async function lineOf(
  context: Reading,
  claim: Claim,
  reader: { person: Person; hasSigned: boolean },
): Promise<ClaimLine> {
  const applicant = await getApplicant(context, claim.applicantId);
  const actions = await readActions(context, claim, reader);
  const amount = await amountOf(context, claim);
  return {
    id: claim.id,
    number: claim.number,
    policy: claim.policy,
    claimYear: claim.claimYear,
    applicant: applicant.name,
    applicantId: applicant.id,
    holderUnconfirmed: !applicant.isConfirmed,
    items: itemIdsOf(claim.facts),
    state: claim.state,
    amount,
    atStake: amount ?? (await demandOf(context, claim)),
    since: claim.changedAt,
    due: await readDue(context, claim),
    waitsFor: waitingOffice(claim.state),
    onList: (await findListOfClaim(context.tx, claim.id)) !== undefined,
    actions: actions.filter(({ allowed }) => allowed).map(({ action }) => action),
  };
}

const beforeProposal: readonly ClaimState[] = ['draft', 'submitted', 'returned', 'accepted', 'verified'];

async function amountOf(context: Reading, claim: Claim): Promise<string | null> {
  if (beforeProposal.includes(claim.state)) return null;
  const decision = await findDecision(context.tx, claim.id);
  if (decision) return formatYuan(decision.amountFen);
  const proposal = await findProposal(context.tx, claim.id);
  const override = await findOverride(context.tx, claim.id);
  return override?.state === 'confirmed' ? override.amount : (proposal?.answer.total ?? null);
}

/** What the submission asked of the fund, before there is a proposal. */
async function demandOf(context: Reading, claim: Claim): Promise<string | null> {
  const reservation = await findReservation(context.tx, claim.id);
  return reservation?.state === 'soft' ? formatYuan(reservation.amountFen) : null;
}
