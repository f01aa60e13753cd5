import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Answer } from '@qingce/policy-language/evaluate';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';
import type { StoredMeasure } from './measure.ts';

type MeasureTables = {
  individual_measure: {
    id: string; policy: string; applicant_id: string; subject: string; purpose: string; ceiling_fen: bigint;
    expires_on: Day; state: StoredMeasure['state']; proposed_by: string; proposed_at: Instant;
    review_document: string | null; review_on: Day | null;
    review_conclusion: 'no-restriction' | 'exception' | null; review_exception: string | null;
    reviewed_by: string | null; approval_number: string | null; approved_fen: bigint | null;
    approved_by: string | null; approved_on: Day | null; disclosure: 'full' | 'count-only' | null;
    withheld_why: string | null; rejected_why: string | null;
  };
};
type Row = MeasureTables['individual_measure'];

const tables = (reader: Reader): Kysely<NoTables & MeasureTables> => reader.$extendTables<MeasureTables>();

/** Writes the measure as it now is; a new one comes in, a known one is replaced. */
export async function putMeasure(tx: Tx, measure: StoredMeasure): Promise<void> {
  const row = rowOf(measure);
  await tables(tx).insertInto('individual_measure').values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
}

export async function findMeasure(reader: Reader, id: string): Promise<StoredMeasure | undefined> {
  const row = await tables(reader).selectFrom('individual_measure').selectAll().where('id', '=', id)
    .executeTakeFirst();
  return row && measureOf(row);
}

/** Holds the measure until the transaction ends. */
export async function lockMeasure(tx: Tx, id: string): Promise<StoredMeasure | undefined> {
  const row = await tables(tx).selectFrom('individual_measure').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && measureOf(row);
}

/** 批复 — what was approved for the applicant, or for a duplicate of it, under those numbers; held, by number. */
export async function lockApprovals(
  tx: Tx, of: { applicantId: string; policy: string; numbers: readonly string[] },
): Promise<StoredMeasure[]> {
  const rows = await tables(tx).selectFrom('individual_measure').selectAll()
    .where('state', '=', 'approved').where('policy', '=', of.policy).where('approval_number', 'in', of.numbers)
    .where(sql<boolean>`applicant_id in (select same_applicant(${of.applicantId}::uuid))`)
    .orderBy('approval_number').forUpdate().execute();
  return rows.map(measureOf);
}

/** What another claim was promised, whatever it rests on. */
export interface AwardPromise {
  readonly facts: { readonly items: readonly unknown[] };
  readonly answer: Answer;
  /** What the items that count were decided to get, in their order; null until the decision. */
  readonly decided: readonly Fen[] | null;
}

/** 已承诺 — of the applicant's other claims, those of its duplicates included, all that are proposed and not ended. */
export async function listPromises(
  reader: Reader, of: { applicantId: string; policy: string; besides: string },
): Promise<AwardPromise[]> {
  const { rows } = await sql<{ facts: AwardPromise['facts']; answer: Answer; decided: string[] | null }>`
    select p.facts, p.answer, (select jsonb_agg(a.amount_fen::text order by a.ordinal) from prior_award a
      where (a.claim_id, a.cycle) = (c.id, c.cycle)) as decided
    from claim c join review_proposal p on (p.claim_id, p.cycle) = (c.id, c.cycle)
    where c.id <> ${of.besides}::uuid and c.policy = ${of.policy}
      and c.state not in ('withdrawn', 'not-accepted', 'refused')
      and c.applicant_id in (select same_applicant(${of.applicantId}::uuid))
    order by c.id`.execute(reader);
  return rows.map(({ facts, answer, decided }) => ({
    facts, answer, decided: decided === null ? null : decided.map((fen) => BigInt(fen)),
  }));
}

/** All measures; the newest first. */
export async function listStoredMeasures(reader: Reader): Promise<StoredMeasure[]> {
  const rows = await tables(reader).selectFrom('individual_measure').selectAll()
    .orderBy('proposed_at', 'desc').orderBy('id').execute();
  return rows.map(measureOf);
}

function rowOf({ review, approval, ...measure }: StoredMeasure): Row {
  return {
    id: measure.id, policy: measure.policy, applicant_id: measure.applicantId, subject: measure.subject,
    purpose: measure.purpose, ceiling_fen: measure.ceilingFen, expires_on: measure.expiresOn, state: measure.state,
    proposed_by: measure.proposedBy, proposed_at: measure.proposedAt, rejected_why: measure.rejectedWhy,
    ...reviewColumns(review), ...approvalColumns(approval),
  };
}

const notReviewed = {
  review_document: null, review_on: null, review_conclusion: null, reviewed_by: null, review_exception: null,
};

function reviewColumns(review: StoredMeasure['review']) {
  if (!review) return notReviewed;
  return {
    review_document: review.document, review_on: review.on, review_conclusion: review.conclusion,
    reviewed_by: review.by, review_exception: orNull(review.exception),
  };
}

const notApproved = {
  approval_number: null, approved_fen: null, approved_on: null, approved_by: null, disclosure: null,
  withheld_why: null,
};

function approvalColumns(approval: StoredMeasure['approval']) {
  if (!approval) return notApproved;
  return {
    approval_number: approval.number, approved_fen: approval.fen, approved_on: approval.on,
    approved_by: approval.by, disclosure: approval.disclosure, withheld_why: orNull(approval.withheldWhy),
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function measureOf(row: Row): StoredMeasure {
  return {
    id: row.id, policy: row.policy, applicantId: row.applicant_id, subject: row.subject, purpose: row.purpose,
    ceilingFen: row.ceiling_fen, expiresOn: row.expires_on, state: row.state, proposedBy: row.proposed_by,
    proposedAt: row.proposed_at, rejectedWhy: row.rejected_why, review: reviewOf(row), approval: approvalOf(row),
  };
}

function reviewOf(row: Row): StoredMeasure['review'] {
  const { review_document: document, review_on: on, review_conclusion: conclusion, reviewed_by: by } = row;
  if (document === null || on === null || conclusion === null || by === null) return null;
  return { document, on, conclusion, by, exception: row.review_exception ?? '' };
}

function approvalOf(row: Row): StoredMeasure['approval'] {
  const { approval_number: number, approved_fen: fen, approved_on: on, approved_by: by, disclosure } = row;
  if (number === null || fen === null || on === null || by === null || disclosure === null) return null;
  return { number, fen, on, by, disclosure, withheldWhy: row.withheld_why ?? '' };
}
