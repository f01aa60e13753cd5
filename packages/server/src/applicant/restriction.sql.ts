import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { assert } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import type { RestrictionDecision, StoredRestriction } from './restriction.ts';

type RestrictionTables = {
  restriction: {
    id: string; number: string; claim_id: string; applicant_id: string; policy: string; clause: string; finding: string;
    hearing_on: Day; state: StoredRestriction['state']; opened_by: string; opened_at: Instant; from_day: Day | null;
    until_day: Day | null; document: string | null; reason: string | null; decided_by: string | null;
    decided_at: Instant | null; lift_reason: string | null; lift_asked_by: string | null;
    lift_asked_at: Instant | null; lifted_by: string | null; lifted_at: Instant | null;
  };
  restriction_word: {
    id: string; restriction_id: string; kind: 'statement' | 'hearing' | 'drop'; said: string; said_by: string;
    said_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RestrictionTables> => reader.$extendTables<RestrictionTables>();

export async function insertRestriction(
  tx: Tx, opened: Omit<StoredRestriction, 'state' | 'decision' | 'lift' | 'liftedAt'>,
): Promise<void> {
  await tables(tx).insertInto('restriction').values({
    id: opened.id, number: opened.number, claim_id: opened.claimId, applicant_id: opened.applicantId,
    policy: opened.policy, clause: opened.clause, finding: opened.finding, hearing_on: opened.hearingOn,
    state: 'hearing', opened_by: opened.openedBy, opened_at: opened.openedAt, from_day: null, until_day: null,
    document: null, reason: null, decided_by: null, decided_at: null, lift_reason: null, lift_asked_by: null,
    lift_asked_at: null, lifted_by: null, lifted_at: null,
  }).execute();
}

export async function findRestriction(reader: Reader, id: string): Promise<StoredRestriction | undefined> {
  const row = await tables(reader).selectFrom('restriction').selectAll().where('id', '=', id).executeTakeFirst();
  return row && restrictionOf(row);
}

/** Reads the restriction and holds it until the transaction ends. */
export async function lockRestriction(tx: Tx, id: string): Promise<StoredRestriction | undefined> {
  const row = await tables(tx).selectFrom('restriction').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && restrictionOf(row);
}

/** Every restriction, or those of some applicants; the newest first. */
export async function listRestrictions(
  reader: Reader, applicantIds?: readonly string[],
): Promise<StoredRestriction[]> {
  if (applicantIds?.length === 0) return [];
  const all = tables(reader).selectFrom('restriction').selectAll().orderBy('opened_at', 'desc').orderBy('number');
  const rows = await (applicantIds ? all.where('applicant_id', 'in', applicantIds) : all).execute();
  return rows.map(restrictionOf);
}

/** What restricts the applicant, or a duplicate, on a day under a policy; of several the one that lasts longest. */
export async function findRestrictionOn(
  reader: Reader, on: { applicantId: string; policy: string; day: Day },
): Promise<StoredRestriction | undefined> {
  const row = await tables(reader).selectFrom('restriction').selectAll()
    .where(sql<boolean>`applicant_id in (select same_applicant(${on.applicantId}::uuid))`)
    .where('policy', '=', on.policy).where('state', '=', 'in-force').where('from_day', '<=', on.day)
    .where('until_day', '>=', on.day).orderBy('until_day', 'desc').orderBy('number').limit(1).executeTakeFirst();
  return row && restrictionOf(row);
}

export async function setRestrictionState(tx: Tx, id: string, state: 'heard' | 'dropped'): Promise<void> {
  await tables(tx).updateTable('restriction').set({ state }).where('id', '=', id).execute();
}

export async function keepRestriction(tx: Tx, id: string, decision: RestrictionDecision): Promise<void> {
  await tables(tx).updateTable('restriction').set({
    state: 'in-force', from_day: decision.from, until_day: decision.until, document: decision.document,
    reason: decision.reason, decided_by: decision.by, decided_at: decision.at,
  }).where('id', '=', id).execute();
}

export async function askToLiftBy(
  tx: Tx, id: string, asked: { reason: string; by: string; at: Instant },
): Promise<void> {
  await tables(tx).updateTable('restriction')
    .set({ lift_reason: asked.reason, lift_asked_by: asked.by, lift_asked_at: asked.at })
    .where('id', '=', id).execute();
}

export async function liftBy(tx: Tx, id: string, lifted: { by: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('restriction').set({ state: 'lifted', lifted_by: lifted.by, lifted_at: lifted.at })
    .where('id', '=', id).execute();
}

/** What was said in a restriction's case. */
export interface RestrictionWord {
  readonly restrictionId: string;
  readonly kind: 'statement' | 'hearing' | 'drop';
  readonly said: string;
  readonly by: string;
  readonly at: Instant;
}

export async function insertRestrictionWord(tx: Tx, word: RestrictionWord & { id: string }): Promise<void> {
  await tables(tx).insertInto('restriction_word').values({
    id: word.id, restriction_id: word.restrictionId, kind: word.kind, said: word.said, said_by: word.by,
    said_at: word.at,
  }).execute();
}

/** Everything that was said, in its order. */
export async function listRestrictionWords(reader: Reader, ids: readonly string[]): Promise<RestrictionWord[]> {
  if (ids.length === 0) return [];
  const rows = await tables(reader).selectFrom('restriction_word').selectAll().where('restriction_id', 'in', ids)
    .orderBy('said_at').orderBy('id').execute();
  return rows.map((row) => ({
    restrictionId: row.restriction_id, kind: row.kind, said: row.said, by: row.said_by, at: row.said_at,
  }));
}

function restrictionOf(row: Selectable<RestrictionTables['restriction']>): StoredRestriction {
  return {
    id: row.id, number: row.number, claimId: row.claim_id, applicantId: row.applicant_id, policy: row.policy,
    clause: row.clause, finding: row.finding, hearingOn: row.hearing_on, state: row.state, openedBy: row.opened_by,
    openedAt: row.opened_at, decision: decisionOf(row), liftedAt: row.lifted_at,
    lift: row.lift_asked_by !== null && row.lift_reason !== null && row.lift_asked_at !== null
      ? { reason: row.lift_reason, by: row.lift_asked_by, at: row.lift_asked_at }
      : null,
  };
}

function decisionOf(row: Selectable<RestrictionTables['restriction']>): RestrictionDecision | null {
  const { from_day: from, until_day: until, document, reason, decided_by: by, decided_at: at } = row;
  if (by === null) return null;
  assert(from !== null && until !== null && document !== null && reason !== null && at !== null,
    'a decision has its days, document and reason');
  return { from, until, document, reason, by, at };
}
