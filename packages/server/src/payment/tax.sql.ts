import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { Taxes, WithheldTax } from './tax.ts';

type TaxTables = {
  payment_tax: {
    id: string; order_id: string; revision: number; gross_fen: bigint; tax_fen: bigint; basis: string; basis_on: Day;
    entered_by: string; entered_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & TaxTables> => reader.$extendTables<TaxTables>();

export async function insertTax(tx: Tx, tax: WithheldTax & { id: string; at: Instant }): Promise<void> {
  await tables(tx).insertInto('payment_tax').values({
    id: tax.id, order_id: tax.orderId, revision: tax.revision, gross_fen: tax.grossFen, tax_fen: tax.taxFen,
    basis: tax.basis, basis_on: tax.basisOn, entered_by: tax.enteredBy, entered_at: tax.at,
  }).execute();
}

/** What was entered last for each of the orders. */
export async function listTaxes(reader: Reader, orderIds: readonly string[]): Promise<Taxes> {
  if (orderIds.length === 0) return new Map();
  const rows = await tables(reader).selectFrom('payment_tax').selectAll().where('order_id', 'in', orderIds)
    .orderBy('revision').execute();
  return new Map(rows.map((row) => [row.order_id, {
    orderId: row.order_id, revision: row.revision, grossFen: row.gross_fen, taxFen: row.tax_fen, basis: row.basis,
    basisOn: row.basis_on, enteredBy: row.entered_by,
  }]));
}
