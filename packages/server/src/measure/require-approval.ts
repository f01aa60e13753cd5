import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { formatYuan, parseYuan } from '@qingce/values';
import { listPriorAwards } from '../eligibility/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { listStoredMeasures } from './measure.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'today'>;

/**
 * An item that rests on an approval of its own is confirmed only as the approval says: under its number, before it
 * ends, and together with earlier awards at most the amount approved. Facts without a number are let through: the
 * policy itself refuses them. Refuses with measure.not-approved and measure.amount-exceeded.
 */
export async function requireApproval(
  context: Reading,
  claim: { applicantId: string; policy: CheckedPolicy; items: readonly unknown[] },
): Promise<void> {
  const foreseen = claim.policy.process.individual;
  if (!foreseen) return;
  const resting = (claim.items as readonly Readonly<Record<string, unknown>>[])
    .filter(({ item }) => item === foreseen.item);
  for (const given of resting) {
    const [number, amount] = [textOf(given[foreseen.number]), textOf(given[foreseen.amount])];
    if (number === '') continue;
    const left = await leftUnder(context, { ...claim, number, item: foreseen.item });
    if (left === undefined) throw refuse('measure.not-approved', { number });
    if ((parseYuan(amount) ?? 0n) > left)
      throw refuse('measure.amount-exceeded', { number, available: formatYuan(left) });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What is left of the approval under that number; undefined when there is none in force. */
async function leftUnder(
  context: Reading, { applicantId, policy, number, item }:
  { applicantId: string; policy: CheckedPolicy; number: string; item: string },
): Promise<bigint | undefined> {
  const measures = await listStoredMeasures(context.tx, { applicantId, policy: policy.id });
  const measure = measures.find(({ state, approval, expiresOn }) =>
    state === 'approved' && approval?.number === number && expiresOn >= context.today);
  if (!measure?.approval) return undefined;
  const awards = await listPriorAwards(context.tx, { applicantId, policy: policy.id });
  const taken = awards.filter((award) => award.item === item)
    .reduce((sum, award) => sum + (parseYuan(award.amount) ?? 0n), 0n);
  return measure.approval.fen - taken;
}
