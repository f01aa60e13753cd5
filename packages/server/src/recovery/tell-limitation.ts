import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { dayAfter } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { tellOfficers } from '../messages/index.ts';
import { findKind, readDebt } from './case-desk.ts';
import { barredAfter, recoveryRoles } from './recovery.ts';
import type { Recovery } from './recovery.ts';
import { listCases, readPlan } from './recovery.sql.ts';

/** So many days before the last one on which a debt can be enforced, its keepers are told of it. */
const daysBefore = [90, 30, 7] as const;

/** Who keeps a debt: the posts that receive what is paid, agree on a plan, and refer it. */
const keepers: ReadonlySet<string> = new Set([
  ...recoveryRoles['recovery.receive'], ...recoveryRoles['recovery.agree-instalments'],
  ...recoveryRoles['recovery.refer'],
]);

/**
 * 时效将届 — tells the officers who keep a debt that it can soon be enforced no more: once at each of the days before
 * the last one, also where several of them passed at once. Nothing is told of a debt that is paid or suspended.
 */
export async function tellLimitation(context: VerbContext, passed: { from: Day; to: Day }): Promise<void> {
  for (const recovery of await listCases(context.tx)) {
    if (recovery.state === 'demanded') await tellOfDebt(context, recovery, passed);
  }
}

async function tellOfDebt(context: VerbContext, recovery: Recovery, passed: { from: Day; to: Day }): Promise<void> {
  const { reckoning, movements } = await readDebt(context, recovery);
  if (reckoning.outstandingFen === 0n || reckoning.isSuspended) return;
  const years = (await findKind(context, recovery.policy, recovery.kind))?.limitation;
  if (recovery.dueOn === null || years === undefined) return;
  const { agreedOn } = await readPlan(context.tx, recovery.id);
  const on = barredAfter({ dueOn: recovery.dueOn, movements, agreedOn }, years);
  const days = daysBefore.findLast((before) => isWithin(dayAfter(on, -before), passed));
  if (days === undefined) return;
  const { claimId, applicantId, number } = recovery;
  const owed = formatYuan(reckoning.outstandingFen);
  await tellOfficers(context, {
    act: 'recovery.limitation-near', about: { kind: 'recovery-case', id: recovery.id },
    fields: { number, on, owed }, claims: [{ claimId, applicantId }],
    isTheirs: async ({ role }) => keepers.has(role),
  });
  await recordAudit(context, {
    act: 'recovery.tell-limitation', object: { kind: 'recovery-case', id: recovery.id },
    concerns: [{ kind: 'claim', id: claimId }], details: { number, on, days },
  });
}

function isWithin(day: Day, { from, to }: { from: Day; to: Day }): boolean {
  return from <= day && day <= to;
}
