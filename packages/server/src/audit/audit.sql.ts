import { sql } from 'kysely';
import type { GeneratedAlways, Kysely, Selectable } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { AuditObject, AuditRecord } from './audit.ts';

type AuditTables = {
  audit_record: {
    id: GeneratedAlways<bigint>; act: string; outcome: 'done' | 'denied';
    actor_kind: 'user' | 'public' | 'system'; actor_id: string | null; actor_role: string | null;
    actor_unit: string | null;
    object_kind: string; object_id: string; details: unknown; request_id: string; business_at: Instant;
    recorded_at: Instant;
  };
  audit_subject: { record_id: bigint; kind: string; id: string };
  audit_outbox: { record_id: bigint };
};

const tables = (reader: Reader): Kysely<NoTables & AuditTables> => reader.$extendTables<AuditTables>();

/** The record, all it concerns and its place in the outbox, in one statement: every act and denial writes one. */
export async function insertAudit(
  tx: Tx, record: Omit<AuditRecord, 'id'>, subjects: readonly AuditObject[]
): Promise<void> {
  const rows = subjects.map(({ kind, id }) => sql`(cast(${kind} as text), cast(${id} as text))`);
  const subject = sql<AuditObject>`(values ${sql.join(rows)})`.as<'subject'>(sql`subject(kind, id)`);
  await tables(tx)
    .with('record', (db) => db.insertInto('audit_record').values({
      act: record.act, outcome: record.outcome, actor_kind: record.actorKind, actor_id: record.actorId,
      actor_role: record.actorRole, actor_unit: record.actorUnit, object_kind: record.object.kind,
      object_id: record.object.id, details: json(record.details), request_id: record.requestId,
      business_at: record.businessAt, recorded_at: record.recordedAt,
    }).returning('id'))
    .with('waiting', (db) => db.insertInto('audit_outbox').columns(['record_id'])
      .expression(db.selectFrom('record').select('id')))
    .insertInto('audit_subject').columns(['record_id', 'kind', 'id'])
    .expression((db) => db.selectFrom('record').innerJoin(subject, (join) => join.onTrue())
      .select(['record.id as record_id', 'subject.kind', 'subject.id']))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every act that concerns the object, the oldest first; denials among them. */
export async function listActs(reader: Reader, object: AuditObject): Promise<AuditRecord[]> {
  const rows = await tables(reader).selectFrom('audit_record')
    .innerJoin('audit_subject', 'audit_subject.record_id', 'audit_record.id')
    .where('audit_subject.kind', '=', object.kind).where('audit_subject.id', '=', object.id)
    .selectAll('audit_record').orderBy('audit_record.id').execute();
  return rows.map(recordOf);
}

/** A record with everything that it concerns. */
export type RecordWithSubjects = AuditRecord & { readonly subjects: readonly AuditObject[] };

/** Those of the records that exist, by their ids and in that order, with everything they concern. */
export async function listRecords(reader: Reader, ids: readonly bigint[]): Promise<RecordWithSubjects[]> {
  if (ids.length === 0) return [];
  const rows = await tables(reader).selectFrom('audit_record').selectAll().where('id', 'in', ids)
    .orderBy('id').execute();
  const concerned = await tables(reader).selectFrom('audit_subject').selectAll()
    .where('record_id', 'in', ids).execute();
  const subjectsOf = Map.groupBy(concerned, (row) => row.record_id);
  return rows.map((row) => ({
    ...recordOf(row), subjects: (subjectsOf.get(row.id) ?? []).map(({ kind, id }) => ({ kind, id })),
  }));
}

function recordOf(row: Selectable<AuditTables['audit_record']>): AuditRecord {
  return {
    id: row.id, act: row.act, outcome: row.outcome,
    actorKind: row.actor_kind, actorId: row.actor_id, actorRole: row.actor_role, actorUnit: row.actor_unit,
    object: { kind: row.object_kind, id: row.object_id }, details: row.details as AuditRecord['details'],
    requestId: row.request_id, businessAt: row.business_at, recordedAt: row.recorded_at,
  };
}
