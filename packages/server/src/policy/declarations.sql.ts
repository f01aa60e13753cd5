import type { GeneratedAlways, Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type DeclarationTables = {
  policy_declaration: { hash: string; policy: string; kind: string; declared: unknown; published_at: Instant };
  policy_declaration_in_force: {
    number: GeneratedAlways<bigint>; policy: string; kind: string; hash: string; since: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & DeclarationTables> => reader.$extendTables<DeclarationTables>();

/** Keeps the declaration, if it is not kept already, and puts it in force. */
export async function insertDeclaration(
  tx: Tx, { declared, at, ...named }: { hash: string; policy: string; kind: string; declared: unknown; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('policy_declaration')
    .values({ ...named, declared: json(declared), published_at: at })
    .onConflict((conflict) => conflict.doNothing()).execute();
  await tables(tx).insertInto('policy_declaration_in_force').values({ ...named, since: at }).execute();
}

/** The declaration of that kind that is in force for the policy. */
export function findDeclaration(
  reader: Reader, { policy, kind }: { policy: string; kind: string },
): Promise<{ hash: string; declared: unknown } | undefined> {
  return tables(reader).selectFrom('policy_declaration_in_force as f')
    .innerJoin('policy_declaration as d', 'd.hash', 'f.hash').select(['d.hash', 'd.declared'])
    .where('f.policy', '=', policy).where('f.kind', '=', kind).orderBy('f.number', 'desc').limit(1)
    .executeTakeFirst();
}
