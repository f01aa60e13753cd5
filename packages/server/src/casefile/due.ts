import type { ClaimState, Due } from '@qingce/contract';
import { parseDay } from '@qingce/values';
import type { CheckedPolicy, ProcessStep, StepRole } from '@qingce/policy-language/evaluate';
import { findOpenRound } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { Refusal, assert, dayOf } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { findNoticeOfList, findOldestObjection } from '../notice/index.ts';
import { findStep, getPolicyVersion, lastDayOf } from '../policy/index.ts';
import { findDisagreement, findListOfClaim } from '../review/index.ts';
import { readVerifiedFacts } from '../verification/index.ts';

type Reading = Pick<VerbContext, 'tx' | 'today' | 'businessNow'>;

/** The part of the process whose clock runs while a claim stands in a state; a policy gives it its days, or none. */
export const roleWhile: Partial<Record<ClaimState, StepRole>> = {
  submitted: 'acceptance',
  verified: 'preliminary-review',
  reviewed: 'joint-review',
};

interface Clock { readonly step: ProcessStep; readonly since: Day }

/**
 * 期限 — the last day for the step that the claim waits in, by the version that it is bound to; null where the policy
 * sets none. While offices verify, the one with the most time decides; in notice, an open objection comes first.
 */
export async function readDue(context: Reading, claim: Claim): Promise<Due | null> {
  if (claim.policyHash === null) return null;
  if (claim.state === 'in-notice') return dueInNotice(context, claim);
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  if (claim.state === 'returned') return dueOfRound(context, claim, policy);
  const clocks = await clocksOf(context, claim, policy);
  return clocks.flatMap((clock) => dueOf(clock, context.today) ?? []).toSorted(latestFirst)[0] ?? null;
}

/** The clocks that run: of the offices that verify, of whoever settles a disagreement, or of the claim's state. */
async function clocksOf(context: Reading, claim: Claim, policy: CheckedPolicy): Promise<Clock[]> {
  const since = dayOf(claim.changedAt);
  if (claim.state === 'accepted')
    return (await verifyingSteps(context, claim, policy)).map((step) => ({ step, since }));
  const disagreement = claim.state === 'reviewed' ? await findDisagreement(context.tx, claim.id) : undefined;
  const isOpen = disagreement?.settled === null;
  const role = isOpen ? 'escalation' : roleWhile[claim.state];
  const step = role && findStep(policy, role);
  return step ? [{ step, since: isOpen ? dayOf(disagreement.openedAt) : since }] : [];
}

/** The steps of the offices that still have to confirm a fact, other than those with a clock of their own. */
async function verifyingSteps(context: Reading, claim: Claim, policy: CheckedPolicy): Promise<ProcessStep[]> {
  const { standings } = await readVerifiedFacts(context, claim, policy);
  return stepsOfOffices(policy, standings.filter(({ state }) => state !== 'confirmed').map(({ office }) => office));
}

/** The steps in which these offices confirm facts. */
export function stepsOfOffices(policy: CheckedPolicy, offices: readonly string[]): ProcessStep[] {
  return policy.process.steps
    .filter((step) => step.role === undefined && step.by.some((office) => offices.includes(office)));
}

/** The last day that was told with the corrections, or granted since. */
async function dueOfRound(context: Reading, claim: Claim, policy: CheckedPolicy): Promise<Due | null> {
  const on = (await findOpenRound(context.tx, claim.id))?.dueOn ?? null;
  if (on === null) return null;
  const step = findStep(policy, 'correction')?.id ?? 'correction';
  return { step, on, daysLeft: daysBetween(context.today, on) };
}

async function dueInNotice(context: Reading, claim: Claim): Promise<Due | null> {
  assert(claim.policyHash, 'a claim in notice has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const objection = await findOldestObjection(context.tx, claim.id);
  if (objection) {
    const step = findStep(policy, 'objections');
    return (step && dueOf({ step, since: dayOf(objection.at) }, context.today)) ?? null;
  }
  const list = await findListOfClaim(context.tx, claim.id);
  const notice = list && await findNoticeOfList(context.tx, list.id);
  assert(notice, 'a claim in notice lies on a list that was published');
  const step = findStep(policy, 'public-notice')?.id ?? 'public-notice';
  return { step, on: notice.closesOn, daysLeft: daysBetween(context.today, notice.closesOn) };
}

/** When the clock of a step runs out; null days where the calendar of that year is not published yet. */
export function dueOf({ step, since }: Clock, today: Day): Due | undefined {
  try {
    const on = lastDayOf(step, since);
    return on === undefined ? undefined : { step: step.id, on, daysLeft: daysBetween(today, on) };
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'calendar.year-unknown')) throw error;
    return { step: step.id, on: null, daysLeft: null };
  }
}

/** A day that is not known yet is later than any that is. */
function latestFirst(a: Due, b: Due): number {
  return (a.on ?? '9999') < (b.on ?? '9999') ? 1 : -1;
}

function daysBetween(from: Day, to: Day): number {
  const [first, last] = [parseDay(from), parseDay(to)];
  assert(first !== undefined && last !== undefined, 'both are days');
  return last - first;
}
