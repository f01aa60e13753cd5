import type { GeneratedAlways, Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Kind } from './recognition.ts';

type DeclarationTables = {
  recognition_declaration: {
    hash: string; policy: string; kinds: unknown; published_at: Instant; number: GeneratedAlways<bigint>;
  };
};

const tables = (reader: Reader): Kysely<NoTables & DeclarationTables> => reader.$extendTables<DeclarationTables>();

interface Declaration { readonly hash: string; readonly kinds: readonly Kind[] }

/** Keeps the declaration; false when it was published before. */
export async function insertDeclaration(
  tx: Tx, declared: Declaration & { policy: string; at: Instant },
): Promise<boolean> {
  const row = await tables(tx).insertInto('recognition_declaration').values({
    hash: declared.hash, policy: declared.policy, kinds: json(declared.kinds), published_at: declared.at,
  }).onConflict((conflict) => conflict.doNothing()).returning('hash').executeTakeFirst();
  return row !== undefined;
}

/** The declaration of the policy that was published last. */
export async function findDeclaration(reader: Reader, policy: string): Promise<Declaration | undefined> {
  const row = await tables(reader).selectFrom('recognition_declaration').select(['hash', 'kinds'])
    .where('policy', '=', policy).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row && { hash: row.hash, kinds: row.kinds as readonly Kind[] };
}
