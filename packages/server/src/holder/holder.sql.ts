import type { Generated, Kysely } from 'kysely';
import type { HolderVerdict } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Proof, Verdict } from './holder.ts';

type HolderTables = {
  holder_document: {
    id: string; applicant_id: string; user_id: string; name: string; sha256: string; size: bigint;
    media_type: string; received_at: Instant;
  };
  holder_verdict: {
    id: string; ordinal: Generated<bigint>; applicant_id: string; user_id: string; verdict: HolderVerdict;
    reason: string; decided_by: string; decided_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & HolderTables> => reader.$extendTables<HolderTables>();

/** Of a person, of an applicant, or of both. */
interface Of { readonly applicantId?: string; readonly userId?: string }

/** Keeps the file; false when the person has handed in the same one for the applicant before. */
export async function insertProof(tx: Tx, proof: Proof): Promise<boolean> {
  const row = await tables(tx).insertInto('holder_document').values({
    id: proof.id, applicant_id: proof.applicantId, user_id: proof.userId, name: proof.name, sha256: proof.sha256,
    size: BigInt(proof.size), media_type: proof.mediaType, received_at: proof.at,
  }).onConflict((conflict) => conflict.constraint('holder_document_once').doNothing()).returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function findProof(reader: Reader, id: string): Promise<Proof | undefined> {
  const row = await tables(reader).selectFrom('holder_document').selectAll().where('id', '=', id).executeTakeFirst();
  return row && proofOf(row);
}

/** The first one first. */
export async function listProofs(reader: Reader, of: Of): Promise<Proof[]> {
  let query = tables(reader).selectFrom('holder_document').selectAll().orderBy('received_at').orderBy('id');
  if (of.applicantId !== undefined) query = query.where('applicant_id', '=', of.applicantId);
  if (of.userId !== undefined) query = query.where('user_id', '=', of.userId);
  return (await query.execute()).map(proofOf);
}

export async function insertVerdict(tx: Tx, verdict: Verdict & { id: string }): Promise<void> {
  await tables(tx).insertInto('holder_verdict').values({
    id: verdict.id, applicant_id: verdict.applicantId, user_id: verdict.userId, verdict: verdict.verdict,
    reason: verdict.reason, decided_by: verdict.by, decided_at: verdict.at,
  }).execute();
}

/** The last one first. */
export async function listVerdicts(reader: Reader, of: Of): Promise<Verdict[]> {
  let query = tables(reader).selectFrom('holder_verdict').selectAll().orderBy('ordinal', 'desc');
  if (of.applicantId !== undefined) query = query.where('applicant_id', '=', of.applicantId);
  if (of.userId !== undefined) query = query.where('user_id', '=', of.userId);
  return (await query.execute()).map((row) => ({
    applicantId: row.applicant_id, userId: row.user_id, verdict: row.verdict, reason: row.reason, by: row.decided_by,
    at: row.decided_at,
  }));
}

function proofOf(row: HolderTables['holder_document']): Proof {
  return {
    id: row.id, applicantId: row.applicant_id, userId: row.user_id, name: row.name, sha256: row.sha256,
    size: Number(row.size), mediaType: row.media_type, at: row.received_at,
  };
}
