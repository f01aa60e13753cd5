import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { NoTables, Reader } from '@qingce/database';

// Read only, and only the columns by which two applicants can be alike; the tables are those of other modules.
type LikenessTables = {
  payee_account: { applicant_id: string; account: string };
  mandate: { applicant_id: string; user_id: string };
  mail_address: { user_id: string; address: string; confirmed_at: string | null };
  document: { claim_id: string; name: string; sha256: string; state: string; removed_at: string | null };
  document_folder: { claim_id: string; applicant_id: string; handed_in: boolean };
};

const tables = (reader: Reader): Kysely<NoTables & LikenessTables> => reader.$extendTables<LikenessTables>();

/** An applicant is no other one than the duplicates that were merged with it. */
function among(column: string, applicantId: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} in (select same_applicant(${applicantId}::uuid))`;
}

function beyond(column: string, applicantId: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} not in (select same_applicant(${applicantId}::uuid))`;
}

/** What an applicant shares with another one. */
export interface Shared { readonly applicantId: string; readonly what: string }

/** Bank accounts, digit by digit, that another applicant registered too, at any time. */
export async function listSharedAccounts(reader: Reader, applicantId: string): Promise<Shared[]> {
  const rows = await tables(reader).selectFrom('payee_account as own')
    .innerJoin('payee_account as other', (join) => join
      .on(sql`regexp_replace(own.account, '[^0-9]', '', 'g')`, '=',
        sql`regexp_replace(other.account, '[^0-9]', '', 'g')`))
    .select(['other.applicant_id', 'own.account']).distinct()
    .where(among('own.applicant_id', applicantId)).where(beyond('other.applicant_id', applicantId))
    .orderBy('other.applicant_id').execute();
  return rows.map((row) => ({ applicantId: row.applicant_id, what: row.account }));
}

/** People who have or had a mandate for another applicant too; `what` is their id. */
export async function listSharedPeople(reader: Reader, applicantId: string): Promise<Shared[]> {
  const rows = await tables(reader).selectFrom('mandate as own')
    .innerJoin('mandate as other', 'other.user_id', 'own.user_id')
    .select(['other.applicant_id', 'own.user_id']).distinct()
    .where(among('own.applicant_id', applicantId)).where(beyond('other.applicant_id', applicantId))
    .orderBy('other.applicant_id').execute();
  return rows.map((row) => ({ applicantId: row.applicant_id, what: row.user_id }));
}

/** Confirmed mail addresses of the applicant's people that other people of other applicants have as well. */
export async function listSharedAddresses(reader: Reader, applicantId: string): Promise<Shared[]> {
  const rows = await tables(reader).selectFrom('mandate as own')
    .innerJoin('mail_address as mine', 'mine.user_id', 'own.user_id')
    .innerJoin('mail_address as theirs', (join) => join
      .on(sql`lower(mine.address)`, '=', sql`lower(theirs.address)`).onRef('theirs.user_id', '<>', 'mine.user_id'))
    .innerJoin('mandate as other', 'other.user_id', 'theirs.user_id')
    .select(['other.applicant_id', 'mine.address']).distinct()
    .where(among('own.applicant_id', applicantId)).where(beyond('other.applicant_id', applicantId))
    .where('mine.confirmed_at', 'is not', null).where('theirs.confirmed_at', 'is not', null)
    .orderBy('other.applicant_id').execute();
  return rows.map((row) => ({ applicantId: row.applicant_id, what: row.address }));
}

/** Files of a claim that were handed in, byte by byte the same, with another claim; of the same applicant, too. */
export async function listSharedDocuments(reader: Reader, claimId: string): Promise<Shared[]> {
  const rows = await tables(reader).selectFrom('document as own')
    .innerJoin('document as other', 'other.sha256', 'own.sha256')
    .innerJoin('document_folder as folder', 'folder.claim_id', 'other.claim_id')
    .select(['folder.applicant_id', 'own.name']).distinct()
    .where('own.claim_id', '=', claimId).where('other.claim_id', '<>', claimId)
    .where('own.removed_at', 'is', null).where('other.removed_at', 'is', null)
    .where('folder.handed_in', '=', true)
    .orderBy('folder.applicant_id').orderBy('own.name').execute();
  return rows.map((row) => ({ applicantId: row.applicant_id, what: row.name }));
}
