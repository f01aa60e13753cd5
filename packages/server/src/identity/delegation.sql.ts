import type { Kysely } from 'kysely';
import type { Role } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';

type DelegationTables = {
  delegation: {
    id: string; giver_id: string; role: Role; unit: string; holder_id: string; valid_from: Day; valid_until: Day;
    reason: string; given_at: Instant; ended_by: string | null; ended_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & DelegationTables> => reader.$extendTables<DelegationTables>();

/** 代理 — both days count, by the business clock; role and unit are those that the giver held when it was given. */
export interface Delegation {
  readonly id: string;
  readonly giverId: string;
  readonly role: Role;
  readonly unit: string;
  readonly holderId: string;
  readonly from: Day;
  readonly until: Day;
  readonly reason: string;
  readonly givenAt: Instant;
  readonly endedAt: Instant | null;
}

export async function insertDelegation(tx: Tx, given: Omit<Delegation, 'endedAt'>): Promise<void> {
  await tables(tx).insertInto('delegation').values({
    id: given.id, giver_id: given.giverId, role: given.role, unit: given.unit, holder_id: given.holderId,
    valid_from: given.from, valid_until: given.until, reason: given.reason, given_at: given.givenAt,
    ended_by: null, ended_at: null,
  }).execute();
}

export async function findDelegation(reader: Reader, id: string): Promise<Delegation | undefined> {
  const row = await tables(reader).selectFrom('delegation').selectAll().where('id', '=', id).executeTakeFirst();
  return row && delegationOf(row);
}

export async function endDelegationOf(tx: Tx, end: { id: string; by: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('delegation').set({ ended_by: end.by, ended_at: end.at })
    .where('id', '=', end.id).where('ended_at', 'is', null).execute();
}

/** All of them, or those that a person gave or holds; the newest first. */
export async function listStoredDelegations(reader: Reader, personId?: string): Promise<Delegation[]> {
  const all = tables(reader).selectFrom('delegation').selectAll().orderBy('given_at', 'desc').orderBy('id');
  const rows = await (personId === undefined ? all : all.where((where) =>
    where.or([where('giver_id', '=', personId), where('holder_id', '=', personId)]))).execute();
  return rows.map(delegationOf);
}

/** Who stands in on that day for any of these people, by id. */
export async function listStandIns(
  reader: Reader, of: { giverIds: readonly string[]; on: Day },
): Promise<string[]> {
  if (of.giverIds.length === 0) return [];
  const rows = await tables(reader).selectFrom('delegation').select('holder_id').distinct()
    .where('giver_id', 'in', of.giverIds).where('ended_at', 'is', null)
    .where('valid_from', '<=', of.on).where('valid_until', '>=', of.on).orderBy('holder_id').execute();
  return rows.map((row) => row.holder_id);
}

function delegationOf(row: DelegationTables['delegation']): Delegation {
  return {
    id: row.id, giverId: row.giver_id, role: row.role, unit: row.unit, holderId: row.holder_id,
    from: row.valid_from, until: row.valid_until, reason: row.reason, givenAt: row.given_at, endedAt: row.ended_at,
  };
}
