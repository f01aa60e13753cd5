import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Reader } from '@qingce/database';
import { listOf } from './identifying.ts';
import type { Identifying } from './identifying.ts';

/** A claim of somebody that names the same thing; `what` is how the claim looked at names it. */
export interface AlikeClaim { readonly what: string; readonly claimId: string; readonly applicantId: string }

/** Between the values of a key and of `what`, so that they do not run into each other. */
const between = sql.lit(' · ');

/**
 * Handed-in claims under the same policy in which every fact named has the same value, in whichever row: letters of
 * either case and without blanks, hyphens, dots and strokes, as numbers of papers are typed. A row that lacks one of
 * the facts is alike to none.
 */
export async function listAlikeClaims(
  reader: Reader, of: { claimId: string; applicantId: string; policy: string }, { item, facts, among }: Identifying,
): Promise<AlikeClaim[]> {
  const holders = item === undefined
    ? sql`jsonb_build_array(c.facts -> 'applicant')`
    : elements(sql`c.facts -> 'items'`);
  const list = facts.map(listOf)[0];
  const rows = list === undefined ? sql`jsonb_build_array(h.holder)` : elements(sql`h.holder -> ${list}::text`);
  const values = facts.map((fact) => sql`nullif(r.entry ->> ${fact.split('.').at(-1)}::text, '')`);
  const plain = values.map((value) => sql`upper(regexp_replace(${value}, '[-_./[:space:]]', '', 'g'))`);
  const whose = among === 'all' ? sql``
    : sql`and other.applicant_id in (select same_applicant(${of.applicantId}::uuid))`;
  const { rows: found } = await sql<AlikeClaim>`
    with named as (
      select c.id, c.applicant_id, ${joined(plain)} as key, ${joined(values)} as what
      from claim c
      cross join lateral jsonb_array_elements(${holders}) as h (holder)
      cross join lateral jsonb_array_elements(${rows}) as r (entry)
      where c.policy = ${of.policy} and c.number is not null
        ${item === undefined ? sql`` : sql`and h.holder ->> 'item' = ${item}`}
    )
    select distinct own.what, other.id as "claimId", other.applicant_id as "applicantId"
    from named own join named other on other.key = own.key and other.id <> own.id
    where own.id = ${of.claimId}::uuid ${whose} order by 1, 3, 2`.execute(reader);
  return found;
}

/** A JSON value as an array; what is none has no elements. */
function elements(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case jsonb_typeof(${value}) when 'array' then ${value} else '[]'::jsonb end`;
}

/** Null where one of them is. */
function joined(values: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(values.map((value) => sql`(${value})`), sql` || ${between} || `);
}
