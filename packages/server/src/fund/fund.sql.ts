import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';
import type { Reservation, Shares } from './fund.ts';

type FundTables = {
  fund_appropriation: {
    id: string; policy: string; year: number; amount_fen: bigint; document_no: string; entry_id: bigint;
    received_at: Instant;
  };
  fund_reservation: {
    claim_id: string; policy: string; year: number; state: Reservation['state']; amount_fen: bigint;
    hold_entry: bigint | null;
    changed_at: Instant;
  };
  fund_shares: { policy: string; from_day: Day; ratios: unknown; basis: string; set_at: Instant };
};

const tables = (reader: Reader): Kysely<NoTables & FundTables> => reader.$extendTables<FundTables>();

export interface Appropriation {
  readonly id: string;
  readonly policy: string;
  readonly year: number;
  readonly amountFen: Fen;
  readonly documentNo: string;
  readonly entryId: bigint;
  readonly receivedAt: Instant;
}

export async function insertAppropriation(tx: Tx, appropriation: Appropriation): Promise<void> {
  await tables(tx).insertInto('fund_appropriation').values({
    id: appropriation.id, policy: appropriation.policy, year: appropriation.year, amount_fen: appropriation.amountFen,
    document_no: appropriation.documentNo, entry_id: appropriation.entryId, received_at: appropriation.receivedAt,
  }).execute();
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

export async function putReservation(tx: Tx, reservation: Reservation & { changedAt: Instant }): Promise<void> {
  const values = {
    policy: reservation.policy, year: reservation.year, state: reservation.state, amount_fen: reservation.amountFen,
    hold_entry: reservation.holdEntry, changed_at: reservation.changedAt,
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
  const granted = tables(reader).selectFrom('fund_appropriation').select('year').where('policy', '=', policy);
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

function reservationOf(row: FundTables['fund_reservation']): Reservation {
  return {
    claimId: row.claim_id, policy: row.policy, year: row.year, state: row.state, amountFen: row.amount_fen,
    holdEntry: row.hold_entry,
  };
}
