import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { orderAgain } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { confirmReissueBy, findLineState, findReissue, putReissue } from './batch.sql.ts';
import { instructionOf } from './batch.ts';
import { lockOwnClaim } from './own-treasury.ts';
import { findPayeeOf, lockOrder, rebuildOrder } from './payment.sql.ts';
import type { Order } from './payment.ts';
import { netOf, taxOf } from './tax.ts';
import { listTaxes } from './tax.sql.ts';

/**
 * 申请重付 — a returned order is to be sent once more, to the account that the applicant registered last. Refuses with
 * payment.order-not-found, payment.order-state, payment.other-treasury and payment.no-payee.
 */
export async function proposeReissue(
  context: VerbContext, input: { orderId: string; reason: string },
): Promise<void> {
  const order = await getReturned(context, input.orderId);
  const claim = await lockOwnClaim(context, order);
  const payee = await findPayeeOf(context.tx, order, claim.applicantId);
  if (!payee) throw refuse('payment.no-payee');
  const attempt = order.attempt + 1;
  const proposedBy = getPerson(context.actor).id;
  const at = context.businessNow;
  await putReissue(context.tx, { orderId: order.id, attempt, payeeId: payee.id, reason: input.reason, proposedBy, at });
  await auditReissue(context, order, { act: 'payment.propose-reissue', attempt });
}

/**
 * 确认重付 — a second person has compared the account; the order may be batched again under a new instruction. Refuses
 * with payment.order-not-found, payment.order-state, payment.other-treasury, payment.no-reissue, payment.same-person,
 * and with payment.payee-changed when the applicant registered another account meanwhile.
 */
export async function confirmReissue(context: VerbContext, input: { orderId: string }): Promise<void> {
  const order = await getReturned(context, input.orderId);
  const reissue = await findReissue(context.tx, order);
  if (!reissue) throw refuse('payment.no-reissue');
  const by = getPerson(context.actor).id;
  if (by === reissue.proposedBy) throw refuse('payment.same-person');
  const claim = await lockOwnClaim(context, order);
  const payee = await findPayeeOf(context.tx, order, claim.applicantId);
  if (payee?.id !== reissue.payeeId) throw refuse('payment.payee-changed');
  const last = await findLineState(context.tx, instructionOf(order));
  assert(last === 'failed' || last === 'returned', 'a returned order was sent, and came back');
  // A payment that failed is payable still; one that was paid and came back has to be made payable again.
  if (last === 'returned') {
    const { net } = netOf(order, await readTax(context, order));
    await orderAgain(context, { ...order, parts: net });
  }
  await rebuildOrder(context.tx, {
    id: order.id, attempt: reissue.attempt, payeeId: reissue.payeeId, by: reissue.proposedBy,
  });
  await confirmReissueBy(context.tx, { ...reissue, by, at: context.businessNow });
  await auditReissue(context, order, { act: 'payment.confirm-reissue', attempt: reissue.attempt });
}

/** What was withheld when the order was paid. */
async function readTax({ tx }: VerbContext, order: Order): Promise<Fen> {
  return taxOf(order, await listTaxes(tx, [order.id]))?.taxFen ?? 0n;
}

async function getReturned(context: VerbContext, orderId: string): Promise<Order> {
  const order = await lockOrder(context.tx, orderId);
  if (!order) throw refuse('payment.order-not-found');
  if (order.state !== 'returned') throw refuse('payment.order-state', { state: order.state });
  return order;
}

function auditReissue(
  context: VerbContext, order: Order, done: { act: string; attempt: number },
): Promise<void> {
  return recordAudit(context, {
    act: done.act, object: { kind: 'payment-order', id: order.id },
    concerns: [{ kind: 'claim', id: order.claimId }],
    details: {
      number: order.number, treasury: order.treasury, amount: formatYuan(order.amountFen), attempt: done.attempt,
    },
  });
}
