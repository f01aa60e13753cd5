import type { BatchFile, Payable, PaymentBatch, Reconciliation } from '@qingce/contract';
import { amountInWords, formatYuan, maskAccount } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { findClaim } from '../claim/index.ts';
import { assert, millisecondsSince1970, refuse } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { findBatch, listBatchLines, listBatches, listDelays, listLastLines } from './batch.sql.ts';
import { batchNumber } from './batch.ts';
import type { Batch, BatchLine } from './batch.ts';
import { listOrders, listPayees } from './payment.sql.ts';
import type { Order } from './payment.ts';
import { listMonth } from './reconcile.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'today'>;

/** 支付批次 — the newest first, with their lines; account numbers masked. */
export async function listPaymentBatches(context: Reading): Promise<PaymentBatch[]> {
  const batches = await listBatches(context.tx);
  return Promise.all(batches.map((batch) => shownBatch(context, batch)));
}

async function shownBatch(context: Reading, batch: Batch): Promise<PaymentBatch> {
  const lines = await listBatchLines(context.tx, batch.id);
  const payees = await listPayees(context.tx, lines.map(({ payeeId }) => payeeId));
  return {
    id: batch.id, number: batchNumber(batch), treasury: batch.treasury, state: batch.state, lineCount: batch.lineCount,
    total: formatYuan(batch.totalFen), totalInWords: amountInWords(batch.totalFen), fileSha256: batch.fileSha256,
    builtAt: batch.builtAt, checkedAt: batch.checkedAt, releasedAt: batch.releasedAt,
    builtBy: batch.builtBy, checkedBy: batch.checkedBy,
    lines: lines.map((line) => {
      const payee = payees.get(line.payeeId);
      assert(payee, 'a line has a payee');
      return {
        line: line.line, orderId: line.orderId, instruction: line.instruction, amount: formatYuan(line.amountFen),
        payee: payee.holder, account: maskAccount(payee.account), bank: payee.bank, state: line.state,
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
  return { name: `${batchNumber(batch)}.csv`, text: batch.file, sha256: batch.fileSha256 };
}

/**
 * 应付账龄 — every order that is not paid, the oldest first: how many days since it was ordered, where it waits, and the
 * cause that its treasury gave. `claimId` for those of one claim, as the applicant sees them.
 */
export async function listPayables(context: Reading, claimId?: string): Promise<Payable[]> {
  const orders = (await listOrders(context.tx, claimId)).filter(({ state }) => state !== 'paid');
  const ids = orders.map(({ id }) => id);
  const [lines, delays] = [await listLastLines(context.tx, ids), await listDelays(context.tx, ids)];
  const payables = await Promise.all(orders.map(async (order) => {
    const claim = await findClaim(context.tx, order.claimId);
    const delay = delays.get(order.id);
    const days = daysBetween(order.builtAt.slice(0, 10), context.today);
    return {
      orderId: order.id, number: order.number, claimId: order.claimId, claimNumber: claim?.number ?? '',
      treasury: order.treasury, amount: formatYuan(order.amountFen), days, bucket: bucketOf(days),
      waitsFor: waitOf(order, lines.get(order.id)), cause: delay?.cause ?? null, note: delay?.note ?? null,
    };
  }));
  return payables.toSorted((a, b) => b.days - a.days || (a.number < b.number ? -1 : 1));
}

function waitOf(
  order: Order, line: { state: BatchLine['state']; batchState: Batch['state'] } | undefined,
): Payable['waitsFor'] {
  if (order.state === 'returned') return 'account';
  if (order.state === 'released') return line?.state === 'unknown' ? 'bank-unclear' : 'bank';
  if (line?.state !== 'live') return 'batch';
  return line.batchState === 'built' ? 'check' : 'release';
}

function bucketOf(days: number): Payable['bucket'] {
  if (days <= 30) return '0-30';
  if (days <= 60) return '31-60';
  return days <= 90 ? '61-90' : '90+';
}

const dayMilliseconds = 86_400_000;

function daysBetween(from: Day, to: Day): number {
  return Math.max(0, (midnight(to) - midnight(from)) / dayMilliseconds);
}

function midnight(day: Day): number {
  return millisecondsSince1970(`${day}T00:00:00.000+08:00`);
}

/** 月度对账 — a treasury a line; `difference` is what does not balance, which is 0.00 unless something is wrong. */
export async function reconcile(
  context: Reading, input: { policy: string; month: string },
): Promise<Reconciliation[]> {
  const isRunning = context.today.slice(0, 7) === input.month;
  return (await listMonth(context.tx, input.policy, input.month)).map((month) => {
    const reckoned = month.openingFen + month.orderedFen - month.paidFen + month.bouncedFen;
    const offs = [
      reckoned - month.closingFen, month.paidFen - month.bankPaidFen, month.bouncedFen - month.bankReturnedFen,
      isRunning ? month.closingFen - month.unpaidOrdersFen : 0n,
    ];
    const difference = offs.reduce((sum, off) => sum + (off < 0n ? -off : off), 0n);
    return {
      treasury: month.treasury, month: input.month, opening: formatYuan(month.openingFen),
      ordered: formatYuan(month.orderedFen), paid: formatYuan(month.paidFen), bounced: formatYuan(month.bouncedFen),
      closing: formatYuan(month.closingFen), bankPaid: formatYuan(month.bankPaidFen),
      bankReturned: formatYuan(month.bankReturnedFen), difference: formatYuan(difference),
    };
  });
}
