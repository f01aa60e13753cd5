import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { ClaimDocument, Folder } from './document.ts';

type DocumentTables = {
  document_folder: { claim_id: string; applicant_id: string; is_open: boolean; handed_in: boolean };
  document: {
    id: string; claim_id: string; material: string; name: string; size_bytes: bigint; sha256: string;
    media_type: string;
    state: 'stored' | 'quarantined'; received_at: Instant; removed_at: Instant | null;
    valid_until: Day | null; taken_from: string | null; first_received_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & DocumentTables> => reader.$extendTables<DocumentTables>();

export async function openOrReopenFolder(tx: Tx, folder: { claimId: string; applicantId: string }): Promise<void> {
  await tables(tx).insertInto('document_folder')
    .values({ claim_id: folder.claimId, applicant_id: folder.applicantId, is_open: true, handed_in: false })
    .onConflict((conflict) => conflict.column('claim_id').doUpdateSet({ is_open: true })).execute();
}

export async function findFolder(reader: Reader, claimId: string): Promise<Folder | undefined> {
  const row = await tables(reader).selectFrom('document_folder').selectAll().where('claim_id', '=', claimId)
    .executeTakeFirst();
  return row && folderOf(row);
}

/** Holds the folder, so that it is not closed while a document goes in. */
export async function lockFolder(tx: Tx, claimId: string): Promise<Folder | undefined> {
  const row = await tables(tx).selectFrom('document_folder').selectAll().where('claim_id', '=', claimId)
    .forUpdate().executeTakeFirst();
  return row && folderOf(row);
}

export async function updateFolder(tx: Tx, folder: Folder): Promise<void> {
  await tables(tx).updateTable('document_folder').set({ is_open: folder.isOpen, handed_in: folder.isHandedIn })
    .where('claim_id', '=', folder.claimId).execute();
}

/** `takenFrom`: the document of an earlier claim whose file it is. */
export async function insertDocument(tx: Tx, document: ClaimDocument & { takenFrom?: string }): Promise<void> {
  await tables(tx).insertInto('document').values({
    id: document.id, claim_id: document.claimId, material: document.material, name: document.name,
    size_bytes: BigInt(document.size), sha256: document.sha256, media_type: document.mediaType, state: document.state,
    received_at: document.at, removed_at: null, valid_until: document.validUntil,
    taken_from: document.takenFrom ?? null, first_received_at: document.firstAt,
  }).execute();
}

/** Undefined for a document that was taken out. */
export async function findDocument(reader: Reader, id: string): Promise<ClaimDocument | undefined> {
  const row = await tables(reader).selectFrom('document').selectAll()
    .where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst();
  return row && documentOf(row);
}

/** Every document of a claim, the oldest first; those taken out are left out. */
export async function listAllDocuments(reader: Reader, claimId: string): Promise<ClaimDocument[]> {
  const rows = await tables(reader).selectFrom('document').selectAll()
    .where('claim_id', '=', claimId).where('removed_at', 'is', null).orderBy('received_at').orderBy('id').execute();
  return rows.map(documentOf);
}

/** What the applicant handed in with other claims and is still valid on the day, the newest first. */
export async function listEarlierDocuments(
  reader: Reader, of: { applicantId: string; claimId: string; day: Day },
): Promise<ClaimDocument[]> {
  const rows = await tables(reader).selectFrom('document')
    .innerJoin('document_folder', 'document_folder.claim_id', 'document.claim_id').selectAll('document')
    .where('document_folder.applicant_id', '=', of.applicantId).where('document_folder.handed_in', '=', true)
    .where('document.claim_id', '!=', of.claimId)
    .where('document.state', '=', 'stored').where('document.removed_at', 'is', null)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', of.day)]))
    .orderBy('document.received_at', 'desc').orderBy('document.id').execute();
  return rows.map(documentOf);
}

export async function markRemoved(tx: Tx, document: { id: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('document').set({ removed_at: document.at }).where('id', '=', document.id).execute();
}

function folderOf(row: DocumentTables['document_folder']): Folder {
  return { claimId: row.claim_id, applicantId: row.applicant_id, isOpen: row.is_open, isHandedIn: row.handed_in };
}

function documentOf(row: DocumentTables['document']): ClaimDocument {
  return {
    id: row.id, claimId: row.claim_id, material: row.material, name: row.name, size: Number(row.size_bytes),
    sha256: row.sha256, mediaType: row.media_type, state: row.state, at: row.received_at,
    validUntil: row.valid_until, firstAt: row.first_received_at,
  };
}
