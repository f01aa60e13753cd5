import { sql } from 'kysely';
import type { Kysely, SelectQueryBuilder } from 'kysely';
import { mandateScopes } from '@qingce/contract';
import type { MandateScope } from '@qingce/contract';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';

type MandateTables = {
  mandate: {
    id: string; applicant_id: string; user_id: string; may_act: boolean; may_set_account: boolean; may_manage: boolean;
    valid_from: Day; valid_until: Day | null; given_by: string; given_at: Instant;
    ended_by: string | null; ended_at: Instant | null; end_reason: string | null;
  };
  /** Only what says which applicants are one, and confirmed; the rest of the table is the applicant module's. */
  applicant: { id: string; merged_into: string | null; holder_confirmed_at: Instant | null };
};

const tables = (reader: Reader): Kysely<NoTables & MandateTables> => reader.$extendTables<MandateTables>();

/** For whom somebody acts today, and what they may do for them: less, until an office has confirmed it. */
export interface Membership {
  readonly applicantId: string;
  readonly scopes: readonly MandateScope[];
  readonly isConfirmed: boolean;
}

/** 待核验 — what a holder may do whose authorisation no office has compared: work on claims, so that no day is lost. */
const unconfirmedScopes: readonly MandateScope[] = ['act'];

/** 授权 — days are business days, both count; `ended` is null while it was not ended by anyone. */
export interface Mandate {
  readonly id: string;
  readonly applicantId: string;
  readonly userId: string;
  readonly scopes: readonly MandateScope[];
  readonly from: Day;
  readonly until: Day | null;
  readonly givenBy: string;
  readonly givenAt: Instant;
  readonly ended: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
}

/** Runs into `mandate_once` when the person has a mandate there that has not ended. */
export async function insertMandate(tx: Tx, mandate: Omit<Mandate, 'ended'>): Promise<void> {
  await tables(tx).insertInto('mandate').values({
    id: mandate.id, applicant_id: mandate.applicantId, user_id: mandate.userId,
    may_act: mandate.scopes.includes('act'), may_set_account: mandate.scopes.includes('account'),
    may_manage: mandate.scopes.includes('people'),
    valid_from: mandate.from, valid_until: mandate.until, given_by: mandate.givenBy, given_at: mandate.givenAt,
    ended_by: null, ended_at: null, end_reason: null,
  }).execute();
}

/** Ends those of the mandates that have not ended. */
export async function endMandates(
  tx: Tx, end: { ids: readonly string[]; by: string; at: Instant; reason: string },
): Promise<void> {
  if (end.ids.length === 0) return;
  await tables(tx).updateTable('mandate').set({ ended_by: end.by, ended_at: end.at, end_reason: end.reason })
    .where('id', 'in', end.ids).where('ended_at', 'is', null).execute();
}

/** For whom the person acts on that day: by mandate, and then also for the duplicates that were merged into those. */
export async function listMembershipsOf(
  reader: Reader, holder: { userId: string; on: Day },
): Promise<Membership[]> {
  const own = await inForce(tables(reader).selectFrom('mandate'), holder.on).selectAll()
    .where('user_id', '=', holder.userId).orderBy('given_at').orderBy('applicant_id').execute();
  if (own.length === 0) return [];
  const ids = own.map((row) => row.applicant_id);
  const applicants = await tables(reader).selectFrom('applicant').select(['id', 'merged_into', 'holder_confirmed_at'])
    .where((where) => where.or([where('id', 'in', ids), where('merged_into', 'in', ids)])).orderBy('id').execute();
  return own.flatMap((row) => {
    const isConfirmed = applicants.some((each) => each.id === row.applicant_id && each.holder_confirmed_at !== null);
    const parts = applicants.filter((part) => part.merged_into === row.applicant_id).map((part) => part.id);
    const scopes = scopesOf(row).filter((scope) => isConfirmed || unconfirmedScopes.includes(scope));
    return [row.applicant_id, ...parts].map((applicantId) => ({ applicantId, scopes, isConfirmed }));
  });
}

/** 曾任代理 — every applicant, with its duplicates, that the person acted for until that day, ended or not. */
export async function listEverActedFor(reader: Reader, holder: { userId: string; on: Day }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct same as id from mandate m, same_applicant(m.applicant_id) same
    where m.user_id = ${holder.userId} and m.valid_from <= ${holder.on} order by same`.execute(reader);
  return rows.map(({ id }) => id);
}

/** Every mandate that was ever given for the applicant, the first one first. */
export async function listMandates(reader: Reader, applicantId: string): Promise<Mandate[]> {
  const rows = await tables(reader).selectFrom('mandate').selectAll().where('applicant_id', '=', applicantId)
    .orderBy('given_at').orderBy('may_manage', 'desc').orderBy('id').execute();
  return rows.map(mandateOf);
}

/**
 * The ids of those who act for the applicant in a claim on that day; of a merged one those who act for what it is a
 * part of. Whom no office has confirmed is one of them in the claims that they began.
 */
export async function listMembers(
  reader: Reader, at: { applicantId: string; claimId: string; on: Day },
): Promise<string[]> {
  const isConfirmed = sql<boolean>`exists (
    select from applicant a where a.id = mandate.applicant_id and a.holder_confirmed_at is not null)`;
  const isBegunByThem = sql<boolean>`exists (
    select from claim c where c.id = ${at.claimId}::uuid and c.opened_by = mandate.user_id)`;
  const rows = await inForce(tables(reader).selectFrom('mandate'), at.on).select('user_id')
    .where('applicant_id', '=', (query) => query.selectFrom('applicant')
      .select(sql<string>`coalesce(merged_into, id)`.as('whole')).where('id', '=', at.applicantId))
    .where((where) => where.or([isConfirmed, isBegunByThem]))
    .orderBy('given_at').orderBy('user_id').execute();
  return rows.map((row) => row.user_id);
}

type Mandates<Output> = SelectQueryBuilder<NoTables & MandateTables, 'mandate', Output>;

function inForce<Output>(mandates: Mandates<Output>, on: Day): Mandates<Output> {
  return mandates.where('ended_at', 'is', null).where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', on)]));
}

type Permits = Pick<MandateTables['mandate'], 'may_act' | 'may_set_account' | 'may_manage'>;

function scopesOf(row: Permits): MandateScope[] {
  const held = { act: row.may_act, account: row.may_set_account, people: row.may_manage };
  return mandateScopes.filter((scope) => held[scope]);
}

function mandateOf(row: MandateTables['mandate']): Mandate {
  const { ended_by: by, ended_at: at, end_reason: reason } = row;
  return {
    id: row.id, applicantId: row.applicant_id, userId: row.user_id, scopes: scopesOf(row), from: row.valid_from,
    until: row.valid_until, givenBy: row.given_by, givenAt: row.given_at,
    ended: by === null || at === null || reason === null ? null : { by, at, reason },
  };
}
