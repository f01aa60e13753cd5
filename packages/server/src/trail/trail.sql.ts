import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { TrailFilter } from '@qingce/contract';
import type { Reader } from '@qingce/database';

/** Acts that are looks at what is personal, besides those whose name says so. */
const looks = ['notice.read-objection', 'notice.read-evidence', 'payment.export-batch', 'bundle.take'];

/** Ids of the records that the filter lets through, the newest first, `most` at most. */
export async function listTrailIds(reader: Reader, filter: TrailFilter, most: number): Promise<bigint[]> {
  const { rows } = await sql<{ id: bigint }>`
    select r.id from audit_record r where ${matching(filter)} order by r.id desc limit ${most}`.execute(reader);
  return rows.map(({ id }) => id);
}

function matching({ area, outcome, who, about, from, until, before }: TrailFilter): RawBuilder<boolean> {
  return sql.join([
    sql<boolean>`true`,
    ...area === undefined ? [] : [ofArea(area)],
    ...outcome === undefined ? [] : [sql<boolean>`r.outcome = ${outcome}`],
    ...who === undefined ? [] : [sql<boolean>`r.actor_id in (select u.id from user_account u
      where position(lower(${who}) in lower(u.display_name)) > 0 or u.username = lower(${who}))`],
    ...about === undefined ? [] : [sql<boolean>`exists (
      select 1 from audit_subject s where s.record_id = r.id and s.id = ${about})`],
    ...from === undefined ? [] : [sql<boolean>`r.business_at >= ${`${from}T00:00:00+08:00`}::timestamptz`],
    ...until === undefined ? [] : [sql<boolean>`r.business_at < ${`${until}T00:00:00+08:00`}::timestamptz
      + interval '1 day'`],
    ...before === undefined ? [] : [sql<boolean>`r.id < ${before}::int8`],
  ], sql` and `);
}

function ofArea(area: NonNullable<TrailFilter['area']>): RawBuilder<boolean> {
  if (area !== 'looks') return sql<boolean>`r.act like ${`${area}.%`}`;
  return sql<boolean>`(r.act like '%.look%' or r.act in (${sql.join(looks)}))`;
}
