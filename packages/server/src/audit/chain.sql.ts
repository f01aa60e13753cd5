import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { listRecords } from './audit.sql.ts';
import type { AuditObject } from './audit.ts';
import { chainStart } from './chain.ts';
import type { ChainHead, ChainedRecord, Link } from './chain.ts';

type ChainTables = {
  audit_outbox: { record_id: bigint };
  audit_subject: { record_id: bigint; kind: string; id: string };
  audit_chain: { seq: bigint; record_id: bigint; leaf: string; head: string };
};

const tables = (reader: Reader): Kysely<NoTables & ChainTables> => reader.$extendTables<ChainTables>();

/** Any number that nothing else locks. */
const chainLock = 20_151_120;

/** One chain, one hand at it: waits until the other has finished its links. */
export async function lockChain(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${chainLock})`.execute(tx);
}

/** The head of the chain, or the start of an empty one. */
export async function findHead(reader: Reader): Promise<ChainHead> {
  const row = await tables(reader).selectFrom('audit_chain').select(['seq', 'head'])
    .orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row ?? chainStart;
}

/** Records that wait for their link, the oldest first. */
export async function listWaiting(reader: Reader, limit: number): Promise<ChainedRecord[]> {
  const rows = await tables(reader).selectFrom('audit_outbox').select('record_id')
    .orderBy('record_id').limit(limit).execute();
  return listRecords(reader, rows.map((row) => row.record_id));
}

export async function insertLinks(tx: Tx, links: readonly Link[]): Promise<void> {
  const rows = links.map(({ seq, recordId, leaf, head }) => ({ seq, record_id: recordId, leaf, head }));
  await tables(tx).insertInto('audit_chain').values(rows).execute();
  await tables(tx).deleteFrom('audit_outbox').where('record_id', 'in', rows.map((row) => row.record_id)).execute();
}

/** Links after that number, in their order. */
export async function listLinks(reader: Reader, after: bigint, limit: number): Promise<Link[]> {
  const rows = await tables(reader).selectFrom('audit_chain').selectAll()
    .where('seq', '>', after).orderBy('seq').limit(limit).execute();
  return rows.map((row) => ({ seq: row.seq, recordId: row.record_id, leaf: row.leaf, head: row.head }));
}

/** A record with its link and the head before that; neither while it waits for its link. */
export interface LinkedRecord {
  readonly record: ChainedRecord; readonly link: (Link & { readonly before: string }) | null;
}

/** Every record that concerns the object, the oldest first, with its place in the chain. */
export async function listLinked(reader: Reader, object: AuditObject): Promise<LinkedRecord[]> {
  const rows = await tables(reader).selectFrom('audit_subject as subject')
    .leftJoin('audit_chain as link', 'link.record_id', 'subject.record_id')
    .leftJoin('audit_chain as last', (join) => join.on('last.seq', '=', sql<bigint>`link.seq - 1`))
    .where('subject.kind', '=', object.kind).where('subject.id', '=', object.id)
    .select(['subject.record_id as recordId', 'link.seq', 'link.leaf', 'link.head', 'last.head as before']).execute();
  const links = new Map(rows.map((row) => [row.recordId, linkOf(row)]));
  const records = await listRecords(reader, rows.map((row) => row.recordId));
  return records.map((record) => ({ record, link: links.get(record.id) ?? null }));
}

/** A row of records beside their links, which wait or are there. */
type LinkRow = {
  recordId: bigint; seq: bigint | null; leaf: string | null; head: string | null; before: string | null;
};

function linkOf({ recordId, seq, leaf, head, before }: LinkRow): LinkedRecord['link'] {
  if (seq === null || leaf === null || head === null) return null;
  return { seq, recordId, leaf, head, before: before ?? chainStart.head };
}

/**
 * The objects of a kind that the next records after that number concern, each once, and the number of the last of those
 * records; the same number when there are none.
 */
export async function listConcerned(
  reader: Reader, of: { kind: string; after: bigint; atMost: number },
): Promise<{ ids: string[]; upTo: bigint }> {
  const links = await listLinks(reader, of.after, of.atMost);
  const last = links.at(-1);
  if (!last) return { ids: [], upTo: of.after };
  const rows = await tables(reader).selectFrom('audit_subject').select('id').distinct()
    .where('kind', '=', of.kind).where('record_id', 'in', links.map(({ recordId }) => recordId)).orderBy('id')
    .execute();
  return { ids: rows.map((row) => row.id), upTo: last.seq };
}

/** Records under no link: how many wait in the outbox, and the ids of those that were slipped in beside it. */
export async function findUnlinked(reader: Reader): Promise<{ waiting: number; slippedIn: bigint[] }> {
  const { rows } = await sql<{ id: bigint; waits: boolean }>`
    select r.id, o.record_id is not null as waits from audit_record r
    left join audit_chain c on c.record_id = r.id left join audit_outbox o on o.record_id = r.id
    where c.record_id is null order by r.id`.execute(reader);
  return {
    waiting: rows.filter((row) => row.waits).length,
    slippedIn: rows.filter((row) => !row.waits).map((row) => row.id),
  };
}
