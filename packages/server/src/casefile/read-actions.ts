import type { CaseAction } from '@qingce/contract';
import { findApprovalBarrier, findDecisionBarrier, findRefusalBarrier } from '../award/index.ts';
import { findAcceptanceBarrier, findOfficeBarrier, findUncorrectedBarrier } from '../claim/index.ts';
import type { Claim, Transition } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { hasStake } from '../identity/index.ts';
import type { Person } from '../identity/index.ts';
import { findOrderBarrier } from '../payment/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findRecognitionBarrier } from '../recognition/index.ts';
import {
  findListOfClaim, findOverride, findProposalBarrier, findSettlementBarrier, hasOpenDisagreement, hasOpenOverride,
} from '../review/index.ts';
import { hasRoster, hasUnnamedRow } from '../roster/index.ts';
import { isOfRoster, readVerifiedFacts } from '../verification/index.ts';
import { rowsFor } from './casefile.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today' | 'businessNow'>;
type FindBarrier = (context: Reading, claim: Claim) => Promise<Refusal | undefined>;

/** The guards of acts, the same that their verbs ask. */
const barriers: Readonly<Record<string, FindBarrier>> = {
  'claim.accept': findAcceptanceBarrier,
  'claim.refuse-uncorrected': findUncorrectedBarrier,
  'review.propose': findRecognitionBarrier,
  'award.decide': async (context, claim) =>
    (await findDecisionBarrier(context, claim.id)) ?? (await findProposalBarrier(context, claim))
      ?? findApprovalBarrier(context, claim),
  'award.decline': async (context, claim) =>
    (await findProposalBarrier(context, claim)) ?? findRefusalBarrier(context, claim.id),
  'review.settle-disagreement': findSettlementBarrier,
  'payment.order': async (context, claim) =>
    (await findProposalBarrier(context, claim)) ?? findOrderBarrier(context, claim.id),
};

/** Acts that not every claim in their state has for everybody of the post. */
const belongs: Readonly<Record<string, (context: Reading, claim: Claim, person: Person) => Promise<boolean>>> = {
  'verification.confirm-fact': waitsForPerson,
  'review.settle-disagreement': hasOpenDisagreement,
  'review.reverify': async (context, claim) => await findProposalBarrier(context, claim) !== undefined,
  'review.confirm-override': hasOpenOverride,
  'review.propose-override': async (context, claim) => await findOverride(context.tx, claim.id) === undefined
    && await findListOfClaim(context.tx, claim.id) === undefined
    && await findRefusalBarrier(context, claim.id) !== undefined,
  'roster.enter': (context, claim) => hasRoster(context, claim),
  'roster.enter-on-behalf': hasUnnamedRow,
  'roster.decide': (context, claim, { unit }) => hasRoster(context, claim, unit),
};

/** 可办事项 — what the person may do with the claim now, and what stands in the way of what their post would allow. */
export async function readActions(
  context: Reading, claim: Claim, reader: { person: Person; hasSigned: boolean },
): Promise<CaseAction[]> {
  const actions: CaseAction[] = [];
  for (const row of rowsFor(claim.state, reader.person.role)) {
    if (await findOfficeBarrier(context, claim, row)) continue;
    if (await belongs[row.act]?.(context, claim, reader.person) === false) continue;
    const barrier = await findBarrier(context, { claim, row, hasSigned: reader.hasSigned });
    const why = barrier ? { code: barrier.code, fields: { ...barrier.fields } } : null;
    actions.push({ action: row.act, allowed: why === null, why });
  }
  return actions;
}

async function findBarrier(
  context: Reading, act: { claim: Claim; row: Transition; hasSigned: boolean },
): Promise<Refusal | undefined> {
  if (hasStake(context.actor, act.claim.applicantId)) return refuse('identity.own-applicant');
  if (act.row.signs && act.hasSigned) return refuse('claim.signed-before');
  return barriers[act.row.act]?.(context, act.claim);
}

/** A fact of the claim waits for the person's office, and for this person of it. */
async function waitsForPerson(context: Reading, claim: Claim, person: Person): Promise<boolean> {
  assert(claim.policyHash, 'an accepted claim has pinned its policy');
  const { standings } = await readVerifiedFacts(context, claim, await getPolicyVersion(context.tx, claim.policyHash));
  return standings.some((standing) => standing.state !== 'confirmed' && standing.office === person.unit
    && !isOfRoster(standing)
    && (standing.state === 'differs' || !standing.findings.some((finding) => finding.foundBy === person.id)));
}
