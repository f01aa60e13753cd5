import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { WindowExtension } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { Year } from './window.ts';

type WindowTables = {
  window_extension: {
    policy: string; claim_year: number; kind: WindowExtension['kind']; until: Day; document_no: string; reason: string;
    outage_from: Instant | null; outage_to: Instant | null; recorded_by: string; recorded_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & WindowTables> => reader.$extendTables<WindowTables>();

/** Lets one person at a time prolong the window of that year. */
export async function lockWindow(tx: Tx, { policy, claimYear }: Year): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`window ${policy} ${claimYear}`}, 0))`.execute(tx);
}

export async function insertExtension(tx: Tx, extension: WindowExtension & Year & { by: string }): Promise<void> {
  await tables(tx).insertInto('window_extension').values({
    policy: extension.policy, claim_year: extension.claimYear, kind: extension.kind, until: extension.until,
    document_no: extension.documentNo, reason: extension.reason, outage_from: extension.outage?.from ?? null,
    outage_to: extension.outage?.to ?? null, recorded_by: extension.by, recorded_at: extension.recordedAt,
  }).execute();
}

/** What prolonged the window of that year, the oldest first. */
export async function listExtensions(reader: Reader, { policy, claimYear }: Year): Promise<WindowExtension[]> {
  const rows = await tables(reader).selectFrom('window_extension').selectAll()
    .where('policy', '=', policy).where('claim_year', '=', claimYear).orderBy('until').execute();
  return rows.map(({ kind, until, reason, outage_from: from, outage_to: to, ...row }) => ({
    kind, until, documentNo: row.document_no, reason, outage: from === null || to === null ? null : { from, to },
    recordedAt: row.recorded_at,
  }));
}
