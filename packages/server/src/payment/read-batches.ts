import type { BatchFile, PaymentBatch, Reconciliation } from '@qingce/contract';
import { amountInWords, formatYuan, maskAccount } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { findClaim, findReachedClaims } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findBatch, listBatchLines, listBatches, listClaimsOfBatch, listFirstUses } from './batch.sql.ts';
import { batchNumber } from './batch.ts';
import type { Batch } from './batch.ts';
import { offersOnBatches } from './offered-acts.ts';
import type { BatchOffers } from './offered-acts.ts';
import { listOrders, listPayees } from './payment.sql.ts';
import type { Order } from './payment.ts';
import { listMonth } from './reconcile.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/**
 * 支付批次 — the newest first, with their lines; account numbers masked. A file goes out as a whole, so a batch that pays
 * a claim out of the reader's reach is not theirs to see.
 */
export async function listPaymentBatches(context: Reading): Promise<PaymentBatch[]> {
  const batches = await listBatches(context.tx);
  const orders = new Map((await listOrders(context.tx)).map((order) => [order.id, order]));
  const offers = await offersOnBatches(context, [...orders.values()]);
  const shown: PaymentBatch[] = [];
  for (const batch of batches) {
    const claims = await listClaimsOfBatch(context.tx, batch.id);
    const reached = await findReachedClaims(context, claims);
    if (claims.every((id) => reached.has(id))) shown.push(await shownBatch(context, batch, { orders, offers }));
  }
  return shown;
}

async function shownBatch(
  context: Reading, batch: Batch, around: { orders: ReadonlyMap<string, Order>; offers: BatchOffers },
): Promise<PaymentBatch> {
  const lines = await listBatchLines(context.tx, batch.id);
  const orders = lines.flatMap(({ orderId }) => around.orders.get(orderId) ?? []);
  const payees = await listPayees(context.tx, lines.map(({ payeeId }) => payeeId));
  const firstUses = await listFirstUses(context.tx, [...payees.keys()]);
  return {
    id: batch.id, number: batchNumber(batch), treasury: batch.treasury, state: batch.state, lineCount: batch.lineCount,
    total: formatYuan(batch.totalFen), totalInWords: amountInWords(batch.totalFen), fileSha256: batch.fileSha256,
    builtAt: batch.builtAt, checkedAt: batch.checkedAt, releasedAt: batch.releasedAt,
    builtBy: batch.builtBy, checkedBy: batch.checkedBy, acts: around.offers(batch, orders),
    lines: lines.map((line) => {
      const payee = payees.get(line.payeeId);
      assert(payee, 'a line has a payee');
      return {
        line: line.line, orderId: line.orderId, instruction: line.instruction, amount: formatYuan(line.amountFen),
        tax: formatYuan(line.taxFen), gross: formatYuan(line.amountFen + line.taxFen),
        payee: payee.holder, account: maskAccount(payee.account), bank: payee.bank,
        firstUse: firstUses.get(line.payeeId) ?? null, state: line.state,
      };
    }),
  };
}

/**
 * 导出批次文件 — the treasury's file with full account numbers, byte for byte as it was built; the look at them is an act.
 * Refuses with payment.batch-not-found.
 */
export async function exportBatch(context: VerbContext, input: { batchId: string }): Promise<BatchFile> {
  const batch = await findBatch(context.tx, input.batchId);
  if (!batch) throw refuse('payment.batch-not-found');
  await recordAudit(context, {
    act: 'payment.export-batch', object: { kind: 'payment-batch', id: batch.id },
    details: { number: batchNumber(batch), sha256: batch.fileSha256 },
  });
  const parts = await partsOf(context, batch);
  return { name: `${batchNumber(batch)}.csv`, text: batch.file, sha256: batch.fileSha256, year: batch.year, parts };
}

/** What each line of a batch pays for, item by item: budgets are booked by item, payments go out by order. */
async function partsOf(context: Reading, batch: Batch): Promise<BatchFile['parts']> {
  const orders = new Map((await listOrders(context.tx)).map((order) => [order.id, order]));
  const lines = await listBatchLines(context.tx, batch.id);
  const parts = await Promise.all(lines.map(async ({ line, orderId }) => {
    const order = orders.get(orderId);
    const claim = order && await findClaim(context.tx, order.claimId);
    assert(order && claim, 'a line has an order and a claim');
    return order.parts.map(({ item, amountFen }) =>
      ({ line, policy: claim.policy, item, amount: formatYuan(amountFen) }));
  }));
  return parts.flat();
}

/** 月度对账 — a treasury a line; `difference` is what does not balance, which is 0.00 unless something is wrong. */
export async function reconcile(
  context: Reading, input: { policy: string; month: string },
): Promise<Reconciliation[]> {
  const isRunning = context.today.slice(0, 7) === input.month;
  return (await listMonth(context.tx, input.policy, input.month)).map((month) => {
    const reckoned = month.openingFen + month.orderedFen - month.paidFen - month.taxFen + month.bouncedFen;
    const offs = [
      reckoned - month.closingFen, month.paidFen - month.bankPaidFen, month.bouncedFen - month.bankReturnedFen,
      isRunning ? month.closingFen - month.unpaidOrdersFen : 0n,
    ];
    const difference = offs.reduce((sum, off) => sum + (off < 0n ? -off : off), 0n);
    return {
      treasury: month.treasury, month: input.month, opening: formatYuan(month.openingFen),
      ordered: formatYuan(month.orderedFen), paid: formatYuan(month.paidFen), tax: formatYuan(month.taxFen),
      bounced: formatYuan(month.bouncedFen),
      closing: formatYuan(month.closingFen), bankPaid: formatYuan(month.bankPaidFen),
      bankReturned: formatYuan(month.bankReturnedFen), difference: formatYuan(difference),
    };
  });
}
