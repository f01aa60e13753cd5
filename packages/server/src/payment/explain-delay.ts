import type { ExplainDelay } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { insertDelay } from './batch.sql.ts';
import { lockOwnClaim } from './own-treasury.ts';
import { lockOrder } from './payment.sql.ts';

/**
 * 说明未付原因 — the treasury that has not paid says why; the applicant reads it. Refuses with payment.order-not-found,
 * payment.order-state and payment.other-treasury.
 */
export async function explainDelay(
  context: VerbContext, input: ExplainDelay & { orderId: string },
): Promise<void> {
  const order = await lockOrder(context.tx, input.orderId);
  if (!order) throw refuse('payment.order-not-found');
  if (order.state === 'paid') throw refuse('payment.order-state', { state: order.state });
  await lockOwnClaim(context, order);
  const { cause, note } = input;
  const by = getPerson(context.actor).id;
  const at = context.businessNow;
  await insertDelay(context.tx, { id: context.newId(), orderId: order.id, cause, note, by, at });
  await recordAudit(context, {
    act: 'payment.explain-delay', object: { kind: 'payment-order', id: order.id },
    concerns: [{ kind: 'claim', id: order.claimId }], details: { number: order.number, cause },
  });
}
