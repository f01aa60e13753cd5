import type { Kysely } from 'kysely';
import type { ObjectionEvidence } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type EvidenceTables = {
  objection_document: {
    id: string;
    objection_id: string;
    name: string;
    sha256: string;
    size: bigint;
    media_type: string;
    state: ObjectionEvidence['state'];
    received_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & EvidenceTables> => reader.$extendTables<EvidenceTables>();

/** 异议证据 — a file that came with an objection. */
export interface StoredEvidence extends ObjectionEvidence {
  readonly objectionId: string;
  readonly mediaType: string;
}

/** Keeps the file, unless the objection has the same one already. */
export async function insertEvidence(tx: Tx, file: StoredEvidence): Promise<void> {
  await tables(tx)
    .insertInto('objection_document')
    .values({
      id: file.id, objection_id: file.objectionId, name: file.name, sha256: file.sha256, size: BigInt(file.size),
      media_type: file.mediaType, state: file.state, received_at: file.at,
    })
    .onConflict((conflict) => conflict.constraint('objection_document_once').doNothing())
    .execute();
}

/** What came with one objection, or with all of them; the first one first. */
export async function listEvidence(reader: Reader, objectionId?: string): Promise<StoredEvidence[]> {
  let query = tables(reader).selectFrom('objection_document').selectAll().orderBy('received_at').orderBy('name');
  if (objectionId !== undefined) query = query.where('objection_id', '=', objectionId);
  return (await query.execute()).map(evidenceOf);
}

export async function findEvidence(reader: Reader, id: string): Promise<StoredEvidence | undefined> {
  const row = await tables(reader)
    .selectFrom('objection_document').selectAll().where('id', '=', id).executeTakeFirst();
  return row && evidenceOf(row);
}

function evidenceOf(row: EvidenceTables['objection_document']): StoredEvidence {
  return {
    id: row.id, objectionId: row.objection_id, name: row.name, sha256: row.sha256, size: Number(row.size),
    mediaType: row.media_type, state: row.state, at: row.received_at,
  };
}
