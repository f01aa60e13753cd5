import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
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

/** Holds the measure until the transaction ends. */
export async function lockMeasure(tx: Tx, id: string): Promise<StoredMeasure | undefined> {
  const row = await tables(tx).selectFrom('individual_measure').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && measureOf(row);
}

/** All measures, or those of an applicant; the newest first. */
export async function listStoredMeasures(
  reader: Reader, which: { applicantId?: string; policy?: string } = {},
): Promise<StoredMeasure[]> {
  let query = tables(reader).selectFrom('individual_measure').selectAll()
    .orderBy('proposed_at', 'desc').orderBy('id');
  if (which.applicantId !== undefined) query = query.where('applicant_id', '=', which.applicantId);
  if (which.policy !== undefined) query = query.where('policy', '=', which.policy);
  return (await query.execute()).map(measureOf);
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
