import type { Kysely } from 'kysely';
import type { Override } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { Instant } from '../foundation/index.ts';

type OverrideTables = {
  review_override: {
    id: string;
    claim_id: string;
    cycle: number;
    items: unknown;
    computed_fen: Fen;
    amount_fen: Fen;
    reason: string;
    basis: string;
    state: Override['state'];
    proposed_by: string;
    proposed_at: Instant;
    answer: string | null;
    answered_by: string | null;
    answered_at: Instant | null;
  };
  claim: { id: string; cycle: number };
};

const tables = (reader: Reader): Kysely<NoTables & OverrideTables> => reader.$extendTables<OverrideTables>();

/** 改定 as it is kept; who proposed and who answered is told by user ids. */
export interface StoredOverride extends Override {
  readonly id: string;
  readonly claimId: string;
  readonly cycle: number;
}

export async function insertOverride(
  tx: Tx, override: StoredOverride & { computedFen: Fen; amountFen: Fen },
): Promise<void> {
  await tables(tx)
    .insertInto('review_override')
    .values({
      id: override.id, claim_id: override.claimId, cycle: override.cycle, items: json(override.items as unknown),
      computed_fen: override.computedFen, amount_fen: override.amountFen, reason: override.reason,
      basis: override.basis, state: override.state, proposed_by: override.proposedBy,
      proposed_at: override.proposedAt, answer: null, answered_by: null, answered_at: null,
    })
    .execute();
}

/** The word of the second person. */
export async function answerOverride(
  tx: Tx, answered: { id: string; state: 'confirmed' | 'refused'; answer: string; by: string; at: Instant },
): Promise<void> {
  await tables(tx)
    .updateTable('review_override')
    .set({ state: answered.state, answer: answered.answer, answered_by: answered.by, answered_at: answered.at })
    .where('id', '=', answered.id)
    .execute();
}

/** The override of the cycle that the claim is in, proposed or confirmed; one that was refused is none. */
export async function findOverride(reader: Reader, claimId: string): Promise<StoredOverride | undefined> {
  const row = await tables(reader)
    .selectFrom('review_override as o')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 'o.claim_id').onRef('c.cycle', '=', 'o.cycle'))
    .selectAll('o').where('o.claim_id', '=', claimId).where('o.state', '<>', 'refused').executeTakeFirst();
  return row && overrideOf(row);
}

/** Every override that was proposed in the case, the first one first. */
export async function listOverrides(reader: Reader, claimId: string): Promise<StoredOverride[]> {
  const rows = await tables(reader)
    .selectFrom('review_override').selectAll().where('claim_id', '=', claimId).orderBy('proposed_at').execute();
  return rows.map(overrideOf);
}

function overrideOf(row: OverrideTables['review_override']): StoredOverride {
  return {
    id: row.id, claimId: row.claim_id, cycle: row.cycle, items: row.items as Override['items'],
    computed: formatYuan(row.computed_fen), amount: formatYuan(row.amount_fen), reason: row.reason, basis: row.basis,
    state: row.state, proposedBy: row.proposed_by, proposedAt: row.proposed_at, answer: row.answer,
    answeredBy: row.answered_by, answeredAt: row.answered_at,
  };
}
