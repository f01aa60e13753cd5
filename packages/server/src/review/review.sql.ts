import type { Kysely } from 'kysely';
import type { ReviewList } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { Instant } from '../foundation/index.ts';
import type { Proposal } from './review.ts';

type ListRow = {
  id: string;
  number: string;
  policy: string;
  claim_year: number;
  state: ReviewList['state'];
  hash: string;
  lines: unknown;
  total_fen: bigint;
  composed_by: string;
  composed_at: Instant;
  dissolved: unknown;
  allotment: unknown;
};
type ReviewTables = {
  review_proposal: {
    claim_id: string;
    cycle: number;
    policy_hash: string;
    facts: unknown;
    answer: unknown;
    record: unknown;
    note: string;
    proposed_by: string;
    proposed_at: Instant;
  };
  review_list: ListRow;
  review_list_claim: { claim_id: string; list_id: string };
  claim: { id: string; cycle: number };
  review_signature: {
    list_id: string;
    office: string;
    signed_by: string;
    hash: string;
    opinion: string;
    no_stake: string | null;
    signed_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & ReviewTables> => reader.$extendTables<ReviewTables>();

/** A list as it is kept; who signed and who dissolved it is told by their user ids. */
export type StoredList = Omit<ReviewList, 'signatures' | 'opinions' | 'disagreements' | 'hidden'>;
export interface Signature {
  readonly listId: string;
  readonly office: string;
  readonly by: string;
  readonly at: Instant;
  readonly hash: string;
  readonly opinion: string;
  /** 无利害关系声明 — as declared; null where it was signed before that was asked. */
  readonly noStake: string | null;
}

export async function insertProposal(tx: Tx, proposal: Proposal): Promise<void> {
  await tables(tx)
    .insertInto('review_proposal')
    .values({
      claim_id: proposal.claimId,
      cycle: proposal.cycle,
      policy_hash: proposal.policyHash,
      facts: json(proposal.facts),
      answer: json(proposal.answer as unknown),
      record: json(proposal.record as unknown),
      note: proposal.note,
      proposed_by: proposal.proposedBy,
      proposed_at: proposal.proposedAt,
    })
    .execute();
}

/** The proposal of the cycle that the claim is in; what was proposed before it was begun anew no longer counts. */
export async function findProposal(reader: Reader, claimId: string): Promise<Proposal | undefined> {
  const row = await tables(reader)
    .selectFrom('review_proposal as p')
    .innerJoin('claim as c', (join) => join.onRef('c.id', '=', 'p.claim_id').onRef('c.cycle', '=', 'p.cycle'))
    .selectAll('p')
    .where('p.claim_id', '=', claimId)
    .executeTakeFirst();
  return (
    row && {
      claimId: row.claim_id,
      cycle: row.cycle,
      policyHash: row.policy_hash,
      facts: row.facts,
      answer: row.answer as Proposal['answer'],
      record: row.record as Proposal['record'],
      note: row.note,
      proposedBy: row.proposed_by,
      proposedAt: row.proposed_at,
    }
  );
}

export async function insertList(tx: Tx, list: StoredList & { composedBy: string; totalFen: Fen }): Promise<void> {
  await tables(tx)
    .insertInto('review_list')
    .values({
      id: list.id,
      number: list.number,
      policy: list.policy,
      claim_year: list.claimYear,
      state: list.state,
      hash: list.hash,
      lines: json(list.lines as unknown),
      total_fen: list.totalFen,
      composed_by: list.composedBy,
      composed_at: list.composedAt,
      dissolved: null,
      allotment: list.allotment && json(list.allotment as unknown),
    })
    .execute();
  await tables(tx)
    .insertInto('review_list_claim')
    .values(list.lines.map((line) => ({ claim_id: line.claimId, list_id: list.id })))
    .execute();
}

export async function findList(reader: Reader, id: string): Promise<StoredList | undefined> {
  const row = await tables(reader).selectFrom('review_list').selectAll().where('id', '=', id).executeTakeFirst();
  return row && listOf(row);
}

/** Reads the list and holds it until the transaction ends. */
export async function lockList(tx: Tx, id: string): Promise<StoredList | undefined> {
  const row = await tables(tx)
    .selectFrom('review_list')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && listOf(row);
}

export async function findListOfClaim(reader: Reader, claimId: string): Promise<StoredList | undefined> {
  const row = await tables(reader)
    .selectFrom('review_list_claim')
    .select('list_id')
    .where('claim_id', '=', claimId)
    .executeTakeFirst();
  return row && findList(reader, row.list_id);
}

/** The claims that still lie on the list: lines that left it for a disagreement, or all of one dissolved, do not. */
export async function listClaimsOn(reader: Reader, listId: string): Promise<ReadonlySet<string>> {
  const rows = await tables(reader)
    .selectFrom('review_list_claim').select('claim_id').where('list_id', '=', listId).execute();
  return new Set(rows.map((row) => row.claim_id));
}

/** Takes one claim off its list; the line stays in the list as it was signed. */
export async function takeOffList(tx: Tx, claimId: string): Promise<void> {
  await tables(tx).deleteFrom('review_list_claim').where('claim_id', '=', claimId).execute();
}

/** All lists, the newest first. */
export async function listLists(reader: Reader): Promise<StoredList[]> {
  const rows = await tables(reader)
    .selectFrom('review_list')
    .selectAll()
    .orderBy('composed_at', 'desc')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(listOf);
}

export async function updateListState(tx: Tx, list: { id: string; state: ReviewList['state'] }): Promise<void> {
  await tables(tx).updateTable('review_list').set({ state: list.state }).where('id', '=', list.id).execute();
}

/** Both bureaus signed; with it stands how the money was divided. */
export async function approveStoredList(
  tx: Tx, list: { id: string; allotment: StoredList['allotment'] },
): Promise<void> {
  const allotment = list.allotment && json(list.allotment as unknown);
  await tables(tx).updateTable('review_list').set({ state: 'signed', allotment }).where('id', '=', list.id).execute();
}

/** Takes the list out of use and its claims off it; lines and signatures stay as they were. */
export async function dissolveStoredList(
  tx: Tx,
  list: { id: string; dissolved: NonNullable<StoredList['dissolved']> },
): Promise<void> {
  await tables(tx)
    .updateTable('review_list')
    .set({ state: 'dissolved', dissolved: json(list.dissolved as unknown) })
    .where('id', '=', list.id)
    .execute();
  await tables(tx).deleteFrom('review_list_claim').where('list_id', '=', list.id).execute();
}

export async function insertListSignature(tx: Tx, signature: Signature): Promise<void> {
  await tables(tx)
    .insertInto('review_signature')
    .values({
      list_id: signature.listId,
      office: signature.office,
      signed_by: signature.by,
      hash: signature.hash,
      opinion: signature.opinion,
      no_stake: signature.noStake,
      signed_at: signature.at,
    })
    .execute();
}

export async function listSignatures(reader: Reader, listIds: readonly string[]): Promise<Signature[]> {
  if (listIds.length === 0) return [];
  const rows = await tables(reader)
    .selectFrom('review_signature')
    .selectAll()
    .where('list_id', 'in', listIds)
    .orderBy('signed_at')
    .orderBy('office')
    .execute();
  return rows.map((row) => ({
    listId: row.list_id,
    office: row.office,
    by: row.signed_by,
    at: row.signed_at,
    hash: row.hash,
    opinion: row.opinion,
    noStake: row.no_stake,
  }));
}

function listOf(row: ListRow): StoredList {
  return {
    id: row.id,
    number: row.number,
    policy: row.policy,
    claimYear: row.claim_year,
    state: row.state,
    hash: row.hash,
    lines: row.lines as StoredList['lines'],
    total: formatYuan(row.total_fen),
    composedAt: row.composed_at,
    allotment: row.allotment as StoredList['allotment'],
    dissolved: row.dissolved as StoredList['dissolved'],
  };
}
