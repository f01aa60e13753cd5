import type { GeneratedAlways, Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Identifying } from './identifying.ts';

type DeclarationTables = {
  likeness_declaration: {
    hash: string; policy: string; identifying: unknown; published_at: Instant; number: GeneratedAlways<bigint>;
  };
};

const tables = (reader: Reader): Kysely<NoTables & DeclarationTables> => reader.$extendTables<DeclarationTables>();

interface Declaration { readonly hash: string; readonly identifying: readonly Identifying[] }

/** Keeps the declaration; false when it was published before. */
export async function insertDeclaration(
  tx: Tx, declared: Declaration & { policy: string; at: Instant },
): Promise<boolean> {
  const row = await tables(tx).insertInto('likeness_declaration').values({
    hash: declared.hash, policy: declared.policy, identifying: json(declared.identifying), published_at: declared.at,
  }).onConflict((conflict) => conflict.doNothing()).returning('hash').executeTakeFirst();
  return row !== undefined;
}

/** The declaration of the policy that was published last. */
export async function findDeclaration(reader: Reader, policy: string): Promise<Declaration | undefined> {
  const row = await tables(reader).selectFrom('likeness_declaration').select(['hash', 'identifying'])
    .where('policy', '=', policy).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && { hash: row.hash, identifying: row.identifying as readonly Identifying[] };
}
