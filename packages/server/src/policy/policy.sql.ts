import { sql } from 'kysely';
import type { GeneratedAlways, Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type PolicyTables = {
  policy_version: {
    hash: string;
    policy: string;
    checked: string;
    published_at: Instant;
    number: GeneratedAlways<bigint>;
  };
  policy_text: { hash: string; source: string; policy: string };
  policy_examples: { hash: string; examples: string };
};

const tables = (reader: Reader): Kysely<NoTables & PolicyTables> => reader.$extendTables<PolicyTables>();

/** Keeps the version; false when it was published before. */
export async function insertVersion(
  tx: Tx,
  version: { hash: string; policy: string; checked: string; at: Instant },
): Promise<boolean> {
  const row = await tables(tx)
    .insertInto('policy_version')
    .values({ hash: version.hash, policy: version.policy, checked: version.checked, published_at: version.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findCheckedText(reader: Reader, hash: string): Promise<string | undefined> {
  const row = await tables(reader)
    .selectFrom('policy_version')
    .select('checked')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.checked;
}

/** The hash of the version published last. */
export async function findNewestHash(reader: Reader, policy: string): Promise<string | undefined> {
  const row = await tables(reader)
    .selectFrom('policy_version')
    .select('hash')
    .where('policy', '=', policy)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.hash;
}

export async function listPolicies(reader: Reader): Promise<string[]> {
  const rows = await tables(reader)
    .selectFrom('policy_version')
    .select('policy')
    .distinct()
    .orderBy('policy')
    .execute();
  return rows.map((row) => row.policy);
}

/** The two files that a version is compiled from. */
export interface PolicyText { readonly source: string; readonly policy: string }

export async function insertText(tx: Tx, hash: string, { source, policy }: PolicyText): Promise<void> {
  await tables(tx).insertInto('policy_text').values({ hash, source, policy })
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/** The files that were kept with the version; versions published before files were kept have none. */
export function findPolicyText(reader: Reader, hash: string): Promise<PolicyText | undefined> {
  return tables(reader).selectFrom('policy_text').select(['source', 'policy']).where('hash', '=', hash)
    .executeTakeFirst();
}

/** Keeps the worked examples of a version, in place of those that it had. */
export async function putExamples(tx: Tx, hash: string, examples: string): Promise<void> {
  await tables(tx).insertInto('policy_examples').values({ hash, examples })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ examples })).execute();
}

/** 算例 — the worked examples of a version as their file holds them; none where none were kept. */
export async function findPolicyExamples(reader: Reader, hash: string): Promise<string | undefined> {
  const row = await tables(reader).selectFrom('policy_examples').select('examples').where('hash', '=', hash)
    .executeTakeFirst();
  return row?.examples;
}

/** Lets one person at a time put a version of the policy in force. */
export async function lockPolicy(tx: Tx, policy: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${policy}`}, 0))`.execute(tx);
}
