import { splitShares } from '@qingce/policy-language/evaluate';
import type { Answer, CheckedPolicy } from '@qingce/policy-language/evaluate';
import { formatYuan, parseYuan } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { findDecision } from '../award/index.ts';
import type { Decision } from '../award/index.ts';
import { findClaim } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assessClaim } from '../eligibility/index.ts';
import { Refusal, assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findReservation, findShares, sumOf } from '../fund/index.ts';
import type { OrderedShare } from '../fund/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findProposal } from '../review/index.ts';
import { findPayee } from './payment.sql.ts';
import { shareSettings } from './payment.ts';
import type { Payee } from './payment.ts';
import { spreadByItem } from './spread-by-item.ts';
import type { BorneItem } from './spread-by-item.ts';

type Reading = Pick<VerbContext, 'tx' | 'today'>;

/** Who is to be paid, and what each treasury bears of each item. */
export interface OrderPlan { readonly payee: Payee; readonly shares: readonly OrderedShare[] }

/**
 * The orders that a decided claim needs today, or why none can be made: no holder confirmed, no account, no ratio in
 * force.
 */
export async function planOrders(context: Reading, claimId: string): Promise<OrderPlan | Refusal> {
  const claim = await findClaim(context.tx, claimId);
  assert(claim, 'a decided claim exists');
  if (!(await getApplicant(context, claim.applicantId)).isConfirmed) return refuse('claim.holder-unconfirmed');
  const payee = await findPayee(context.tx, claim.applicantId);
  if (!payee) return refuse('payment.no-payee');
  const reservation = await findReservation(context.tx, claim.id);
  if (reservation?.deferred) return refuse('payment.award-deferred', { since: reservation.deferred.since });
  const shares = await sharesOf(context, claim);
  return shares instanceof Refusal ? shares : { payee, shares };
}

/** 分期 — an award that is paid in parts is not ordered as a whole; refuses rather than pay what is not due. */
function findInstalments(policy: CheckedPolicy, items: readonly BorneItem[]): Refusal | undefined {
  const named = items.map(({ item }) => policy.items.find(({ id }) => id === item))
    .filter((item) => policy.process.instalments?.some((one) => one.item === item?.id));
  const [first] = named;
  return first && refuse('payment.in-instalments', { item: `${first.name.zh} ${first.name.en}` });
}

/** What stands in the way of ordering the payment. */
export async function findOrderBarrier(context: Reading, claimId: string): Promise<Refusal | undefined> {
  const plan = await planOrders(context, claimId);
  return plan instanceof Refusal ? plan : undefined;
}

/** 财政分担 — what each treasury bears of the decided amount, by the facts that the decision rests on (4.2). */
async function sharesOf(context: Reading, claim: Claim): Promise<OrderedShare[] | Refusal> {
  const proposal = await findProposal(context.tx, claim.id);
  const decision = await findDecision(context.tx, claim.id);
  assert(proposal && decision, 'a decided claim has a proposal and a decision');
  const policy = await getPolicyVersion(context.tx, proposal.policyHash);
  const { shares: borne } = policy;
  if (!borne) return refuse('payment.no-treasury');
  const inForce = await findShares(context.tx, { policy: claim.policy, day: context.today });
  const settings = shareSettings(policy, inForce?.ratios);
  const answer = assessClaim(policy, proposal.facts, { settings });
  const items = borneItems(policy, answer, decision);
  const instalments = findInstalments(policy, items);
  if (instalments) return instalments;
  const granted = items.map(({ declared, amountFen }) => ({ item: declared, fen: amountFen }));
  const shares = splitShares(policy, granted, { settings, readings: answer.readings });
  if (shares['refused']) return refuse('payment.shares-not-set');
  const parties = borne.parties.map(({ id }) => id);
  const totals = parties
    .map((id) => ({ treasury: id, amountFen: parseYuan(shares[id] ?? '') ?? 0n }))
    .filter(({ amountFen }) => amountFen > 0n);
  const totalFen = sumOf(totals);
  assert(
    totalFen === decision.amountFen,
    `the shares ${formatYuan(totalFen)} add up to the decision ${formatYuan(decision.amountFen)}`,
  );
  // In the order in which the law names its treasuries: orders are numbered, and shown, by it.
  return spreadByItem(items, totals, borne.remainder)
    .toSorted((a, b) => parties.indexOf(a.treasury) - parties.indexOf(b.treasury));
}

/** The items that were awarded, as the decision grants them, with the treasury that bears one alone. */
function borneItems(
  policy: CheckedPolicy, answer: Answer, decision: Decision,
): (BorneItem & { declared: CheckedPolicy['items'][number] })[] {
  return answer.counted.map((position) => {
    const counted = decision.items[position];
    const declared = policy.items.find(({ id }) => id === counted?.item);
    const amountFen = parseYuan(counted?.amount ?? '');
    assert(counted && declared && amountFen !== undefined, 'an item that is awarded has an amount');
    return { item: counted.item, declared, amountFen, bearer: bearerOf(policy, answer, counted.item) };
  });
}

function bearerOf(policy: CheckedPolicy, { readings }: Answer, item: string): string | undefined {
  const borneBy = policy.items.find(({ id }) => id === item)?.borneBy;
  if (borneBy?.when && readings[borneBy.when.reading] !== borneBy.when.option) return undefined;
  return borneBy?.party;
}
