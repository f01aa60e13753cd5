import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type DeclarationTables = {
  claim_declaration: {
    id: string; claim_id: string; revision: number; content_hash: string; signed_by: string; signed_at: Instant;
    form: DeclarationForm;
  };
};

const tables = (reader: Reader): Kysely<NoTables & DeclarationTables> => reader.$extendTables<DeclarationTables>();

/** What the hash is reckoned over: 2 has last days and roster in it, 1 had neither. */
export type DeclarationForm = 1 | 2;

/** 声明 — the hash that a person signed at a submission. */
export interface SignedDeclaration {
  readonly id: string;
  readonly claimId: string;
  readonly revision: number;
  readonly contentHash: string;
  readonly form: DeclarationForm;
  readonly by: string;
  readonly at: Instant;
}

export async function insertDeclaration(tx: Tx, signed: SignedDeclaration): Promise<void> {
  await tables(tx)
    .insertInto('claim_declaration')
    .values({
      id: signed.id, claim_id: signed.claimId, revision: signed.revision, content_hash: signed.contentHash,
      signed_by: signed.by, signed_at: signed.at, form: signed.form,
    })
    .execute();
}

/** What was signed last for the claim. */
export async function findLastDeclaration(reader: Reader, claimId: string): Promise<SignedDeclaration | undefined> {
  const row = await tables(reader)
    .selectFrom('claim_declaration').selectAll().where('claim_id', '=', claimId)
    .orderBy('signed_at', 'desc').orderBy('revision', 'desc').limit(1).executeTakeFirst();
  return row && {
    id: row.id, claimId: row.claim_id, revision: row.revision, contentHash: row.content_hash, by: row.signed_by,
    at: row.signed_at, form: row.form,
  };
}
