import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { BudgetSubject } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import { assert } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import { partsFrom, wireParts } from './fund.ts';
import type { Reservation, Shares, WireLine } from './fund.ts';

/** 预算文件的种类 — by what its lines come to: more, less, nothing; or money that came over from a closed year. */
export type BudgetKind = 'grant' | 'reduction' | 'transfer' | 'carry-over';

type FundTables = {
  fund_budget_document: {
    id: string; policy: string; year: number; document_no: string; kind: BudgetKind; lines: unknown; note: string;
    entry_id: bigint; recorded_at: Instant;
  };
  fund_reservation: {
    claim_id: string; policy: string; year: number; state: Reservation['state']; amount_fen: bigint; parts: unknown;
    hold_entry: bigint | null; deferred: unknown; changed_at: Instant;
  };
  fund_year_closing: {
    policy: string; year: number; carried_fen: bigint; lapsed_fen: bigint; document_no: string; closed_by: string;
    closed_at: Instant;
  };
  fund_subject: {
    id: string; policy: string; from_year: number; item: string | null; functional_code: string;
    functional_name: string; economic_code: string; economic_name: string; department_code: string;
    department_name: string; basis: string; set_by: string; set_at: Instant;
  };
  fund_shares: { policy: string; from_day: Day; ratios: unknown; basis: string; set_at: Instant };
};

const tables = (reader: Reader): Kysely<NoTables & FundTables> => reader.$extendTables<FundTables>();

/** A budget document as it is kept; amounts of its lines in yuan. */
export interface KeptDocument {
  readonly id: string;
  readonly policy: string;
  readonly year: number;
  readonly documentNo: string;
  readonly kind: BudgetKind;
  readonly lines: readonly WireLine[];
  readonly note: string;
  readonly entryId: bigint;
  readonly recordedAt: Instant;
}

export async function insertBudgetDocument(tx: Tx, document: KeptDocument): Promise<void> {
  await tables(tx).insertInto('fund_budget_document').values({
    id: document.id, policy: document.policy, year: document.year, document_no: document.documentNo,
    kind: document.kind, lines: json(document.lines as unknown), note: document.note, entry_id: document.entryId,
    recorded_at: document.recordedAt,
  }).execute();
}

/** The documents that made the budgets of a policy, in the order in which they were entered. */
export async function listBudgetDocuments(reader: Reader, policy: string): Promise<KeptDocument[]> {
  const rows = await tables(reader).selectFrom('fund_budget_document').selectAll().where('policy', '=', policy)
    .orderBy('entry_id').execute();
  return rows.map((row) => ({
    id: row.id, policy: row.policy, year: row.year, documentNo: row.document_no, kind: row.kind,
    lines: row.lines as WireLine[], note: row.note, entryId: row.entry_id, recordedAt: row.recorded_at,
  }));
}

export interface YearClosing {
  readonly policy: string;
  readonly year: number;
  readonly carriedFen: Fen;
  readonly lapsedFen: Fen;
  readonly documentNo: string;
  readonly closedBy: string;
  readonly closedAt: Instant;
}

export async function insertYearClosing(tx: Tx, closing: YearClosing): Promise<void> {
  await tables(tx).insertInto('fund_year_closing').values({
    policy: closing.policy, year: closing.year, carried_fen: closing.carriedFen, lapsed_fen: closing.lapsedFen,
    document_no: closing.documentNo, closed_by: closing.closedBy, closed_at: closing.closedAt,
  }).execute();
}

export async function listYearClosings(reader: Reader, policy: string): Promise<Map<number, YearClosing>> {
  const rows = await tables(reader).selectFrom('fund_year_closing').selectAll().where('policy', '=', policy)
    .execute();
  return new Map(rows.map((row) => [row.year, {
    policy: row.policy, year: row.year, carriedFen: row.carried_fen, lapsedFen: row.lapsed_fen,
    documentNo: row.document_no, closedBy: row.closed_by, closedAt: row.closed_at,
  }]));
}

/** Every reservation of a year that has not ended, held until the transaction ends; in the order of their claims. */
export async function lockReservationsOfYear(
  tx: Tx, fund: { policy: string; year: number },
): Promise<Reservation[]> {
  const rows = await tables(tx).selectFrom('fund_reservation').selectAll().where('policy', '=', fund.policy)
    .where('year', '=', fund.year).where('state', '<>', 'released').orderBy('claim_id').forUpdate().execute();
  return rows.map(reservationOf);
}

export async function lockReservation(tx: Tx, claimId: string): Promise<Reservation | undefined> {
  const row = await tables(tx).selectFrom('fund_reservation').selectAll().where('claim_id', '=', claimId)
    .forUpdate().executeTakeFirst();
  return row && reservationOf(row);
}

export async function findReservation(reader: Reader, claimId: string): Promise<Reservation | undefined> {
  const row = await tables(reader).selectFrom('fund_reservation').selectAll().where('claim_id', '=', claimId)
    .executeTakeFirst();
  return row && reservationOf(row);
}

/** Awards that are approved and wait for a budget, the longest first. */
export async function listDeferred(reader: Reader, policy?: string): Promise<Reservation[]> {
  let query = tables(reader).selectFrom('fund_reservation').selectAll().where('state', '=', 'deferred');
  if (policy !== undefined) query = query.where('policy', '=', policy);
  return inOrder((await query.execute()).map(reservationOf));
}

/** The same of one policy, held until the transaction ends. */
export async function lockDeferred(tx: Tx, policy: string): Promise<Reservation[]> {
  const rows = await tables(tx).selectFrom('fund_reservation').selectAll().where('state', '=', 'deferred')
    .where('policy', '=', policy).orderBy('claim_id').forUpdate().execute();
  return inOrder(rows.map(reservationOf));
}

function inOrder(reservations: readonly Reservation[]): Reservation[] {
  return reservations.toSorted((a, b) => (waitsAt(a) < waitsAt(b) ? -1 : 1));
}

function waitsAt({ deferred }: Reservation): string {
  return `${deferred?.since} ${deferred?.place}`;
}

export async function putReservation(tx: Tx, reservation: Reservation & { changedAt: Instant }): Promise<void> {
  const values = {
    policy: reservation.policy, year: reservation.year, state: reservation.state, amount_fen: reservation.amountFen,
    parts: json(wireParts(reservation.parts) as unknown), hold_entry: reservation.holdEntry,
    deferred: reservation.state === 'deferred' && reservation.deferred ? json(reservation.deferred as unknown) : null,
    changed_at: reservation.changedAt,
  };
  await tables(tx).insertInto('fund_reservation').values({ claim_id: reservation.claimId, ...values })
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet(values)).execute();
}

/** Soft demand by year, in fen. */
export async function sumSoftReservations(reader: Reader, policy: string): Promise<Map<number, Fen>> {
  const rows = await tables(reader).selectFrom('fund_reservation')
    .select(['year', sql<bigint>`cast(sum(amount_fen) as int8)`.as('sum')])
    .where('policy', '=', policy).where('state', '=', 'soft').groupBy('year').execute();
  return new Map(rows.map((row) => [row.year, row.sum]));
}

/** Every year for which money was granted or is wanted. */
export async function listFundYears(reader: Reader, policy: string): Promise<number[]> {
  const granted = tables(reader).selectFrom('fund_budget_document').select('year').where('policy', '=', policy);
  const wanted = tables(reader).selectFrom('fund_reservation').select('year').where('policy', '=', policy);
  const rows = await granted.union(wanted).orderBy('year').execute();
  return rows.map((row) => row.year);
}

export async function insertShares(tx: Tx, shares: Shares & { policy: string; setAt: Instant }): Promise<void> {
  await tables(tx).insertInto('fund_shares').values({
    policy: shares.policy, from_day: shares.from, ratios: json(shares.ratios), basis: shares.basis,
    set_at: shares.setAt,
  }).execute();
}

/** 分成比例 — the shares in force on a day: the latest begun, of one day the last set; undefined before the first. */
export async function findShares(reader: Reader, key: { policy: string; day: Day }): Promise<Shares | undefined> {
  const row = await tables(reader).selectFrom('fund_shares').selectAll()
    .where('policy', '=', key.policy).where('from_day', '<=', key.day)
    .orderBy('from_day', 'desc').orderBy('set_at', 'desc').limit(1).executeTakeFirst();
  return row && { from: row.from_day, ratios: row.ratios as Shares['ratios'], basis: row.basis };
}

export async function insertSubject(
  tx: Tx, subject: BudgetSubject & { id: string; policy: string; setBy: string; setAt: Instant },
): Promise<void> {
  const { functional, economic, department } = subject;
  await tables(tx).insertInto('fund_subject').values({
    id: subject.id, policy: subject.policy, from_year: subject.fromYear, item: subject.item,
    functional_code: functional.code, functional_name: functional.name, economic_code: economic.code,
    economic_name: economic.name, department_code: department.code, department_name: department.name,
    basis: subject.basis, set_by: subject.setBy, set_at: subject.setAt,
  }).execute();
}

/** Every subject of a policy, in the order in which they were set. */
export async function listSubjects(reader: Reader, policy: string): Promise<BudgetSubject[]> {
  const rows = await tables(reader).selectFrom('fund_subject').selectAll().where('policy', '=', policy)
    .orderBy('set_at').orderBy('id').execute();
  return rows.map((row) => ({
    fromYear: row.from_year, item: row.item, functional: { code: row.functional_code, name: row.functional_name },
    economic: { code: row.economic_code, name: row.economic_name },
    department: { code: row.department_code, name: row.department_name }, basis: row.basis,
  }));
}

function reservationOf(row: FundTables['fund_reservation']): Reservation {
  const parts = partsFrom(row.parts as WireLine[]);
  assert(parts, 'a reservation is made of amounts');
  return {
    claimId: row.claim_id, policy: row.policy, year: row.year, state: row.state, amountFen: row.amount_fen,
    // Rows from before budgets had lines name no item.
    parts: parts.length === 0 ? [{ item: null, amountFen: row.amount_fen }] : parts,
    holdEntry: row.hold_entry,
    ...(row.state === 'deferred' && { deferred: row.deferred as NonNullable<Reservation['deferred']> }),
  };
}
