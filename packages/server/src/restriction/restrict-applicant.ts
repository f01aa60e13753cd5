import type { DecideRestriction, OpenRestriction, RestrictionAct, SayInRestriction } from '@qingce/contract';
import {
  askToLiftBy, getApplicant, insertRestriction, insertRestrictionWord, keepRestriction, liftBy, lockRestriction,
  requireReach, setRestrictionState,
} from '../applicant/index.ts';
import type { RestrictionWord, StoredRestriction } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import type { AuditDetails } from '../audit/index.ts';
import { claimNumber, lockClaimOf, takeNumber } from '../claim/index.ts';
import { dayAfter, refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { getPerson, requireMember } from '../identity/index.ts';
import { tellMembers } from '../messages/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { restrictionStates, stateOn } from './restriction.ts';

type Told = 'restriction.open' | 'restriction.decide' | 'restriction.lift';

/**
 * 立案 — a finding, in the handling of a claim, for which the applicant may be barred from claiming under the policy;
 * with the day on which it is heard. Refuses with claim.not-found, identity.own-applicant, restriction.no-hearing and
 * restriction.hearing-too-soon.
 */
export async function openRestriction(
  context: VerbContext, input: OpenRestriction & { claimId: string },
): Promise<{ id: string; number: string }> {
  const claim = await lockClaimOf(context, input.claimId);
  // A draft is the applicant's own: to an office it is not there.
  if (claim.number === null) throw refuse('claim.not-found');
  const earliest = await earliestHearing(context, claim.policy);
  if (input.hearingOn < earliest) throw refuse('restriction.hearing-too-soon', { earliest }, 'hearingOn');
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const opened = {
    id: context.newId(), number: claimNumber(year, await takeNumber(context.tx, 'restriction', year)),
    claimId: claim.id, applicantId: claim.applicantId, policy: claim.policy, clause: input.clause,
    finding: input.finding, hearingOn: input.hearingOn, openedBy: getPerson(context.actor).id,
    openedAt: context.businessNow,
  };
  await insertRestriction(context.tx, opened);
  await audit(context, opened, { act: 'open', details: { clause: input.clause, hearingOn: input.hearingOn } });
  await tell(context, opened, 'restriction.open');
  return opened;
}

/** The party is told of a hearing as long before as the policy wants of any that it speaks of. */
async function earliestHearing(context: VerbContext, policy: string): Promise<Day> {
  const { process } = await getPolicyInForce(context.tx, policy);
  const days = (process.recovery ?? []).map(({ hearing }) => hearing);
  if (days.length === 0) throw refuse('restriction.no-hearing', { policy });
  return dayAfter(context.today, Math.max(...days));
}

/**
 * 陈述申辩 — what the party has to say, until it is decided. Refuses with restriction.not-found, applicant.not-member and
 * restriction.state.
 */
export async function stateView(context: VerbContext, input: SayInRestriction & { id: string }): Promise<void> {
  const found = await lockRestriction(context.tx, input.id);
  if (!found) throw refuse('restriction.not-found');
  requireMember(context.actor, found.applicantId);
  requireState(found, 'statement');
  await say(context, found, { kind: 'statement', said: input.text });
  await audit(context, found, { act: 'statement' });
}

/**
 * 听证 — the record of the hearing, made on its day or after it. Refuses as begin does, and with
 * restriction.hearing-not-yet.
 */
export async function hearParty(context: VerbContext, input: SayInRestriction & { id: string }): Promise<void> {
  const restriction = await begin(context, input.id, 'hearing');
  const { hearingOn: on } = restriction;
  if (context.today < on) throw refuse('restriction.hearing-not-yet', { on });
  await say(context, restriction, { kind: 'hearing', said: input.text });
  await setRestrictionState(context.tx, restriction.id, 'heard');
  await audit(context, restriction, { act: 'hearing' });
}

/** 撤案 — the finding does not hold. Refuses as begin does. */
export async function dropRestriction(context: VerbContext, input: SayInRestriction & { id: string }): Promise<void> {
  const restriction = await begin(context, input.id, 'drop');
  await say(context, restriction, { kind: 'drop', said: input.text });
  await setRestrictionState(context.tx, restriction.id, 'dropped');
  await audit(context, restriction, { act: 'drop' });
}

/**
 * 限制决定 — from a day until another the applicant may not claim under the policy; decided, after the hearing, by another
 * person than who opened the case. Refuses as begin does, and with restriction.same-person and restriction.days.
 */
export async function decideRestriction(
  context: VerbContext, input: DecideRestriction & { id: string },
): Promise<void> {
  const restriction = await begin(context, input.id, 'decide');
  const by = getPerson(context.actor).id;
  if (by === restriction.openedBy) throw refuse('restriction.same-person');
  const { from, until, document, reason } = input;
  if (from < context.today || until < from) throw refuse('restriction.days', { today: context.today }, 'until');
  await keepRestriction(context.tx, restriction.id, { from, until, document, reason, by, at: context.businessNow });
  await audit(context, restriction, { act: 'decide', details: { from, until, document } });
  await tell(context, restriction, 'restriction.decide');
}

/**
 * 申请解除 — one person says why a restriction should end before its day. Refuses as begin does, and with
 * restriction.state once it has ended or when that was said.
 */
export async function askToLift(context: VerbContext, input: SayInRestriction & { id: string }): Promise<void> {
  const restriction = await begin(context, input.id, 'ask-to-lift');
  if (restriction.lift) throw refuse('restriction.state', { state: 'ask-to-lift' });
  requireRunning(context, restriction);
  const by = getPerson(context.actor).id;
  await askToLiftBy(context.tx, restriction.id, { reason: input.text, by, at: context.businessNow });
  await audit(context, restriction, { act: 'ask-to-lift' });
}

/**
 * 解除 — another person ends the restriction from now on. Refuses as begin does, with restriction.same-person, and with
 * restriction.state when nobody asked for it or it has ended.
 */
export async function liftRestriction(context: VerbContext, input: { id: string }): Promise<void> {
  const restriction = await begin(context, input.id, 'lift');
  if (!restriction.lift) throw refuse('restriction.state', { state: restriction.state });
  requireRunning(context, restriction);
  const by = getPerson(context.actor).id;
  if (by === restriction.lift.by) throw refuse('restriction.same-person');
  await liftBy(context.tx, restriction.id, { by, at: context.businessNow });
  await audit(context, restriction, { act: 'lift' });
  await tell(context, restriction, 'restriction.lift');
}

function requireRunning({ today }: VerbContext, restriction: StoredRestriction): void {
  const state = stateOn(restriction, today);
  if (state === 'ended') throw refuse('restriction.state', { state });
}

/**
 * The restriction, held until the transaction ends, for an officer who may deal with it. Refuses with
 * restriction.not-found, as requireReach does, and with restriction.state.
 */
async function begin(context: VerbContext, id: string, act: RestrictionAct): Promise<StoredRestriction> {
  const restriction = await lockRestriction(context.tx, id);
  if (!restriction) throw refuse('restriction.not-found');
  await requireReach(context, { claimId: restriction.claimId, applicantId: restriction.applicantId });
  requireState(restriction, act);
  return restriction;
}

function requireState({ state }: StoredRestriction, act: RestrictionAct): void {
  if (!restrictionStates[act].includes(state)) throw refuse('restriction.state', { state });
}

function say(
  context: VerbContext, { id: restrictionId }: StoredRestriction, word: Pick<RestrictionWord, 'kind' | 'said'>,
): Promise<void> {
  return insertRestrictionWord(context.tx, {
    id: context.newId(), restrictionId, ...word, by: getPerson(context.actor).id, at: context.businessNow,
  });
}

type Case = Pick<StoredRestriction, 'id' | 'number' | 'claimId' | 'applicantId'>;

/** The act in the trail: of the case, and in the histories of its claim and applicant. */
function audit(
  context: VerbContext, { id, number, claimId, applicantId }: Case,
  done: { act: 'open' | RestrictionAct; details?: AuditDetails },
): Promise<void> {
  return recordAudit(context, {
    act: `restriction.${done.act}`, object: { kind: 'restriction', id },
    concerns: [{ kind: 'claim', id: claimId }, { kind: 'applicant', id: applicantId }],
    details: { restriction: number, ...done.details },
  });
}

async function tell(context: VerbContext, { number, claimId, applicantId }: Case, act: Told): Promise<void> {
  const applicant = await getApplicant(context, applicantId);
  await tellMembers(context, { act, claimId, applicantId, fields: { number, applicant: applicant.name } });
}
