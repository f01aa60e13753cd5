import type { ClaimWindow } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Reader } from '@qingce/database';
import { dayOf } from '../foundation/index.ts';
import type { Instant } from '../foundation/index.ts';
import { daysOf } from './window.ts';
import { listExtensions } from './window.sql.ts';

/** 受理期 — with all that prolonged it; undefined where the policy receives claims at any time. */
export async function findWindow(
  reader: Reader, policy: CheckedPolicy, claimYear: number,
): Promise<ClaimWindow | undefined> {
  const days = daysOf(policy, claimYear);
  if (!days) return undefined;
  const extensions = await listExtensions(reader, { policy: policy.id, claimYear });
  return { ...days, lastDay: extensions.at(-1)?.until ?? days.closes, extensions };
}

/**
 * 视为期内提交 — what arrives on a day by which the window was prolonged is judged as if it had arrived at the last
 * moment that the policy's own text names; everything else by its own time.
 */
export async function countedAs(
  reader: Reader, { policy, claimYear, arrived }: { policy: CheckedPolicy; claimYear: number; arrived: Instant },
): Promise<Instant> {
  const closes = daysOf(policy, claimYear)?.closes;
  if (closes === undefined || dayOf(arrived) <= closes) return arrived;
  const window = await findWindow(reader, policy, claimYear);
  return window && dayOf(arrived) <= window.lastDay ? `${closes}T23:59:59.999+08:00` : arrived;
}
