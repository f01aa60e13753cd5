import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Applicant, ApplicantKind } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { maskIdentityNumber } from '@qingce/values';
import type { Instant } from '../foundation/index.ts';

type ApplicantTables = {
  applicant: {
    id: string; kind: ApplicantKind; name: string; credit_code: string | null; registered_at: Instant;
    merged_into: string | null; district: string | null; identity_number: string | null;
    holder_confirmed_at: Instant | null;
  };
};

type ApplicantRow = ApplicantTables['applicant'] & { register_facts: Applicant['registerFacts'] };

const tables = (reader: Reader): Kysely<NoTables & ApplicantTables> => reader.$extendTables<ApplicantTables>();

/** Applicants, each with what the register said last of every fact. */
function applicantRows(reader: Reader) {
  const said = sql<Applicant['registerFacts']>`coalesce((
    select jsonb_object_agg(last.fact, last.value) from (
      select distinct on (fact) fact, value from register_fact where applicant_id = applicant.id
      order by fact, number desc
    ) last where last.value is not null
  ), '{}')`;
  return tables(reader).selectFrom('applicant').selectAll().select(said.as('register_facts'));
}

/** `identityNumber` as a whole, of an individual; what is read again carries stars. No office has confirmed it yet. */
export async function insertApplicant(tx: Tx, applicant: Applicant): Promise<void> {
  await tables(tx).insertInto('applicant').values({
    id: applicant.id, kind: applicant.kind, name: applicant.name, credit_code: applicant.creditCode,
    registered_at: applicant.registeredAt, merged_into: applicant.mergedInto, district: applicant.district,
    identity_number: applicant.identityNumber, holder_confirmed_at: null,
  }).execute();
}

export async function findApplicant(reader: Reader, id: string): Promise<Applicant | undefined> {
  const row = await applicantRows(reader).where('id', '=', id).executeTakeFirst();
  return row && applicantOf(row);
}

export async function lockApplicant(tx: Tx, id: string): Promise<Applicant | undefined> {
  const row = await applicantRows(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && applicantOf(row);
}

export async function findApplicantByCode(reader: Reader, creditCode: string): Promise<Applicant | undefined> {
  const row = await applicantRows(reader).where('credit_code', '=', creditCode).executeTakeFirst();
  return row && applicantOf(row);
}

/** The whole number of an individual's identity card. */
export async function findIdentityNumber(reader: Reader, id: string): Promise<string | undefined> {
  const row = await tables(reader).selectFrom('applicant').select('identity_number').where('id', '=', id)
    .executeTakeFirst();
  return row?.identity_number ?? undefined;
}

/** All of them, or those with these ids; by name. */
export async function listApplicants(reader: Reader, ids?: readonly string[]): Promise<Applicant[]> {
  if (ids?.length === 0) return [];
  const all = applicantRows(reader).orderBy('name').orderBy('id');
  const rows = await (ids === undefined ? all : all.where('id', 'in', ids)).execute();
  return rows.map(applicantOf);
}

export async function updateDistrict(tx: Tx, at: { id: string; district: string | null }): Promise<void> {
  await tables(tx).updateTable('applicant').set({ district: at.district }).where('id', '=', at.id).execute();
}

/** 核验 — an office has compared the authorisation of its holder; what it found once stays found. */
export async function confirmApplicant(tx: Tx, confirmed: { id: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('applicant').set({ holder_confirmed_at: confirmed.at }).where('id', '=', confirmed.id)
    .where('holder_confirmed_at', 'is', null).execute();
}

/** Those of which no office has confirmed a holder, the one registered first first. */
export async function listUnconfirmed(reader: Reader): Promise<Applicant[]> {
  const rows = await applicantRows(reader).where('holder_confirmed_at', 'is', null)
    .where('merged_into', 'is', null).orderBy('registered_at').orderBy('id').execute();
  return rows.map(applicantOf);
}

/** 同一主体 — the applicant with every duplicate that was merged with it, whichever of them is asked about. */
export async function listSameApplicants(reader: Reader, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select same as id from same_applicant(${id}::uuid) same order by same`.execute(reader);
  return rows.map((row) => row.id);
}

/**
 * Holds the applicant, and the one that it was merged into: what counts for all of them together is asked by one at a
 * time, and nothing is merged meanwhile.
 */
export async function lockSameApplicants(tx: Tx, id: string): Promise<void> {
  const applicant = await lockApplicant(tx, id);
  if (applicant && applicant.mergedInto !== null) await lockApplicant(tx, applicant.mergedInto);
}

/** The duplicate, and whatever was merged into it before, are a part of `into` from now on. */
export async function mergeApplicant(tx: Tx, merge: { id: string; into: string }): Promise<void> {
  await tables(tx).updateTable('applicant').set({ merged_into: merge.into })
    .where((where) => where.or([where('id', '=', merge.id), where('merged_into', '=', merge.id)])).execute();
}

function applicantOf(row: ApplicantRow): Applicant {
  return {
    id: row.id, kind: row.kind, name: row.name, creditCode: row.credit_code,
    registerFacts: row.register_facts, registeredAt: row.registered_at,
    mergedInto: row.merged_into, district: row.district, isConfirmed: row.holder_confirmed_at !== null,
    identityNumber: row.identity_number === null ? null : maskIdentityNumber(row.identity_number),
  };
}
