import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type CorrectionTables = {
  applicant_correction: {
    id: string; kind: 'restore' | 'merge'; applicant_id: string; user_id: string | null; ends_others: boolean | null;
    into_id: string | null; evidence: string; proposed_by: string; proposed_at: Instant;
    state: 'proposed' | 'confirmed' | 'rejected'; decided_by: string | null; decided_at: Instant | null;
    note: string | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & CorrectionTables> => reader.$extendTables<CorrectionTables>();

/** To whom the mandate goes back, or into which applicant this one is merged. */
export type Aim =
  | { readonly kind: 'restore'; readonly userId: string; readonly endsOthers: boolean }
  | { readonly kind: 'merge'; readonly into: string };

/** 更正提议 — what two people of an office put right about an applicant. */
export interface Correction {
  readonly id: string;
  readonly applicantId: string;
  readonly aim: Aim;
  readonly evidence: string;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly state: 'proposed' | 'confirmed' | 'rejected';
  readonly decidedBy: string | null;
  readonly note: string | null;
}

/** Runs into `applicant_correction_once` while another one of the applicant waits. */
export async function insertCorrection(
  tx: Tx, correction: Omit<Correction, 'state' | 'decidedBy' | 'note'>,
): Promise<void> {
  const { aim } = correction;
  await tables(tx).insertInto('applicant_correction').values({
    id: correction.id, kind: aim.kind, applicant_id: correction.applicantId,
    user_id: aim.kind === 'restore' ? aim.userId : null, ends_others: aim.kind === 'restore' ? aim.endsOthers : null,
    into_id: aim.kind === 'merge' ? aim.into : null, evidence: correction.evidence,
    proposed_by: correction.proposedBy, proposed_at: correction.proposedAt, state: 'proposed', decided_by: null,
    decided_at: null, note: null,
  }).execute();
}

export async function lockCorrection(tx: Tx, id: string): Promise<Correction | undefined> {
  const row = await tables(tx).selectFrom('applicant_correction').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && correctionOf(row);
}

/** The applicants that a correction is about: of a merge both. */
export async function findAimedAt(reader: Reader, id: string): Promise<{ applicantId: string }[]> {
  const row = await tables(reader).selectFrom('applicant_correction').select(['applicant_id', 'into_id'])
    .where('id', '=', id).executeTakeFirst();
  return [row?.applicant_id ?? null, row?.into_id ?? null].flatMap((applicantId) =>
    (applicantId === null ? [] : { applicantId }));
}

export async function decideStoredCorrection(
  tx: Tx, decision: { id: string; state: 'confirmed' | 'rejected'; by: string; at: Instant; note: string },
): Promise<void> {
  await tables(tx).updateTable('applicant_correction').set({
    state: decision.state, decided_by: decision.by, decided_at: decision.at, note: decision.note,
  }).where('id', '=', decision.id).execute();
}

/** What waits first, then the newest first. */
export async function listStoredCorrections(reader: Reader): Promise<Correction[]> {
  const rows = await tables(reader).selectFrom('applicant_correction').selectAll()
    .orderBy('decided_at', (order) => order.desc().nullsFirst()).orderBy('proposed_at', 'desc').orderBy('id')
    .execute();
  return rows.map(correctionOf);
}

function correctionOf(row: CorrectionTables['applicant_correction']): Correction {
  return {
    id: row.id, applicantId: row.applicant_id, aim: aimOf(row), evidence: row.evidence, proposedBy: row.proposed_by,
    proposedAt: row.proposed_at, state: row.state, decidedBy: row.decided_by, note: row.note,
  };
}

function aimOf(row: CorrectionTables['applicant_correction']): Aim {
  return row.kind === 'merge'
    ? { kind: 'merge', into: row.into_id ?? '' }
    : { kind: 'restore', userId: row.user_id ?? '', endsOthers: row.ends_others ?? false };
}
