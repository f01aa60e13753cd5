import type { BatchAct, OrderAct, Payable, PaymentBatch, Role } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { findClaim, listSignedClaims } from '../claim/index.ts';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { listLastLines, listReissues } from './batch.sql.ts';
import { sentBy } from './batch.ts';
import type { Batch, BatchLine } from './batch.ts';
import { actsForTreasury } from './payment.ts';
import type { Order } from './payment.ts';
import { listTaxable } from './enter-tax.ts';
import { taxOf } from './tax.ts';
import { listTaxes } from './tax.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

const builders: readonly Role[] = ['finance-clerk', 'district-finance'];
const payers: readonly Role[] = ['finance-clerk', 'finance-releaser', 'district-finance'];

/** 批次可办事项 — in which states and by which posts; held to the table of permissions by a test. */
export const batchOffers: Readonly<Record<BatchAct, Offer<PaymentBatch['state']>>> = {
  check: { in: ['built'], roles: builders },
  release: { in: ['checked'], roles: ['finance-releaser', 'district-finance'] },
  cancel: { in: ['built', 'checked'], roles: builders },
  file: { in: ['built', 'checked', 'released', 'cancelled'], roles: payers },
};

/** 指令可办事项 — by where an unpaid order waits. */
export const orderOffers: Readonly<Record<OrderAct, Offer<Payable['waitsFor']>>> = {
  'tax': { in: ['batch'], roles: builders },
  'batch': { in: ['batch'], roles: builders },
  'result': { in: ['bank', 'bank-unclear'], roles: builders },
  'propose-reissue': { in: ['account'], roles: builders },
  'confirm-reissue': { in: ['account'], roles: payers },
  'delay': { in: ['batch', 'check', 'release', 'bank', 'bank-unclear', 'account'], roles: payers },
};

interface Offer<State> { readonly in: readonly State[]; readonly roles: readonly Role[] }

function offered<Act extends string, State>(
  offers: Readonly<Record<Act, Offer<State>>>, { state, role }: { state: State; role: Role },
): Act[] {
  return (Object.keys(offers) as Act[])
    .filter((act) => offers[act].in.includes(state) && offers[act].roles.includes(role));
}

/**
 * 可办事项 — what the reader may do with each order now, by its id: where it waits, their post, their own treasury, and no
 * second part in what wants two people. The verbs refuse for themselves.
 */
export async function offersOnOrders(
  context: Reading, orders: readonly Order[],
): Promise<Map<string, OrderAct[]>> {
  const person = getPerson(context.actor);
  if (!payers.includes(person.role)) return new Map();
  const unpaid = orders.filter(({ state }) => state !== 'paid');
  const lines = await listLastLines(context.tx, unpaid.map(({ id }) => id));
  const reissues = await listReissues(context.tx, unpaid);
  const policies = await policiesOf(context, unpaid);
  const taxable = await listTaxable(context, unpaid);
  const taxes = await listTaxes(context.tx, unpaid.map(({ id }) => id));
  const isFit: Partial<Record<OrderAct, (order: Order) => boolean>> = {
    'tax': ({ id, attempt }) => taxable.has(id) && attempt === 1,
    'batch': (order) => !taxable.has(order.id) || taxOf(order, taxes) !== undefined,
    'result': ({ id }) => !sentBy(lines.get(id), person.id),
    'confirm-reissue': ({ id }) => ![undefined, person.id].includes(reissues.get(id)?.proposedBy),
  };
  return new Map(unpaid.map((order) => {
    const isOwn = actsForTreasury(policyOf(policies, order), person, order.treasury);
    const acts = offered(orderOffers, { state: waitOf(order, lines.get(order.id)), role: person.role });
    return [order.id, acts.filter((act) => isOwn && (isFit[act]?.(order) ?? true))] as const;
  }));
}

/** 所处环节 — where an order that is not paid waits, by its last instruction. */
export function waitOf(
  order: Pick<Order, 'state'>, line: { state: BatchLine['state']; batchState: Batch['state'] } | undefined,
): Payable['waitsFor'] {
  if (order.state === 'returned') return 'account';
  if (order.state === 'released') return line?.state === 'unknown' ? 'bank-unclear' : 'bank';
  if (line?.state !== 'live') return 'batch';
  return line.batchState === 'built' ? 'check' : 'release';
}

/** What the reader may do with a batch now; `ordersOf` its orders. */
export type BatchOffers = (batch: Batch, ordersOf: readonly Order[]) => BatchAct[];

/** 可办事项 — the same for batches. A name is put to a claim once: who signed one signs no first batch of it. */
export async function offersOnBatches(context: Reading, orders: readonly Order[]): Promise<BatchOffers> {
  const person = getPerson(context.actor);
  if (!payers.includes(person.role)) return () => [];
  const policies = await policiesOf(context, orders);
  const claimIds = orders.map(({ claimId }) => claimId);
  const signed = new Set(await listSignedClaims(context.tx, { userId: person.id, claimIds }));
  const taxes = await listTaxes(context.tx, orders.map(({ id }) => id));
  return (batch, own) => {
    const isOwn = own.every((order) => actsForTreasury(policyOf(policies, order), person, batch.treasury));
    const hadPart = [batch.builtBy, batch.checkedBy].includes(person.id)
      || own.some(({ id }) => taxes.get(id)?.enteredBy === person.id)
      || own.some(({ attempt, claimId }) => attempt === 1 && signed.has(claimId));
    return offered(batchOffers, { state: batch.state, role: person.role }).filter((act) => {
      if (act === 'file') return true;
      return isOwn && (act === 'cancel' || !hadPart);
    });
  };
}

/** The policies that the claims of the orders are bound to, by claim. */
async function policiesOf(
  { tx }: Pick<Reading, 'tx'>, orders: readonly Order[],
): Promise<Map<string, CheckedPolicy>> {
  const byHash = new Map<string, CheckedPolicy>();
  const byClaim = new Map<string, CheckedPolicy>();
  for (const claimId of new Set(orders.map((order) => order.claimId))) {
    const hash = (await findClaim(tx, claimId))?.policyHash;
    assert(hash, 'a claim with an order has pinned its policy');
    const policy = byHash.get(hash) ?? await getPolicyVersion(tx, hash);
    byHash.set(hash, policy);
    byClaim.set(claimId, policy);
  }
  return byClaim;
}

function policyOf(policies: ReadonlyMap<string, CheckedPolicy>, { claimId }: Order): CheckedPolicy {
  const policy = policies.get(claimId);
  assert(policy, 'the policy of every order was read');
  return policy;
}
