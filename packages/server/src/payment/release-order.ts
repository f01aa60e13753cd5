import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { sign } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { listStandingLines } from './batch.sql.ts';
import { lockOwnClaim } from './own-treasury.ts';
import { lockOrder, releaseOrder } from './payment.sql.ts';

/**
 * 放行 — a second person lets a single order go out, beside the batches: the releaser for the treasury of their own unit,
 * by the version of the policy that the claim is bound to. Refuses with payment.order-not-found, payment.order-state,
 * payment.in-another-batch, payment.other-treasury and claim.signed-before.
 */
export async function releasePayment(context: VerbContext, input: { orderId: string }): Promise<void> {
  const order = await lockOrder(context.tx, input.orderId);
  if (!order) throw refuse('payment.order-not-found');
  if (order.state !== 'built') throw refuse('payment.order-state', { state: order.state });
  const standing = await listStandingLines(context.tx, [order.id]);
  if (standing.length > 0) throw refuse('payment.in-another-batch');
  const person = getPerson(context.actor);
  const claim = await lockOwnClaim(context, order);
  await sign(context, claim, 'payment.release');
  await releaseOrder(context.tx, { id: order.id, by: person.id });
  await recordAudit(context, {
    act: 'payment.release', object: { kind: 'payment-order', id: order.id },
    concerns: [{ kind: 'claim', id: order.claimId }],
    details: { number: order.number, treasury: order.treasury, amount: formatYuan(order.amountFen) },
  });
}
