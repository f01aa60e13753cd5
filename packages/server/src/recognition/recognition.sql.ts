import { sql } from 'kysely';
import type { Generated, GeneratedAlways, Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { Entry, Holder, ScanOfDocument, Settlement, Version } from './recognition.ts';

type Key = { recognition_id: string; version: number };
type RecognitionTables = {
  recognition: {
    id: string; policy: string; kind: string; credit_code: string | null; applicant_id: string | null;
    number: GeneratedAlways<bigint>;
  };
  recognition_version: Key & {
    change: Version['change']; name: string; authority: string; document_no: string; document_on: Day;
    valid_from: Day; valid_until: Day | null; withdrawn_from: Day | null; reason: string; source: string;
    imported: unknown; entered_by: string; entered_at: Instant;
  };
  recognition_settlement: Key & {
    entered_by: string; confirmed: boolean; reason: string; settled_by: string; settled_at: Instant;
  };
  recognition_file: Key & {
    file: unknown; received_by: string; received_at: Instant; number: Generated<bigint>;
  };
};

const tables = (reader: Reader): Kysely<NoTables & RecognitionTables> => reader.$extendTables<RecognitionTables>();

/** Lets one person at a time enter or confirm entries of the kind. */
export async function lockKind(tx: Tx, { policy, kind }: { policy: string; kind: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`recognition ${policy} ${kind}`}, 0))`.execute(tx);
}

export async function insertEntry(tx: Tx, entry: Entry): Promise<void> {
  await tables(tx).insertInto('recognition').values({
    id: entry.id, policy: entry.policy, kind: entry.kind, credit_code: entry.holder.creditCode,
    applicant_id: entry.holder.applicantId,
  }).execute();
  for (const version of entry.versions) await insertVersion(tx, entry.id, version);
}

export async function insertVersion(tx: Tx, id: string, version: Version): Promise<void> {
  await tables(tx).insertInto('recognition_version').values({
    recognition_id: id, version: version.version, change: version.change, name: version.name,
    authority: version.authority, document_no: version.documentNo, document_on: version.documentOn,
    valid_from: version.validFrom, valid_until: version.validUntil, withdrawn_from: version.withdrawnFrom,
    reason: version.reason, source: version.source, imported: version.imported && json(version.imported),
    entered_by: version.enteredBy, entered_at: version.enteredAt,
  }).execute();
}

/** The database holds that it is another person than the one who entered the version. */
export async function insertSettlement(
  tx: Tx, of: { id: string; version: Version }, { confirmed, reason, by, at }: Settlement,
): Promise<void> {
  await tables(tx).insertInto('recognition_settlement').values({
    recognition_id: of.id, version: of.version.version, entered_by: of.version.enteredBy, confirmed, reason,
    settled_by: by, settled_at: at,
  }).execute();
}

export async function insertFile(
  tx: Tx, of: { id: string; version: number }, scan: { file: ScanOfDocument; by: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('recognition_file').values({
    recognition_id: of.id, version: of.version, file: json(scan.file), received_by: scan.by, received_at: scan.at,
  }).execute();
}

/** The entry, held until the transaction ends. */
export async function lockEntry(tx: Tx, id: string): Promise<Entry | undefined> {
  await tables(tx).selectFrom('recognition').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return (await listEntries(tx, { ids: [id] }))[0];
}

/** Entries of a policy, of one of its kinds, of a holder (catalogues included), or with these ids; the newest first. */
interface Which {
  readonly policy?: string; readonly kind?: string; readonly holder?: Holder; readonly ids?: readonly string[];
}

export async function listEntries(reader: Reader, which: Which): Promise<Entry[]> {
  if (which.ids?.length === 0) return [];
  const rows = await whichRows(reader, which).selectAll().orderBy('number', 'desc').execute();
  const ids = whichRows(reader, which).select('recognition.id');
  const db = tables(reader);
  const versions = await db.selectFrom('recognition_version').selectAll().where('recognition_id', 'in', ids)
    .orderBy('version').execute();
  const settled = await db.selectFrom('recognition_settlement').selectAll().where('recognition_id', 'in', ids)
    .execute();
  const files = await db.selectFrom('recognition_file').selectAll().where('recognition_id', 'in', ids)
    .orderBy('number').execute();
  const settlements = new Map(settled.map((row) => [keyOf(row), row]));
  // The last one handed in takes the place of those before.
  const scans = new Map(files.map((row) => [keyOf(row), row.file as ScanOfDocument]));
  const byEntry = Map.groupBy(versions, (row) => row.recognition_id);
  return rows.map((row) => ({
    id: row.id, policy: row.policy, kind: row.kind,
    holder: { creditCode: row.credit_code, applicantId: row.applicant_id },
    versions: (byEntry.get(row.id) ?? []).map((version) => versionOf(version, {
      settlement: settlements.get(keyOf(version)), scan: scans.get(keyOf(version)),
    })),
  }));
}

function whichRows(reader: Reader, { policy, kind, holder, ids }: Which) {
  let query = tables(reader).selectFrom('recognition');
  if (policy !== undefined) query = query.where('policy', '=', policy);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (ids) query = query.where('id', 'in', ids);
  if (!holder) return query;
  return query.where((where) => where.or([
    where.and([where('credit_code', 'is', null), where('applicant_id', 'is', null)]),
    ...(holder.creditCode === null ? [] : [where('credit_code', '=', holder.creditCode)]),
    ...(holder.applicantId === null ? [] : [where('applicant_id', '=', holder.applicantId)]),
  ]));
}

function keyOf({ recognition_id: id, version }: Key): string {
  return `${id} ${version}`;
}

function versionOf(
  row: RecognitionTables['recognition_version'],
  { settlement, scan }: {
    settlement: RecognitionTables['recognition_settlement'] | undefined; scan: ScanOfDocument | undefined;
  },
): Version {
  return {
    version: row.version, change: row.change, name: row.name, authority: row.authority, documentNo: row.document_no,
    documentOn: row.document_on, validFrom: row.valid_from, validUntil: row.valid_until,
    withdrawnFrom: row.withdrawn_from, reason: row.reason, source: row.source,
    imported: row.imported as Version['imported'], enteredBy: row.entered_by, enteredAt: row.entered_at,
    settled: settlement ? {
      confirmed: settlement.confirmed, reason: settlement.reason, by: settlement.settled_by, at: settlement.settled_at,
    } : null,
    file: scan ?? null,
  };
}
