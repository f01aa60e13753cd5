import type { Kysely } from 'kysely';
import type { RoundRule } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type RoundTables = {
  round_rule: {
    policy: string; claim_year: number; method: RoundRule['method']; priority: unknown; basis: string;
    declared_by: string; declared_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RoundTables> => reader.$extendTables<RoundTables>();

export async function insertRoundRule(
  tx: Tx,
  rule: Omit<RoundRule, 'declaredAt'> & { policy: string; claimYear: number; by: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('round_rule').values({
    policy: rule.policy, claim_year: rule.claimYear, method: rule.method, priority: json(rule.priority as unknown),
    basis: rule.basis, declared_by: rule.by, declared_at: rule.at,
  }).execute();
}

/** What the round declared; undefined when it declared nothing. */
export async function findRoundRule(
  reader: Reader, round: { policy: string; claimYear: number },
): Promise<RoundRule | undefined> {
  const row = await tables(reader).selectFrom('round_rule').selectAll()
    .where('policy', '=', round.policy).where('claim_year', '=', round.claimYear).executeTakeFirst();
  return row && {
    method: row.method, priority: row.priority as string[], basis: row.basis, declaredAt: row.declared_at,
  };
}
