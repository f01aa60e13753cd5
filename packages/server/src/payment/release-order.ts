import type { RecordBankResult } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { finishAct, lockClaimOf, sign } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { confirmDisbursement } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { listOrders, lockOrder, markPaid, releaseOrder } from './payment.sql.ts';
import { mayRelease, paymentTransitions } from './payment.ts';
import type { Order } from './payment.ts';

/**
 * 放行 — a second person lets an order go out: the releaser for the treasury of their own unit. Refuses with
 * payment.order-not-found, payment.order-state, payment.other-treasury and claim.signed-before.
 */
export async function releasePayment(context: VerbContext, input: { orderId: string }): Promise<void> {
  const order = await getOrder(context, input.orderId);
  if (order.state !== 'built') throw refuse('payment.order-state', { state: order.state });
  const person = getPerson(context.actor);
  const claim = await lockClaimOf(context, order.claimId);
  const policy = await getPolicyInForce(context.tx, claim.policy);
  if (!mayRelease(policy, person, order.treasury))
    throw refuse('payment.other-treasury', { treasury: order.treasury });
  await sign(context, claim, 'payment.release');
  await releaseOrder(context.tx, { id: order.id, by: person.id });
  await auditOrder(context, order, 'payment.release');
}

/**
 * 银行回执 — the bank paid an order; with the last one the claim is paid. Refuses with payment.order-not-found,
 * payment.order-state, payment.reference-used, and as confirmDisbursement does.
 */
export async function recordBankResult(
  context: VerbContext,
  input: RecordBankResult & { orderId: string },
): Promise<void> {
  const order = await getOrder(context, input.orderId);
  if (order.state !== 'released') throw refuse('payment.order-state', { state: order.state });
  // Held before the other orders are looked at: of two last results at once one must see the other.
  const claim = await lockClaimOf(context, order.claimId);
  const { bankReference, paidOn } = input;
  try {
    await markPaid(context.tx, { id: order.id, bankReference, paidOn });
  } catch (error) {
    assert(
      brokenConstraint(error) === 'payment_order_bank_reference',
      'only a reference used twice can be refused here',
    );
    throw refuse('payment.reference-used', undefined, 'bankReference');
  }
  await confirmDisbursement(context, {
    claimId: order.claimId,
    treasury: order.treasury,
    parts: order.parts,
  });
  await auditOrder(context, order, 'payment.record-result');
  const orders = await listOrders(context.tx, order.claimId);
  if (orders.some((other) => other.state !== 'paid')) return;
  await finishAct(context, claim, { transition: paymentTransitions.complete });
}

async function getOrder(context: VerbContext, orderId: string): Promise<Order> {
  const order = await lockOrder(context.tx, orderId);
  if (!order) throw refuse('payment.order-not-found');
  return order;
}

function auditOrder(context: VerbContext, order: Order, act: string): Promise<void> {
  return recordAudit(context, {
    act,
    object: { kind: 'payment-order', id: order.id },
    concerns: [{ kind: 'claim', id: order.claimId }],
    details: { number: order.number, treasury: order.treasury, amount: formatYuan(order.amountFen) },
  });
}
