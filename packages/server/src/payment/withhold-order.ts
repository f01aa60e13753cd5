import { formatYuan, shareOut } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { claimNumber, takeNumber } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { mergedParts, sumOf } from '../fund/index.ts';
import { listStandingLines } from './batch.sql.ts';
import { lockOwnClaim } from './own-treasury.ts';
import { changeOrder, findPayee, findTreasuryAccount, insertOrder, listWithheld, lockOrder } from './payment.sql.ts';
import type { Order, Withheld } from './payment.ts';

/** The order as it stands, held until the transaction ends, and whose it is. */
export interface WithholdableOrder { readonly order: Order; readonly applicantId: string }

/**
 * An order of the person's own treasury that nobody has put into a batch. Refuses with payment.order-not-found,
 * payment.order-state, payment.in-another-batch and payment.other-treasury.
 */
export async function lockUnsentOrder(context: VerbContext, orderId: string): Promise<WithholdableOrder> {
  const order = await lockOrder(context.tx, orderId);
  if (!order) throw refuse('payment.order-not-found');
  const claim = await lockOwnClaim(context, order);
  if (order.state !== 'built') throw refuse('payment.order-state', { state: order.state });
  if ((await listStandingLines(context.tx, [order.id])).length > 0) throw refuse('payment.in-another-batch');
  return { order, applicantId: claim.applicantId };
}

/**
 * 扣留抵扣 — an order, or a part of it, is to go to the treasury's own account for a debt of the applicant. The debt
 * stands until the bank has paid it. Refuses with payment.no-treasury-account, and with payment.withheld-before when a
 * part of this order is withheld for the same debt.
 */
export async function withholdOrder(context: VerbContext, order: Order, withheld: Withheld): Promise<void> {
  const amountFen = sumOf(withheld.parts);
  const account = await findTreasuryAccount(context.tx, order.treasury);
  if (!account) throw refuse('payment.no-treasury-account', { treasury: order.treasury });
  if (order.withheld || (await listWithheld(context.tx, withheld.caseId)).some(({ claimId, treasury }) =>
    claimId === order.claimId && treasury === order.treasury)) throw refuse('payment.withheld-before');
  if (amountFen === order.amountFen) {
    await changeOrder(context.tx, { ...order, payeeId: account.id, withheld });
  } else {
    const [kept, taken] = cut(order, amountFen);
    await changeOrder(context.tx, { ...order, parts: kept, amountFen: sumOf(kept) });
    const year = Number.parseInt(context.today.slice(0, 4), 10);
    const number = claimNumber(year, await takeNumber(context.tx, 'payment-order', year));
    await insertOrder(context.tx, {
      ...order, id: context.newId(), number, parts: taken, amountFen, payeeId: account.id, withheld,
      cutFrom: order.id,
    });
  }
  await auditWithheld(context, order, { act: 'payment.withhold', amountFen, caseId: withheld.caseId });
}

/**
 * 撤销扣留 — an order that nobody has sent goes to its applicant after all; a part that was cut stays an order of its own,
 * since the other part may have been sent. Refuses with payment.no-payee.
 */
export async function giveUpWithholding(
  context: VerbContext, { order, applicantId }: WithholdableOrder, { caseId }: Pick<Withheld, 'caseId'>,
): Promise<void> {
  const payee = await findPayee(context.tx, applicantId);
  if (!payee) throw refuse('payment.no-payee');
  await changeOrder(context.tx, { ...order, payeeId: payee.id, withheld: null });
  await auditWithheld(context, order, { act: 'payment.give-up-withholding', amountFen: order.amountFen, caseId });
}

/** The items of an order, of which an amount is taken in proportion. */
function cut({ parts }: Order, amountFen: Fen): [Order['parts'], Order['parts']] {
  const taken = shareOut(amountFen, parts.map((part) => part.amountFen));
  const kept = parts.map(({ item, amountFen: fen }, index) => ({ item, amountFen: fen - (taken[index] ?? 0n) }));
  return [
    mergedParts(kept), mergedParts(parts.map(({ item }, index) => ({ item, amountFen: taken[index] ?? 0n }))),
  ];
}

function auditWithheld(
  context: VerbContext, order: Order, done: { act: string; amountFen: Fen; caseId: string },
): Promise<void> {
  return recordAudit(context, {
    act: done.act, object: { kind: 'payment-order', id: order.id },
    concerns: [{ kind: 'claim', id: order.claimId }, { kind: 'recovery-case', id: done.caseId }],
    details: { number: order.number, treasury: order.treasury, amount: formatYuan(done.amountFen) },
  });
}
