import type { ClaimState, Due } from '@qingce/contract';
import { parseDay } from '@qingce/values';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Claim } from '../claim/index.ts';
import { Refusal, assert, dayAfter, dayOf } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { findNoticeOfList, findOldestObjection, workingDayAfter } from '../notice/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findListOfClaim } from '../review/index.ts';
import { readVerifiedFacts } from '../verification/index.ts';

type Reading = Pick<VerbContext, 'tx' | 'today' | 'businessNow'>;

/** The steps whose clock runs while a claim stands in a state; a policy gives them their days, or none. */
const stepWhile: Partial<Record<ClaimState, string>> = {
  submitted: 'acceptance',
  returned: 'correction',
  verified: 'preliminary-review',
  reviewed: 'joint-review',
};
const clocked = new Set([...Object.values(stepWhile), 'objections']);

interface Clock { readonly step: string; readonly since: Day }

/**
 * 期限 — the last day for the step that the claim waits in, by the version that it is bound to; null where the policy
 * sets none. While offices verify, the one with the most time decides; in notice, an open objection comes first.
 */
export async function readDue(context: Reading, claim: Claim): Promise<Due | null> {
  if (claim.policyHash === null) return null;
  if (claim.state === 'in-notice') return dueInNotice(context, claim);
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const steps = claim.state === 'accepted'
    ? await verifyingSteps(context, claim, policy)
    : [stepWhile[claim.state] ?? []].flat();
  const dues = steps.flatMap((step) => dueOf(policy, { step, since: dayOf(claim.changedAt) }, context.today) ?? []);
  return dues.toSorted(latestFirst)[0] ?? null;
}

/** The steps of the offices that still have to confirm a fact, other than those with a clock of their own. */
async function verifyingSteps(context: Reading, claim: Claim, policy: CheckedPolicy): Promise<string[]> {
  const { standings } = await readVerifiedFacts(context, claim, policy);
  const offices = standings.filter(({ state }) => state !== 'confirmed').map(({ office }) => office);
  return policy.process.steps
    .filter((step) => !clocked.has(step.id) && step.by.some((office) => offices.includes(office)))
    .map((step) => step.id);
}

async function dueInNotice(context: Reading, claim: Claim): Promise<Due | null> {
  assert(claim.policyHash, 'a claim in notice has pinned its policy');
  const objection = await findOldestObjection(context.tx, claim.id);
  if (objection) {
    const policy = await getPolicyVersion(context.tx, claim.policyHash);
    return dueOf(policy, { step: 'objections', since: dayOf(objection.at) }, context.today) ?? null;
  }
  const list = await findListOfClaim(context.tx, claim.id);
  const notice = list && await findNoticeOfList(context.tx, list.id);
  assert(notice, 'a claim in notice lies on a list that was published');
  return { step: 'public-notice', on: notice.closesOn, daysLeft: daysBetween(context.today, notice.closesOn) };
}

/** When the clock of a step runs out: `5 working days` or `7 days` after the day on which it began (民法典 201). */
export function dueOf(policy: Pick<CheckedPolicy, 'process'>, clock: Clock, today: Day): Due | undefined {
  const within = policy.process.steps.find(({ id }) => id === clock.step)?.within ?? '';
  const [, count, working] = /^([1-9][0-9]{0,3}) (working )?days?$/.exec(within) ?? [];
  if (count === undefined) return undefined;
  const on = lastDay(clock.since, Number.parseInt(count, 10), working !== undefined);
  return { step: clock.step, on, daysLeft: on === null ? null : daysBetween(today, on) };
}

function lastDay(since: Day, count: number, isWorking: boolean): Day | null {
  if (!isWorking) return dayAfter(since, count);
  try {
    return workingDayAfter(since, count);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar.year-unknown') return null;
    throw error;
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
