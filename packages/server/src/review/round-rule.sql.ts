import type { Kysely } from 'kysely';
import type { RoundRule } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type RoundTables = {
  round_rule: {
    policy: string; claim_year: number; method: RoundRule['method']; basis: string; declared_by: string;
    declared_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RoundTables> => reader.$extendTables<RoundTables>();

export async function insertRoundRule(
  tx: Tx,
  rule: { policy: string; claimYear: number; method: RoundRule['method']; basis: string; by: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('round_rule').values({
    policy: rule.policy, claim_year: rule.claimYear, method: rule.method, basis: rule.basis, declared_by: rule.by,
    declared_at: rule.at,
  }).execute();
}

/** What the round declared; undefined when it declared nothing. */
export async function findRoundRule(
  reader: Reader, round: { policy: string; claimYear: number },
): Promise<RoundRule | undefined> {
  const row = await tables(reader).selectFrom('round_rule').selectAll()
    .where('policy', '=', round.policy).where('claim_year', '=', round.claimYear).executeTakeFirst();
  return row && { method: row.method, basis: row.basis, declaredAt: row.declared_at };
}
