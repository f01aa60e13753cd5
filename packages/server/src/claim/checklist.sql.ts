import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Claim } from './claim.ts';

type ChecklistTables = {
  claim_check: {
    claim_id: string;
    round: number;
    line: string;
    is_right: boolean;
    note: string;
    checked_by: string;
    checked_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & ChecklistTables> => reader.$extendTables<ChecklistTables>();

/** What a clerk found of one line. */
export interface Check {
  readonly line: string;
  readonly isRight: boolean;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

/** Keeps the finding in place of an earlier one on the same line of the same round. */
export async function putCheck(tx: Tx, check: Check & { claimId: string; round: number }): Promise<void> {
  const found = { is_right: check.isRight, note: check.note, checked_by: check.by, checked_at: check.at };
  await tables(tx)
    .insertInto('claim_check')
    .values({ claim_id: check.claimId, round: check.round, line: check.line, ...found })
    .onConflict((conflict) => conflict.columns(['claim_id', 'round', 'line']).doUpdateSet(found))
    .execute();
}

/** The findings of the round that the claim is in: after a correction the checklist begins anew. */
export async function listChecks(reader: Reader, claim: Pick<Claim, 'id' | 'returns'>): Promise<Check[]> {
  const rows = await tables(reader)
    .selectFrom('claim_check')
    .selectAll()
    .where('claim_id', '=', claim.id)
    .where('round', '=', claim.returns)
    .orderBy('line')
    .execute();
  return rows.map((row) => ({
    line: row.line, isRight: row.is_right, note: row.note, by: row.checked_by, at: row.checked_at,
  }));
}
