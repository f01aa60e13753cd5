import type { PaymentOrder } from '@qingce/contract';
import { amountInWords, formatYuan, maskAccount } from '@qingce/values';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findClaim } from '../claim/index.ts';
import { listReissues } from './batch.sql.ts';
import { ordersWithinReach } from './orders-within-reach.ts';
import { offersOnOrders } from './offered-acts.ts';
import { listOrders, listPayees } from './payment.sql.ts';
import type { Payee } from './payment.ts';
import { listTaxable } from './enter-tax.ts';
import { shownTax, taxOf } from './tax.ts';
import { listTaxes } from './tax.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor'>;

/**
 * Every order that the reader may deal with, or those of one claim, the newest first, with what may be done with it;
 * account numbers are masked but for their last digits.
 */
export async function listPaymentOrders(context: Reading, claimId?: string): Promise<PaymentOrder[]> {
  const orders = await ordersWithinReach(context, await listOrders(context.tx, claimId));
  const reissues = await listReissues(context.tx, orders);
  const offers = await offersOnOrders(context, orders);
  const taxable = await listTaxable(context, orders);
  const taxes = await listTaxes(context.tx, orders.map(({ id }) => id));
  const payeeIds = [...orders, ...reissues.values()].map(({ payeeId }) => payeeId);
  const payees = await listPayees(context.tx, payeeIds);
  return Promise.all(orders.map(async (order) => {
    const payee = payees.get(order.payeeId);
    const claim = await findClaim(context.tx, order.claimId);
    assert(payee && claim, 'an order has a payee and a claim');
    const reissue = reissues.get(order.id);
    const next = reissue && payees.get(reissue.payeeId);
    const tax = taxOf(order, taxes);
    return {
      id: order.id, number: order.number, claimId: claim.id, claimNumber: claim.number ?? '',
      applicant: payee.holder, treasury: order.treasury, amount: formatYuan(order.amountFen),
      amountInWords: amountInWords(order.amountFen), payee: payee.holder, ...shownAccount(payee),
      state: order.state, builtAt: order.builtAt, bankReference: order.bankReference, paidOn: order.paidOn,
      reissue: reissue && next ? { reason: reissue.reason, ...shownAccount(next) } : null,
      wantsTax: taxable.has(order.id), tax: tax ? shownTax(tax) : null, acts: offers.get(order.id) ?? [],
    };
  }));
}

function shownAccount({ account, bank }: Payee): { account: string; bank: string } {
  return { account: maskAccount(account), bank };
}
