import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import { partsFrom, wireParts } from '../fund/index.ts';
import type { Part, WireLine } from '../fund/index.ts';
import type { Order, Payee, Withheld } from './payment.ts';

type PaymentTables = {
  payee_account: {
    id: string;
    applicant_id: string | null;
    treasury: string | null;
    holder: string;
    account: string;
    bank: string;
    bank_code: string | null;
    registered_by: string;
    registered_at: Instant;
  };
  payment_order: {
    id: string;
    number: string;
    claim_id: string;
    treasury: string;
    amount_fen: bigint;
    parts: unknown;
    payee_id: string;
    state: Order['state'];
    attempt: number;
    built_by: string;
    built_at: Instant;
    released_by: string | null;
    bank_reference: string | null;
    paid_on: Day | null;
    withheld_for: string | null;
    debt: unknown;
    cut_from: string | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & PaymentTables> => reader.$extendTables<PaymentTables>();

export async function insertPayee(tx: Tx, payee: Payee & { by: string; at: Instant }): Promise<void> {
  await tables(tx)
    .insertInto('payee_account')
    .values({
      id: payee.id,
      applicant_id: payee.applicantId,
      treasury: payee.treasury,
      holder: payee.holder,
      account: payee.account,
      bank: payee.bank,
      bank_code: payee.bankCode,
      registered_by: payee.by,
      registered_at: payee.at,
    })
    .execute();
}

/** The account registered last. */
export async function findPayee(reader: Reader, applicantId: string): Promise<Payee | undefined> {
  const row = await tables(reader)
    .selectFrom('payee_account')
    .selectAll()
    .where('applicant_id', '=', applicantId)
    .orderBy('registered_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && payeeOf(row);
}

/** Where an order goes: to the treasury's own account what is withheld, to the applicant's the rest. */
export function findPayeeOf(
  reader: Reader, order: Pick<Order, 'treasury' | 'withheld'>, applicantId: string,
): Promise<Payee | undefined> {
  return order.withheld ? findTreasuryAccount(reader, order.treasury) : findPayee(reader, applicantId);
}

/** The account of a treasury that was registered last. */
export async function findTreasuryAccount(reader: Reader, treasury: string): Promise<Payee | undefined> {
  const row = await tables(reader).selectFrom('payee_account').selectAll().where('treasury', '=', treasury)
    .orderBy('registered_at', 'desc').orderBy('id').limit(1).executeTakeFirst();
  return row && payeeOf(row);
}

export async function listPayees(reader: Reader, ids: readonly string[]): Promise<Map<string, Payee>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(reader).selectFrom('payee_account').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, payeeOf(row)]));
}

export async function insertOrder(tx: Tx, order: Order): Promise<void> {
  await tables(tx)
    .insertInto('payment_order')
    .values({
      id: order.id,
      number: order.number,
      claim_id: order.claimId,
      treasury: order.treasury,
      amount_fen: order.amountFen,
      parts: json(wireParts(order.parts) as unknown),
      payee_id: order.payeeId,
      state: order.state,
      attempt: order.attempt,
      built_by: order.builtBy,
      built_at: order.builtAt,
      released_by: null,
      bank_reference: null,
      paid_on: null,
      withheld_for: order.withheld?.caseId ?? null,
      debt: order.withheld && json(debtOf(order.withheld) as unknown),
      cut_from: order.cutFrom,
    })
    .execute();
}

/** Reads the order and holds it until the transaction ends. */
export async function lockOrder(tx: Tx, id: string): Promise<Order | undefined> {
  const row = await tables(tx)
    .selectFrom('payment_order')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && orderOf(row);
}

export async function findOrder(reader: Reader, id: string): Promise<Order | undefined> {
  const row = await tables(reader).selectFrom('payment_order').selectAll().where('id', '=', id).executeTakeFirst();
  return row && orderOf(row);
}

export async function releaseOrder(tx: Tx, order: { id: string; by: string }): Promise<void> {
  await tables(tx)
    .updateTable('payment_order')
    .set({ state: 'released', released_by: order.by })
    .where('id', '=', order.id)
    .execute();
}

export async function markPaid(tx: Tx, order: { id: string; bankReference: string; paidOn: Day }): Promise<void> {
  await tables(tx)
    .updateTable('payment_order')
    .set({ state: 'paid', bank_reference: order.bankReference, paid_on: order.paidOn })
    .where('id', '=', order.id)
    .execute();
}

/** Reads the orders and holds them until the transaction ends, in the order of their ids. */
export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<Order[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx).selectFrom('payment_order').selectAll().where('id', 'in', ids).orderBy('id')
    .forUpdate().execute();
  return rows.map(orderOf);
}

/** 抵扣 — what is left of an order for its applicant, or the whole of it for the treasury's own account. */
export async function changeOrder(
  tx: Tx, order: Pick<Order, 'id' | 'amountFen' | 'parts' | 'payeeId' | 'withheld'>,
): Promise<void> {
  await tables(tx).updateTable('payment_order').set({
    amount_fen: order.amountFen, parts: json(wireParts(order.parts) as unknown), payee_id: order.payeeId,
    withheld_for: order.withheld?.caseId ?? null, debt: order.withheld && json(debtOf(order.withheld) as unknown),
  }).where('id', '=', order.id).execute();
}

/** The orders that take down a debt, the oldest first. */
export async function listWithheld(reader: Reader, caseId: string): Promise<Order[]> {
  const rows = await tables(reader).selectFrom('payment_order').selectAll().where('withheld_for', '=', caseId)
    .orderBy('built_at').orderBy('number').execute();
  return rows.map(orderOf);
}

/** The order that the bank's reference was recorded for. */
export async function findOrderByReference(reader: Reader, bankReference: string): Promise<string | undefined> {
  const row = await tables(reader).selectFrom('payment_order').select('id')
    .where('bank_reference', '=', bankReference).executeTakeFirst();
  return row?.id;
}

/** 退回 — the bank did not pay it, or sent it back. */
export async function markReturned(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('payment_order').set({ state: 'returned', bank_reference: null, paid_on: null })
    .where('id', '=', id).execute();
}

/** Ready to be sent once more, to the account that was confirmed. */
export async function rebuildOrder(
  tx: Tx, order: { id: string; attempt: number; payeeId: string; by: string },
): Promise<void> {
  await tables(tx).updateTable('payment_order').set({
    state: 'built', released_by: null, attempt: order.attempt, payee_id: order.payeeId, built_by: order.by,
  }).where('id', '=', order.id).execute();
}

/** Orders of one claim, or all of them, the newest first. */
export async function listOrders(reader: Reader, claimId?: string): Promise<Order[]> {
  const all = tables(reader).selectFrom('payment_order').selectAll().orderBy('built_at', 'desc').orderBy('number');
  const rows = await (claimId === undefined ? all : all.where('claim_id', '=', claimId)).execute();
  return rows.map(orderOf);
}

/** Rows from before budgets had lines name no item. */
function partsOf(row: PaymentTables['payment_order']): Part[] {
  const parts = partsFrom(row.parts as WireLine[]) ?? [];
  return parts.length === 0 ? [{ item: null, amountFen: row.amount_fen }] : parts;
}

function payeeOf(row: PaymentTables['payee_account']): Payee {
  return {
    id: row.id, applicantId: row.applicant_id, treasury: row.treasury,
    holder: row.holder, account: row.account, bank: row.bank, bankCode: row.bank_code,
  };
}

interface WireDebt { readonly claimId: string; readonly parts: readonly WireLine[] }

function debtOf({ claimId, parts }: Withheld): WireDebt {
  return { claimId, parts: wireParts(parts) };
}

function withheldOf({ withheld_for: caseId, debt }: PaymentTables['payment_order']): Withheld | null {
  if (caseId === null) return null;
  const { claimId, parts } = debt as WireDebt;
  return { caseId, claimId, parts: partsFrom(parts) ?? [] };
}

function orderOf(row: PaymentTables['payment_order']): Order {
  return {
    id: row.id,
    number: row.number,
    claimId: row.claim_id,
    treasury: row.treasury,
    amountFen: row.amount_fen,
    parts: partsOf(row),
    payeeId: row.payee_id,
    state: row.state,
    attempt: row.attempt,
    builtBy: row.built_by,
    builtAt: row.built_at,
    releasedBy: row.released_by,
    bankReference: row.bank_reference,
    paidOn: row.paid_on,
    withheld: withheldOf(row),
    cutFrom: row.cut_from,
  };
}
