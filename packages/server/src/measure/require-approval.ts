import type { Answer, CheckedPolicy } from '@qingce/policy-language/evaluate';
import { formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { listPromises, lockApprovals } from './measure.sql.ts';
import type { AwardPromise } from './measure.sql.ts';

type Individual = NonNullable<CheckedPolicy['process']['individual']>;
type Context = Pick<VerbContext, 'tx' | 'today'>;
interface OfClaim { readonly id: string; readonly applicantId: string; readonly policy: CheckedPolicy }

/**
 * An item that rests on an approval of its own is confirmed only as the approval says: under its number, before it
 * ends, and together with what other claims were promised under the same number at most the amount approved. Holds the
 * approvals, so that two claims are asked one after the other. Facts without a number are let through: the policy
 * itself refuses them. Refuses with measure.not-approved and measure.amount-exceeded.
 */
export async function requireApproval(
  context: Context, claim: OfClaim & { readonly items: readonly unknown[] },
): Promise<void> {
  const { individual } = claim.policy.process;
  if (!individual) return;
  const wanted = wantedUnder(individual, claim.items);
  if (wanted.size === 0) return;
  const of = { applicantId: claim.applicantId, policy: claim.policy.id };
  const approvals = await lockApprovals(context.tx, { ...of, numbers: [...wanted.keys()] });
  const promises = await listPromises(context.tx, { ...of, besides: claim.id });
  for (const [number, fen] of wanted) {
    const measure = approvals.find(({ approval, expiresOn }) =>
      approval?.number === number && expiresOn >= context.today);
    if (!measure?.approval) throw refuse('measure.not-approved', { number });
    const taken = promises.reduce((sum, promise) => sum + takenUnder(individual, promise, number), 0n);
    const left = measure.approval.fen - taken;
    if (fen > left) throw refuse('measure.amount-exceeded', { number, available: formatYuan(left < 0n ? 0n : left) });
  }
}

/** The same of what an answer awards, at the proposal and the decision; refuses as requireApproval does. */
export async function requireApprovalOfAward(
  context: Context, claim: OfClaim, awarded: { readonly facts: { readonly items: readonly unknown[] }; answer: Answer },
): Promise<void> {
  const items = awarded.facts.items.filter((_item, position) => awarded.answer.counted.includes(position));
  await requireApproval(context, { ...claim, items });
}

/** What the items want under each number, two items under one number together. */
function wantedUnder(individual: Individual, items: readonly unknown[]): Map<string, Fen> {
  const wanted = new Map<string, Fen>();
  for (const given of items as readonly Readonly<Record<string, unknown>>[]) {
    const number = textOf(given[individual.number]);
    if (given['item'] !== individual.item || number === '') continue;
    wanted.set(number, (wanted.get(number) ?? 0n) + (parseYuan(textOf(given[individual.amount])) ?? 0n));
  }
  return wanted;
}

/** What a claim was promised under the number: as decided, until then as proposed. */
function takenUnder(individual: Individual, { facts, answer, decided }: AwardPromise, number: string): Fen {
  const counted = answer.items.map((item, position) => ({ item, position }))
    .filter(({ position }) => answer.counted.includes(position));
  return counted.reduce((sum, { item, position }, place) => {
    const given = facts.items[position] as Readonly<Record<string, unknown>> | undefined;
    if (item.item !== individual.item || textOf(given?.[individual.number]) !== number) return sum;
    const fen = decided === null ? parseYuan(item.amount ?? '0.00') : decided[place];
    assert(fen !== undefined, 'every item that counts was proposed and decided with an amount');
    return sum + fen;
  }, 0n);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
