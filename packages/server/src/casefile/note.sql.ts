import type { Generated, Kysely } from 'kysely';
import type { CaseNote, Role } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type NoteTables = {
  case_note: {
    id: string; ordinal: Generated<bigint>; claim_id: string; kind: CaseNote['kind']; text: string;
    written_by: string; role: Role; unit: string | null; written_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & NoteTables> => reader.$extendTables<NoteTables>();

/** A note as it was written; it is never changed. */
export interface StoredNote {
  readonly id: string;
  readonly claimId: string;
  readonly kind: CaseNote['kind'];
  readonly text: string;
  readonly writtenBy: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly writtenAt: Instant;
}

export async function insertNote(tx: Tx, note: StoredNote): Promise<void> {
  await tables(tx).insertInto('case_note').values({
    id: note.id, claim_id: note.claimId, kind: note.kind, text: note.text, written_by: note.writtenBy,
    role: note.role, unit: note.unit, written_at: note.writtenAt,
  }).execute();
}

/** Of one claim, in the order in which they were written. */
export async function listNotes(reader: Reader, claimId: string): Promise<StoredNote[]> {
  const rows = await tables(reader).selectFrom('case_note').selectAll().where('claim_id', '=', claimId)
    .orderBy('ordinal').execute();
  return rows.map((row) => ({
    id: row.id, claimId: row.claim_id, kind: row.kind, text: row.text, writtenBy: row.written_by, role: row.role,
    unit: row.unit, writtenAt: row.written_at,
  }));
}
