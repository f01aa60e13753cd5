import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import type { Instant } from '../foundation/index.ts';
import type { Decision } from './award.ts';

type AwardTables = {
  award_decision: {
    claim_id: string;
    cycle: number;
    number: string;
    kind: Decision['kind'];
    amount_fen: Fen;
    items: unknown;
    note: string;
    decided_by: string;
    decided_at: Instant;
  };
  claim: { id: string; cycle: number };
};

const tables = (reader: Reader): Kysely<NoTables & AwardTables> => reader.$extendTables<AwardTables>();

export async function insertDecision(tx: Tx, decision: Decision): Promise<void> {
  await tables(tx)
    .insertInto('award_decision')
    .values({
      claim_id: decision.claimId,
      cycle: decision.cycle,
      number: decision.number,
      kind: decision.kind,
      amount_fen: decision.amountFen,
      items: json(decision.items as unknown),
      note: decision.note,
      decided_by: decision.decidedBy,
      decided_at: decision.decidedAt,
    })
    .execute();
}

/** The decision of the cycle that the claim is in: what was decided before it was begun anew no longer holds. */
export async function findDecision(reader: Reader, claimId: string): Promise<Decision | undefined> {
  const row = await tables(reader)
    .selectFrom('award_decision as d')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 'd.claim_id').onRef('c.cycle', '=', 'd.cycle'))
    .selectAll('d')
    .where('d.claim_id', '=', claimId)
    .executeTakeFirst();
  return row && decisionOf(row);
}

/** Every decision on the claim, the one of the first cycle first. */
export async function listDecisions(reader: Reader, claimId: string): Promise<Decision[]> {
  const rows = await tables(reader)
    .selectFrom('award_decision').selectAll().where('claim_id', '=', claimId).orderBy('cycle').execute();
  return rows.map(decisionOf);
}

function decisionOf(row: AwardTables['award_decision']): Decision {
  return {
    claimId: row.claim_id,
    cycle: row.cycle,
    number: row.number,
    kind: row.kind,
    amountFen: row.amount_fen,
    items: row.items as Decision['items'],
    note: row.note,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
