import type { Generated, Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { PersonDecision } from './roster.ts';

type RosterTables = {
  roster_decision: {
    id: string; claim_id: string; person_id: string; approved: boolean; reason: string; decided_by: string;
    office: string; decided_at: Instant; ordinal: Generated<bigint>;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RosterTables> => reader.$extendTables<RosterTables>();

export async function insertDecisions(
  tx: Tx, act: { claimId: string; office: string }, decisions: readonly (PersonDecision & { id: string })[],
): Promise<void> {
  await tables(tx).insertInto('roster_decision').values(decisions.map((decision) => ({
    id: decision.id, claim_id: act.claimId, person_id: decision.personId, approved: decision.approved,
    reason: decision.reason, decided_by: decision.decidedBy, office: act.office, decided_at: decision.decidedAt,
  }))).execute();
}

/** The last word on each person of a claim. */
export async function listDecisions(reader: Reader, claimId: string): Promise<Map<string, PersonDecision>> {
  const rows = await tables(reader).selectFrom('roster_decision').selectAll().where('claim_id', '=', claimId)
    .orderBy('ordinal').execute();
  return new Map(rows.map((row) => [row.person_id, {
    personId: row.person_id, approved: row.approved, reason: row.reason, decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }]));
}
