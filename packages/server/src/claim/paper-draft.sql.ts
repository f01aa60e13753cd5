import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Claim } from './claim.ts';

type PaperDraftTables = {
  paper_draft: {
    policy: string; applicant_id: string; claim_year: number; typed: unknown; revision: number; saved_by: string;
    saved_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & PaperDraftTables> => reader.$extendTables<PaperDraftTables>();

/** Whose claim on paper, and of which year, it is that somebody types. */
export interface PaperRound { readonly policy: string; readonly applicantId: string; readonly year: number }

export interface StoredPaperDraft extends PaperRound {
  /** Facts, day of receipt and materials, as they stand. */
  readonly typed: Claim['facts'];
  readonly revision: number;
  readonly by: string;
  readonly at: Instant;
}

export async function findPaperDraft(reader: Reader, round: PaperRound): Promise<StoredPaperDraft | undefined> {
  const row = await tables(reader).selectFrom('paper_draft').selectAll().where('policy', '=', round.policy)
    .where('applicant_id', '=', round.applicantId).where('claim_year', '=', round.year).executeTakeFirst();
  return row && draftOf(row);
}

/** Every draft, the one saved last first. */
export async function listStoredDrafts(reader: Reader): Promise<StoredPaperDraft[]> {
  const rows = await tables(reader).selectFrom('paper_draft').selectAll()
    .orderBy('saved_at', 'desc').orderBy('applicant_id').execute();
  return rows.map(draftOf);
}

export async function putPaperDraft(tx: Tx, draft: StoredPaperDraft): Promise<void> {
  const { typed, revision, by, at } = draft;
  const saved = { typed: json(typed), revision, saved_by: by, saved_at: at };
  await tables(tx).insertInto('paper_draft')
    .values({ policy: draft.policy, applicant_id: draft.applicantId, claim_year: draft.year, ...saved })
    .onConflict((conflict) => conflict.columns(['policy', 'applicant_id', 'claim_year']).doUpdateSet(saved))
    .execute();
}

export async function deletePaperDraft(tx: Tx, round: PaperRound): Promise<void> {
  await tables(tx).deleteFrom('paper_draft').where('policy', '=', round.policy)
    .where('applicant_id', '=', round.applicantId).where('claim_year', '=', round.year).execute();
}

function draftOf(row: PaperDraftTables['paper_draft']): StoredPaperDraft {
  return {
    policy: row.policy, applicantId: row.applicant_id, year: row.claim_year, typed: row.typed as Claim['facts'],
    revision: row.revision, by: row.saved_by, at: row.saved_at,
  };
}
