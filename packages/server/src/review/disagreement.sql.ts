import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type DisagreementTables = {
  review_opinion: { list_id: string; claim_id: string; office: string; agrees: boolean; reason: string };
  disagreement: {
    id: string;
    number: string;
    list_id: string;
    claim_id: string;
    cycle: number;
    opened_at: Instant;
    outcome: 'stands' | 'anew' | null;
    decision: string | null;
    settled_by: string | null;
    settled_at: Instant | null;
  };
  claim: { id: string; cycle: number };
};

const tables = (reader: Reader): Kysely<NoTables & DisagreementTables> => reader.$extendTables<DisagreementTables>();

/** 逐件意见 — one bureau's opinion on one line; `reason` is '' where it agrees. */
export interface LineOpinion {
  readonly listId: string;
  readonly claimId: string;
  readonly office: string;
  readonly agrees: boolean;
  readonly reason: string;
}

/** 分歧 as it is kept; who settled it is told by user id. */
export interface StoredDisagreement {
  readonly id: string;
  readonly number: string;
  readonly listId: string;
  readonly claimId: string;
  readonly cycle: number;
  readonly openedAt: Instant;
  readonly settled: {
    readonly outcome: 'stands' | 'anew'; readonly decision: string; readonly by: string; readonly at: Instant;
  } | null;
}

export async function insertOpinions(tx: Tx, opinions: readonly LineOpinion[]): Promise<void> {
  await tables(tx)
    .insertInto('review_opinion')
    .values(opinions.map(({ listId, claimId, office, agrees, reason }) => (
      { list_id: listId, claim_id: claimId, office, agrees, reason })))
    .execute();
}

/** The opinions on the lines of these lists, by office. */
export async function listOpinions(reader: Reader, listIds: readonly string[]): Promise<LineOpinion[]> {
  if (listIds.length === 0) return [];
  const rows = await tables(reader)
    .selectFrom('review_opinion').selectAll().where('list_id', 'in', listIds)
    .orderBy('office').orderBy('claim_id').execute();
  return rows.map((row) => ({
    listId: row.list_id, claimId: row.claim_id, office: row.office, agrees: row.agrees, reason: row.reason,
  }));
}

export async function insertDisagreement(
  tx: Tx, opened: Omit<StoredDisagreement, 'settled'>,
): Promise<void> {
  await tables(tx)
    .insertInto('disagreement')
    .values({
      id: opened.id, number: opened.number, list_id: opened.listId, claim_id: opened.claimId, cycle: opened.cycle,
      opened_at: opened.openedAt, outcome: null, decision: null, settled_by: null, settled_at: null,
    })
    .execute();
}

/** The disagreement of the cycle that the claim is in, open or settled. */
export async function findDisagreement(reader: Reader, claimId: string): Promise<StoredDisagreement | undefined> {
  const row = await tables(reader)
    .selectFrom('disagreement as d')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 'd.claim_id').onRef('c.cycle', '=', 'd.cycle'))
    .selectAll('d').where('d.claim_id', '=', claimId).executeTakeFirst();
  return row && disagreementOf(row);
}

/** All of them, or those of some lists; the first one first. */
export async function listStoredDisagreements(
  reader: Reader, which: { listIds?: readonly string[]; claimId?: string } = {},
): Promise<StoredDisagreement[]> {
  if (which.listIds?.length === 0) return [];
  let query = tables(reader).selectFrom('disagreement').selectAll().orderBy('opened_at').orderBy('number');
  if (which.listIds) query = query.where('list_id', 'in', which.listIds);
  if (which.claimId !== undefined) query = query.where('claim_id', '=', which.claimId);
  return (await query.execute()).map(disagreementOf);
}

/** Keeps the word of the leading office; the claim is held by whoever settles, so nobody settles twice. */
export async function settleStoredDisagreement(
  tx: Tx, settled: { id: string; settled: NonNullable<StoredDisagreement['settled']> },
): Promise<void> {
  const { outcome, decision, by, at } = settled.settled;
  await tables(tx)
    .updateTable('disagreement')
    .set({ outcome, decision, settled_by: by, settled_at: at })
    .where('id', '=', settled.id)
    .execute();
}

function disagreementOf(row: DisagreementTables['disagreement']): StoredDisagreement {
  const { outcome, decision, settled_by: by, settled_at: at } = row;
  const isSettled = outcome !== null && decision !== null && by !== null && at !== null;
  return {
    id: row.id, number: row.number, listId: row.list_id, claimId: row.claim_id, cycle: row.cycle,
    openedAt: row.opened_at, settled: isSettled ? { outcome, decision, by, at } : null,
  };
}
