import type { PaymentOrder } from '@qingce/contract';
import { amountInWords, formatYuan, maskAccount } from '@qingce/values';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findClaim } from '../claim/index.ts';
import { listOrders, listPayees } from './payment.sql.ts';

/** Every order, or those of one claim, the newest first; account numbers are masked but for their last digits. */
export async function listPaymentOrders(context: Pick<VerbContext, 'tx'>, claimId?: string): Promise<PaymentOrder[]> {
  const orders = await listOrders(context.tx, claimId);
  const payees = await listPayees(
    context.tx,
    orders.map((order) => order.payeeId),
  );
  return Promise.all(
    orders.map(async (order) => {
      const payee = payees.get(order.payeeId);
      const claim = await findClaim(context.tx, order.claimId);
      assert(payee && claim, 'an order has a payee and a claim');
      return {
        id: order.id,
        number: order.number,
        claimId: claim.id,
        claimNumber: claim.number ?? '',
        applicant: payee.holder,
        treasury: order.treasury,
        amount: formatYuan(order.amountFen),
        amountInWords: amountInWords(order.amountFen),
        payee: payee.holder,
        account: maskAccount(payee.account),
        bank: payee.bank,
        state: order.state,
        builtAt: order.builtAt,
        bankReference: order.bankReference,
        paidOn: order.paidOn,
      };
    }),
  );
}
