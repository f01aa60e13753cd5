import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { parseYuan } from '@qingce/values';
import { levelsFor, listApprovals } from '../award/index.ts';
import type { Claim } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, listRecusals } from '../identity/index.ts';
import { findListOfClaim } from '../review/index.ts';

type Reading = Pick<VerbContext, 'tx'>;

/** 审批层级 — every level that the claim's award has to pass, given or open; none while it lies on no list. */
export async function readApprovals(
  context: Reading,
  claim: Claim,
  policy: CheckedPolicy,
): Promise<CaseFile['approvals']> {
  const list = await findListOfClaim(context.tx, claim.id);
  const line = list?.lines.find(({ claimId }) => claimId === claim.id);
  if (!line) return [];
  const given = await listApprovals(context.tx, claim.id);
  const names = await findDisplayNames(context.tx, given.map(({ by }) => by));
  return levelsFor(policy, parseYuan(line.amount) ?? 0n).map(({ id, name }) => {
    const approval = given.find(({ level }) => level === id);
    return { level: id, name, by: approval ? (names.get(approval.by) ?? '') : null, note: approval?.note ?? null };
  });
}

/** 回避 — who declared a stake in the claim. */
export async function readRecusals(context: Reading, claim: Claim): Promise<CaseFile['recusals']> {
  const recusals = await listRecusals(context.tx, claim.id);
  const names = await findDisplayNames(context.tx, recusals.map(({ userId }) => userId));
  return recusals.map(({ userId, role, reason, at }) => ({ by: names.get(userId) ?? '', role, reason, at }));
}
