import { sql } from 'kysely';
import type { GeneratedAlways, Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Draft, Proposal, Save } from './drafting.ts';

type DraftingTables = {
  policy_draft: {
    id: string; policy: string; base_hash: string; title: string; begun_by: string; begun_at: Instant;
  };
  policy_draft_save: {
    draft_id: string; number: number; policy: string; examples: string; saved_by: string; saved_at: Instant;
  };
  policy_draft_proposal: {
    id: string; number: GeneratedAlways<bigint>; draft_id: string; save_number: number; hash: string;
    reason: string; document: string; document_no: string; proposed_by: string; proposed_at: Instant;
    outcome: Proposal['outcome']; settled_by: string | null; settled_at: Instant | null; note: string | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & DraftingTables> => reader.$extendTables<DraftingTables>();

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  await tables(tx).insertInto('policy_draft').values({
    id: draft.id, policy: draft.policy, base_hash: draft.baseHash, title: draft.title, begun_by: draft.begunBy,
    begun_at: draft.begunAt,
  }).execute();
}

export async function findDraft(reader: Reader, id: string): Promise<Draft | undefined> {
  const row = await tables(reader).selectFrom('policy_draft').selectAll().where('id', '=', id).executeTakeFirst();
  return row && draftOf(row);
}

/**
 * Holds the draft until the transaction ends: one person at a time saves, proposes or publishes it. The server's role
 * may not change its row, and so may not lock it: the lock is one of its own.
 */
export async function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy draft ${id}`}, 0))`.execute(tx);
  return findDraft(tx, id);
}

/** All drafts, the newest first. */
export async function listDrafts(reader: Reader): Promise<Draft[]> {
  const rows = await tables(reader).selectFrom('policy_draft').selectAll()
    .orderBy('begun_at', 'desc').orderBy('id').execute();
  return rows.map(draftOf);
}

function draftOf(row: DraftingTables['policy_draft']): Draft {
  return {
    id: row.id, policy: row.policy, baseHash: row.base_hash, title: row.title, begunBy: row.begun_by,
    begunAt: row.begun_at,
  };
}

export async function insertSave(tx: Tx, draftId: string, save: Save): Promise<void> {
  await tables(tx).insertInto('policy_draft_save').values({
    draft_id: draftId, number: save.number, policy: save.policy, examples: save.examples, saved_by: save.by,
    saved_at: save.at,
  }).execute();
}

export async function findSave(reader: Reader, draftId: string, number: number): Promise<Save | undefined> {
  const row = await tables(reader).selectFrom('policy_draft_save').selectAll()
    .where('draft_id', '=', draftId).where('number', '=', number).executeTakeFirst();
  return row && {
    number: row.number, policy: row.policy, examples: row.examples, by: row.saved_by, at: row.saved_at,
  };
}

/** Who saved a draft when, the newest first, without the texts; every draft has one at least. */
export async function listSaves(reader: Reader, draftId: string): Promise<Omit<Save, 'policy' | 'examples'>[]> {
  const rows = await tables(reader).selectFrom('policy_draft_save').select(['number', 'saved_by', 'saved_at'])
    .where('draft_id', '=', draftId).orderBy('number', 'desc').execute();
  return rows.map((row) => ({ number: row.number, by: row.saved_by, at: row.saved_at }));
}

export async function insertProposal(
  tx: Tx, draftId: string, proposal: Omit<Proposal, 'outcome' | 'settledBy' | 'settledAt' | 'note'>,
): Promise<void> {
  await tables(tx).insertInto('policy_draft_proposal').values({
    id: proposal.id, draft_id: draftId, save_number: proposal.save, hash: proposal.hash, reason: proposal.reason,
    document: proposal.document, document_no: proposal.documentNo, proposed_by: proposal.by,
    proposed_at: proposal.at, outcome: null, settled_by: null, settled_at: null, note: null,
  }).execute();
}

interface Settled { readonly outcome: NonNullable<Proposal['outcome']>; readonly by: string; readonly at: Instant }

/** Writes down what became of a proposal. */
export async function updateProposal(
  tx: Tx, id: string, settled: Pick<Proposal, 'note'> & Settled,
): Promise<void> {
  const { outcome, by, at, note } = settled;
  await tables(tx).updateTable('policy_draft_proposal')
    .set({ outcome, settled_by: by, settled_at: at, note }).where('id', '=', id).execute();
}

/** The proposals of a draft, the newest first. */
export async function listProposals(reader: Reader, draftId: string): Promise<Proposal[]> {
  const rows = await tables(reader).selectFrom('policy_draft_proposal').selectAll()
    .where('draft_id', '=', draftId).orderBy('number', 'desc').execute();
  return rows.map((row) => ({
    id: row.id, save: row.save_number, hash: row.hash, reason: row.reason, document: row.document,
    documentNo: row.document_no, by: row.proposed_by, at: row.proposed_at, outcome: row.outcome,
    settledBy: row.settled_by, settledAt: row.settled_at, note: row.note,
  }));
}
