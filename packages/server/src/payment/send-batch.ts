import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { lockClaimOf, sign, takeNumber } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { requireWholeMoney } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { tellOfficers } from '../messages/index.ts';
import {
  cancelBatchOf, checkBatchBy, insertBatch, isOrderedTwice, listBatchLines, lockBatch, releaseBatchBy,
} from './batch.sql.ts';
import { batchNumber, instructionOf, treasuryFile } from './batch.ts';
import type { Batch, BatchLine, FileLine } from './batch.ts';
import { offersOnBatches } from './offered-acts.ts';
import { lockOwnClaim } from './own-treasury.ts';
import { listPayees, lockOrders, releaseOrder } from './payment.sql.ts';
import type { Order, Payee } from './payment.ts';
import { requireTaxes } from './enter-tax.ts';
import { taxOf } from './tax.ts';
import type { Taxes } from './tax.ts';

/**
 * 编制批次 — puts orders of one treasury into a file with its number, totals and hash. Refuses with
 * payment.order-not-found, payment.order-state, payment.other-treasury, with payment.tax-missing for a payment to an
 * individual, and with payment.in-another-batch for an order whose instruction may still be paid.
 */
export async function buildBatch(
  context: VerbContext, input: { treasury: string; orders: readonly string[] },
): Promise<Batch> {
  const { treasury } = input;
  const ids = [...new Set(input.orders)];
  const orders = await lockOrders(context.tx, ids);
  if (orders.length < ids.length) throw refuse('payment.order-not-found');
  const claims = await requireOwn(context, { treasury, orders });
  const taxes = await requireTaxes(context, orders);
  const batch = await composed(context, { treasury, orders, claims, taxes });
  try {
    await insertBatch(context.tx, batch, linesOf(batch.id, orders, taxes));
  } catch (error) {
    if (isOrderedTwice(error)) throw refuse('payment.in-another-batch');
    throw error;
  }
  await auditBatch(context, batch, { act: 'payment.build-batch', orders });
  await tellOfBatch(context, batch, { orders, claims, next: 'check' });
  return batch;
}

/** Orders that wait to be sent, of the treasury that the person acts for; answers their claims by id. */
async function requireOwn(
  context: VerbContext, { treasury, orders }: { treasury: string; orders: readonly Order[] },
): Promise<Map<string, Claim>> {
  const claims = new Map<string, Claim>();
  for (const order of orders) {
    if (order.treasury !== treasury) throw refuse('payment.other-treasury', { treasury: order.treasury });
    const claim = await lockOwnClaim(context, order);
    claims.set(claim.id, claim);
  }
  const waiting = orders.find(({ state }) => state !== 'built');
  if (waiting) throw refuse('payment.order-state', { state: waiting.state });
  return claims;
}

async function composed(
  context: VerbContext,
  of: { treasury: string; orders: readonly Order[]; claims: ReadonlyMap<string, Claim>; taxes: Taxes },
): Promise<Batch> {
  const { treasury, orders, claims, taxes } = of;
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const sequence = await takeNumber(context.tx, `payment-batch:${treasury}`, year);
  const payees = await listPayees(context.tx, orders.map(({ payeeId }) => payeeId));
  const number = batchNumber({ treasury, year, sequence });
  const rows = orders.map((order) =>
    fileLine(order, { payee: payees.get(order.payeeId), claim: claims.get(order.claimId), taxes }));
  const { text, sha256, totalFen } = treasuryFile({ number, treasury, day: context.today }, rows);
  return {
    id: context.newId(), treasury, year, sequence, state: 'built', lineCount: orders.length, totalFen, file: text,
    fileSha256: sha256, builtBy: getPerson(context.actor).id, builtAt: context.businessNow, checkedBy: null,
    checkedAt: null, releasedBy: null, releasedAt: null,
  };
}

function fileLine(
  order: Order, { payee, claim, taxes }: { payee: Payee | undefined; claim: Claim | undefined; taxes: Taxes },
): FileLine {
  assert(payee && claim, 'an order has a payee and a claim');
  return {
    instruction: instructionOf(order), ...amountsOf(order, taxes), holder: payee.holder, account: payee.account,
    bank: payee.bank, bankCode: payee.bankCode, claimNumber: claim.number ?? '',
  };
}

/** What the bank pays of an order and what is withheld. */
function amountsOf(order: Order, taxes: Taxes): { amountFen: Fen; taxFen: Fen } {
  const taxFen = taxOf(order, taxes)?.taxFen ?? 0n;
  return { amountFen: order.amountFen - taxFen, taxFen };
}

function linesOf(batchId: string, orders: readonly Order[], taxes: Taxes): BatchLine[] {
  return orders.map((order, index) => ({
    batchId, line: index + 1, orderId: order.id, instruction: instructionOf(order), ...amountsOf(order, taxes),
    payeeId: order.payeeId, state: 'live',
  }));
}

/**
 * 复核批次 — a second person, who entered no tax of it either, compares lines and totals with the orders, and puts their
 * name to every claim. Refuses with
 * payment.batch-not-found, payment.batch-state, payment.batch-differs, payment.same-person, payment.other-treasury and
 * claim.signed-before.
 */
export async function checkBatch(context: VerbContext, input: { batchId: string; fileSha256: string }): Promise<void> {
  const { batch, orders, claims, taxes } = await openBatch(context, input, 'built');
  const by = getPerson(context.actor).id;
  if (by === batch.builtBy || hasEntered(taxes, by)) throw refuse('payment.same-person');
  await signAll(context, orders, 'payment.check-batch');
  await checkBatchBy(context.tx, { id: batch.id, by, at: context.businessNow });
  await auditBatch(context, batch, { act: 'payment.check-batch', orders });
  const checked = { ...batch, state: 'checked', checkedBy: by } as const;
  await tellOfBatch(context, checked, { orders, claims, next: 'release' });
}

/**
 * 放行批次 — a third person lets the file go to the treasury. Refuses as checkBatch does, and with fund.money-in-doubt.
 */
export async function releaseBatch(
  context: VerbContext, input: { batchId: string; fileSha256: string },
): Promise<void> {
  await requireWholeMoney(context);
  const { batch, orders, taxes } = await openBatch(context, input, 'checked');
  const by = getPerson(context.actor).id;
  if (by === batch.builtBy || by === batch.checkedBy || hasEntered(taxes, by)) throw refuse('payment.same-person');
  await signAll(context, orders, 'payment.release-batch');
  for (const order of orders) await releaseOrder(context.tx, { id: order.id, by });
  await releaseBatchBy(context.tx, { id: batch.id, by, at: context.businessNow });
  await auditBatch(context, batch, { act: 'payment.release-batch', orders });
}

function hasEntered(taxes: Taxes, by: string): boolean {
  return [...taxes.values()].some(({ enteredBy }) => enteredBy === by);
}

/**
 * 作废批次 — a batch that was not released goes nowhere; its orders wait for another. Refuses with payment.batch-not-found,
 * payment.batch-state and payment.other-treasury.
 */
export async function cancelBatch(context: VerbContext, input: { batchId: string }): Promise<void> {
  const batch = await getBatch(context, input.batchId);
  if (batch.state !== 'built' && batch.state !== 'checked') throw refuse('payment.batch-state', { state: batch.state });
  const lines = await listBatchLines(context.tx, batch.id);
  const orders = await lockOrders(context.tx, lines.map(({ orderId }) => orderId));
  await requireOwn(context, { treasury: batch.treasury, orders });
  await cancelBatchOf(context.tx, batch.id);
  await auditBatch(context, batch, { act: 'payment.cancel-batch', orders });
}

/** The batch in the state that the act begins with, as the person saw it: the file made anew has the hash named. */
async function openBatch(
  context: VerbContext, input: { batchId: string; fileSha256: string }, state: Batch['state'],
): Promise<{ batch: Batch; orders: Order[]; claims: ReadonlyMap<string, Claim>; taxes: Taxes }> {
  const batch = await getBatch(context, input.batchId);
  if (batch.state !== state) throw refuse('payment.batch-state', { state: batch.state });
  const lines = await listBatchLines(context.tx, batch.id);
  const orders = await lockOrders(context.tx, lines.map(({ orderId }) => orderId));
  const claims = await requireOwn(context, { treasury: batch.treasury, orders });
  const payees = await listPayees(context.tx, orders.map(({ payeeId }) => payeeId));
  const byId = new Map(orders.map((order) => [order.id, order]));
  const inOrder = lines.flatMap(({ orderId }) => byId.get(orderId) ?? []);
  const taxes = await requireTaxes(context, orders);
  const rows = inOrder.map((order) =>
    fileLine(order, { payee: payees.get(order.payeeId), claim: claims.get(order.claimId), taxes }));
  const file = { number: batchNumber(batch), treasury: batch.treasury, day: batch.builtAt.slice(0, 10) };
  const { sha256 } = treasuryFile(file, rows);
  if (sha256 !== batch.fileSha256 || input.fileSha256 !== sha256) throw refuse('payment.batch-differs');
  return { batch, orders, claims, taxes };
}

async function getBatch(context: VerbContext, batchId: string): Promise<Batch> {
  const batch = await lockBatch(context.tx, batchId);
  if (!batch) throw refuse('payment.batch-not-found');
  return batch;
}

async function signAll(context: VerbContext, orders: readonly Order[], act: string): Promise<void> {
  // What is ordered anew was signed at its first attempt; the batch's own three people stand behind this one.
  const first = orders.filter(({ attempt }) => attempt === 1);
  for (const claimId of new Set(first.map((order) => order.claimId))) {
    await sign(context, await lockClaimOf(context, claimId), act);
  }
}

/** 待复核、待放行 — everybody who may do what the batch waits for now; nobody who has had a part in it. */
async function tellOfBatch(
  context: VerbContext, batch: Batch,
  of: { orders: readonly Order[]; claims: ReadonlyMap<string, Claim>; next: 'check' | 'release' },
): Promise<void> {
  const { orders, claims, next } = of;
  await tellOfficers(context, {
    act: `payment.batch-to-${next}`, about: { kind: 'payment-batch', id: batch.id },
    fields: { number: batchNumber(batch), count: `${batch.lineCount}`, total: formatYuan(batch.totalFen) },
    claims: [...claims.values()].map(({ id: claimId, applicantId }) => ({ claimId, applicantId })),
    isTheirs: async (officer) =>
      (await offersOnBatches({ ...context, actor: officer }, orders))(batch, orders).includes(next),
  });
}

function auditBatch(
  context: VerbContext, batch: Batch, done: { act: string; orders: readonly Order[] },
): Promise<void> {
  return recordAudit(context, {
    act: done.act, object: { kind: 'payment-batch', id: batch.id },
    concerns: [...new Set(done.orders.map(({ claimId }) => claimId))].map((id) => ({ kind: 'claim', id })),
    details: {
      number: batchNumber(batch), lines: batch.lineCount, total: formatYuan(batch.totalFen), sha256: batch.fileSha256,
    },
  });
}
