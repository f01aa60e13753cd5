import type { ApprovalLevel, CheckedPolicy } from '@qingce/policy-language/evaluate';
import { parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { Reader } from '@qingce/database';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Actor, Refusal, VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findListOfClaim } from '../review/index.ts';
import { insertApproval, listApprovals } from './approval.sql.ts';

/**
 * 审批层级 — the levels that an award of so much has to pass, in the order of the policy; none where the policy declares
 * none that fits, and then nothing may be decided.
 */
export function levelsFor(policy: Pick<CheckedPolicy, 'process'>, amountFen: Fen): ApprovalLevel[] {
  return (policy.process.approvals ?? []).filter(({ above }) => {
    const thresholdFen = parseYuan(above);
    assert(thresholdFen !== undefined, 'the compiler lets only amounts pass');
    return amountFen > thresholdFen;
  });
}

/** The level that is asked next; undefined where the policy declares none for such an award: fail closed. */
async function findNextLevel(
  reader: Reader,
  claim: Claim,
): Promise<{ level: ApprovalLevel; isLast: boolean } | undefined> {
  const list = await findListOfClaim(reader, claim.id);
  const amountFen = parseYuan(list?.lines.find((line) => line.claimId === claim.id)?.amount ?? '');
  assert(claim.policyHash && amountFen !== undefined, 'a claim in notice has its version and its line on a list');
  const levels = levelsFor(await getPolicyVersion(reader, claim.policyHash), amountFen);
  const given = new Set((await listApprovals(reader, claim.id)).map(({ level }) => level));
  const open = levels.filter(({ id }) => !given.has(id));
  const [level] = open;
  return level && { level, isLast: open.length === 1 };
}

/** What keeps the person from giving the next approval: no level is declared, or it is another office's. */
export async function findApprovalBarrier(
  context: { tx: Reader; actor: Actor },
  claim: Claim,
): Promise<Refusal | undefined> {
  const next = await findNextLevel(context.tx, claim);
  if (!next) return refuse('award.no-approval-level');
  const { by } = next.level;
  return by === getPerson(context.actor).unit ? undefined : refuse('award.other-level', { office: by });
}

/** Gives the next approval in the person's name; true when it was the last one that the award needs. */
export async function approveNext(context: VerbContext, claim: Claim, note: string): Promise<boolean> {
  const barrier = await findApprovalBarrier(context, claim);
  if (barrier) throw barrier;
  const next = await findNextLevel(context.tx, claim);
  assert(next, 'the barrier has looked for it');
  const { id: by } = getPerson(context.actor);
  await insertApproval(context.tx, {
    claimId: claim.id, cycle: claim.cycle, level: next.level.id, note, by, at: context.businessNow,
  });
  return next.isLast;
}
