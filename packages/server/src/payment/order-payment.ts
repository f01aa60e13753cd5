import { formatYuan } from '@qingce/values';
import { beginAct, claimNumber, finishAct, takeNumber } from '../claim/index.ts';
import { Refusal } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { settleReservation, sumOf } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { requireProposalStands } from '../review/index.ts';
import { insertOrder } from './payment.sql.ts';
import { paymentTransitions } from './payment.ts';
import { planOrders } from './plan-orders.ts';

/**
 * 制作支付指令 — one order for each treasury that bears a part of the award, by the ratios in force today. Refuses as
 * beginAct and requireProposalStands do, and with payment.no-treasury, payment.shares-not-set, payment.in-instalments,
 * payment.no-payee and claim.holder-unconfirmed.
 */
export async function orderPayment(context: VerbContext, input: { claimId: string }): Promise<void> {
  const transition = paymentTransitions.order;
  const claim = await beginAct(context, input.claimId, transition);
  await requireProposalStands(context, claim);
  const plan = await planOrders(context, claim.id);
  if (plan instanceof Refusal) throw plan;
  const { payee, shares } = plan;
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const byTreasury = [...Map.groupBy(shares, ({ treasury }) => treasury)];
  for (const [treasury, parts] of byTreasury) {
    await insertOrder(context.tx, {
      id: context.newId(),
      number: claimNumber(year, await takeNumber(context.tx, 'payment-order', year)),
      claimId: claim.id,
      treasury,
      amountFen: sumOf(parts),
      parts: parts.map(({ item, amountFen }) => ({ item, amountFen })),
      payeeId: payee.id,
      state: 'built',
      attempt: 1,
      builtBy: getPerson(context.actor).id,
      builtAt: context.businessNow,
      releasedBy: null,
      bankReference: null,
      paidOn: null,
      withheld: null,
      cutFrom: null,
    });
  }
  await settleReservation(context, { claimId: claim.id, shares });
  await finishAct(context, claim, {
    transition,
    details: Object.fromEntries(byTreasury.map(([treasury, parts]) => [treasury, formatYuan(sumOf(parts))])),
  });
}
