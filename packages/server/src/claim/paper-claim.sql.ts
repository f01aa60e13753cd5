import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { StoredPaper } from './paper-claim.ts';

type PaperTables = {
  paper_claim: {
    id: string; policy: string; applicant_id: string; claim_year: number; received_on: Day; facts: unknown;
    materials: unknown; scan: unknown; entered_by: string; entered_at: Instant; state: StoredPaper['state'];
    settled_by: string | null; settled_at: Instant | null; reason: string | null; claim_id: string | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & PaperTables> => reader.$extendTables<PaperTables>();

/** Keeps a new entry; false when one for the same applicant and year waits already. */
export async function insertPaper(tx: Tx, paper: StoredPaper): Promise<boolean> {
  const row = await tables(tx).insertInto('paper_claim').values({
    id: paper.id, policy: paper.policy, applicant_id: paper.applicantId, claim_year: paper.year,
    received_on: paper.receivedOn, facts: json(paper.facts), materials: json(paper.materials), scan: null,
    entered_by: paper.enteredBy, entered_at: paper.enteredAt, state: 'entered', settled_by: null, settled_at: null,
    reason: null, claim_id: null,
  }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Whether an entry of that applicant and year waits to be compared. */
export async function isPaperWaiting(
  reader: Reader, round: { policy: string; applicantId: string; year: number },
): Promise<boolean> {
  const row = await tables(reader).selectFrom('paper_claim').select('id').where('state', '=', 'entered')
    .where('policy', '=', round.policy).where('applicant_id', '=', round.applicantId)
    .where('claim_year', '=', round.year).executeTakeFirst();
  return row !== undefined;
}

export async function findPaper(reader: Reader, id: string): Promise<StoredPaper | undefined> {
  const row = await tables(reader).selectFrom('paper_claim').selectAll().where('id', '=', id).executeTakeFirst();
  return row && paperOf(row);
}

/** Holds the entry until the transaction ends. */
export async function lockPaper(tx: Tx, id: string): Promise<StoredPaper | undefined> {
  const row = await tables(tx).selectFrom('paper_claim').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && paperOf(row);
}

export async function updateScan(tx: Tx, id: string, scan: StoredPaper['scan']): Promise<void> {
  await tables(tx).updateTable('paper_claim').set({ scan: json(scan) }).where('id', '=', id).execute();
}

/** 办结 — confirmed with the claim that it became, or rejected with the reason. */
export async function settlePaper(
  tx: Tx, id: string, settled: { by: string; at: Instant; reason: string | null; claimId: string | null },
): Promise<void> {
  await tables(tx).updateTable('paper_claim').set({
    state: settled.claimId === null ? 'rejected' : 'confirmed', settled_by: settled.by, settled_at: settled.at,
    reason: settled.reason, claim_id: settled.claimId,
  }).where('id', '=', id).execute();
}

/** Every entry, the newest first. */
export async function listStoredPapers(reader: Reader): Promise<StoredPaper[]> {
  const rows = await tables(reader).selectFrom('paper_claim').selectAll()
    .orderBy('entered_at', 'desc').orderBy('id').execute();
  return rows.map(paperOf);
}

function paperOf(row: PaperTables['paper_claim']): StoredPaper {
  const { settled_by: by, settled_at: at, reason } = row;
  return {
    id: row.id, policy: row.policy, applicantId: row.applicant_id, year: row.claim_year, receivedOn: row.received_on,
    facts: row.facts as StoredPaper['facts'], materials: row.materials as string[],
    scan: row.scan as StoredPaper['scan'], enteredBy: row.entered_by, enteredAt: row.entered_at, state: row.state,
    settled: by === null || at === null ? null : { by, at, reason }, claimId: row.claim_id,
  };
}
