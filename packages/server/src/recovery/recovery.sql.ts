import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { formatYuan, parseYuan } from '@qingce/values';
import { assert } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import type { OrderedShare } from '../fund/index.ts';
import type { Instalment, InterestRule, Movement, Recovery, Word } from './recovery.ts';

type RecoveryTables = {
  recovery_case: {
    id: string; number: string; claim_id: string; applicant_id: string; policy: string; kind: string; clause: string;
    finding: string; hearing_on: Day; state: Recovery['state']; opened_by: string; opened_at: Instant; shares: unknown;
    amount_fen: bigint | null; reason: string | null; interest: unknown; proposed_by: string | null;
    proposed_at: Instant | null; decided_by: string | null; decided_at: Instant | null; demand_number: string | null;
    due_on: Day | null; asked_item: string | null; asked_fen: bigint | null;
  };
  recovery_word: {
    id: string; case_id: string; kind: Word['kind']; said: string; paper: string; on_day: Day; said_by: string;
    said_at: Instant;
  };
  recovery_movement: {
    id: string; case_id: string; kind: 'receipt' | 'write-off'; shares: unknown; principal_fen: bigint;
    interest_fen: bigint; bank_reference: string | null; on_day: Day; paper: string; reason: string;
    entered_by: string; entered_at: Instant;
  };
  recovery_plan: { id: string; case_id: string; parts: unknown; agreed_by: string; agreed_at: Instant };
};

interface WireShare { readonly treasury: string; readonly item: string | null; readonly amount: string }
interface WireInstalment { readonly dueOn: Day; readonly amount: string }

const tables = (reader: Reader): Kysely<NoTables & RecoveryTables> => reader.$extendTables<RecoveryTables>();

export async function insertCase(
  tx: Tx, opened: Omit<Recovery, 'shares' | 'amountFen' | 'reason' | 'interest' | 'proposedBy' | 'decidedBy'
    | 'decidedAt' | 'demandNumber' | 'dueOn'>,
): Promise<void> {
  await tables(tx).insertInto('recovery_case').values({
    id: opened.id, number: opened.number, claim_id: opened.claimId, applicant_id: opened.applicantId,
    policy: opened.policy, kind: opened.kind, clause: opened.clause, finding: opened.finding,
    hearing_on: opened.hearingOn, state: opened.state, opened_by: opened.openedBy, opened_at: opened.openedAt,
    shares: json([] as unknown), amount_fen: null, reason: null, interest: null, proposed_by: null, proposed_at: null,
    decided_by: null, decided_at: null, demand_number: null, due_on: null,
    asked_item: opened.asked?.item ?? null, asked_fen: opened.asked?.amountFen ?? null,
  }).execute();
}

export async function findCase(reader: Reader, id: string): Promise<Recovery | undefined> {
  const row = await tables(reader).selectFrom('recovery_case').selectAll().where('id', '=', id).executeTakeFirst();
  return row && caseOf(row);
}

/** Reads the case and holds it until the transaction ends: whatever changes a debt meets here. */
export async function lockCase(tx: Tx, id: string): Promise<Recovery | undefined> {
  const row = await tables(tx).selectFrom('recovery_case').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && caseOf(row);
}

export async function findCaseIdByNumber(reader: Reader, number: string): Promise<string | undefined> {
  const row = await tables(reader).selectFrom('recovery_case').select('id').where('number', '=', number)
    .executeTakeFirst();
  return row?.id;
}

/** Every case, or those of some applicants; the newest first. */
export async function listCases(reader: Reader, applicantIds?: readonly string[]): Promise<Recovery[]> {
  if (applicantIds?.length === 0) return [];
  const all = tables(reader).selectFrom('recovery_case').selectAll().orderBy('opened_at', 'desc').orderBy('number');
  const rows = await (applicantIds ? all.where('applicant_id', 'in', applicantIds) : all).execute();
  return rows.map(caseOf);
}

/** Whether anything of the claim is being recovered, or was: a case that was not dropped. */
export async function hasOpenCase(reader: Reader, claimId: string): Promise<boolean> {
  const row = await tables(reader).selectFrom('recovery_case').select('id').where('claim_id', '=', claimId)
    .where('state', '<>', 'dropped').limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function setCaseState(tx: Tx, id: string, state: 'heard' | 'dropped'): Promise<void> {
  await tables(tx).updateTable('recovery_case').set({ state }).where('id', '=', id).execute();
}

export async function keepProposal(
  tx: Tx, proposal: { id: string; shares: readonly OrderedShare[]; amountFen: bigint; reason: string;
    interest: InterestRule | null; by: string; at: Instant },
): Promise<void> {
  await tables(tx).updateTable('recovery_case').set({
    state: 'proposed', shares: json(wireShares(proposal.shares) as unknown), amount_fen: proposal.amountFen,
    reason: proposal.reason, interest: proposal.interest && json(proposal.interest as unknown),
    proposed_by: proposal.by, proposed_at: proposal.at,
  }).where('id', '=', proposal.id).execute();
}

export async function keepDemand(
  tx: Tx, demand: { id: string; number: string; dueOn: Day; by: string; at: Instant },
): Promise<void> {
  await tables(tx).updateTable('recovery_case').set({
    state: 'demanded', demand_number: demand.number, due_on: demand.dueOn, decided_by: demand.by,
    decided_at: demand.at,
  }).where('id', '=', demand.id).execute();
}

export async function insertWord(tx: Tx, word: Word & { id: string; at: Instant }): Promise<void> {
  await tables(tx).insertInto('recovery_word').values({
    id: word.id, case_id: word.caseId, kind: word.kind, said: word.said, paper: word.paper, on_day: word.onDay,
    said_by: word.by, said_at: word.at,
  }).execute();
}

/** What was said in a case, the first first. */
export async function listWords(reader: Reader, caseId: string): Promise<Word[]> {
  const rows = await tables(reader).selectFrom('recovery_word').selectAll().where('case_id', '=', caseId)
    .orderBy('said_at').orderBy('on_day').orderBy('id').execute();
  return rows.map((row) => ({
    caseId: row.case_id, kind: row.kind, said: row.said, paper: row.paper, onDay: row.on_day, by: row.said_by,
  }));
}

export async function insertMovement(
  tx: Tx, movement: Movement & {
    kind: 'receipt' | 'write-off'; id: string; caseId: string; onDay: Day; paper: string; by: string; at: Instant;
  },
): Promise<void> {
  await tables(tx).insertInto('recovery_movement').values({
    id: movement.id, case_id: movement.caseId, kind: movement.kind,
    shares: json(wireShares(movement.shares) as unknown), principal_fen: movement.principalFen,
    interest_fen: movement.interestFen, bank_reference: movement.kind === 'receipt' ? movement.reference : null,
    on_day: movement.onDay, paper: movement.paper, reason: movement.reason, entered_by: movement.by,
    entered_at: movement.at,
  }).execute();
}

/** Receipts and write-offs of a case, the oldest first. */
export async function listMovements(reader: Reader, caseId: string): Promise<Movement[]> {
  const rows = await tables(reader).selectFrom('recovery_movement').selectAll().where('case_id', '=', caseId)
    .orderBy('on_day').orderBy('entered_at').execute();
  return rows.map((row) => ({
    kind: row.kind, shares: sharesOf(row.shares), principalFen: row.principal_fen, interestFen: row.interest_fen,
    reference: row.bank_reference ?? row.paper, onDay: row.on_day, reason: row.reason,
  }));
}

/** The case that a bank reference was entered for. */
export async function findReceipt(
  reader: Reader, bankReference: string,
): Promise<{ caseId: string; amountFen: bigint } | undefined> {
  const row = await tables(reader).selectFrom('recovery_movement').selectAll()
    .where('bank_reference', '=', bankReference).executeTakeFirst();
  return row && { caseId: row.case_id, amountFen: row.principal_fen + row.interest_fen };
}

export async function insertPlan(
  tx: Tx, plan: { id: string; caseId: string; parts: readonly Instalment[]; by: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('recovery_plan').values({
    id: plan.id, case_id: plan.caseId, agreed_by: plan.by, agreed_at: plan.at,
    parts: json(plan.parts.map(({ dueOn, amountFen }) => ({ dueOn, amount: formatYuan(amountFen) })) as unknown),
  }).execute();
}

/** The plan that was agreed last, and the days of every agreement. */
export async function readPlan(reader: Reader, caseId: string): Promise<{ parts: Instalment[]; agreedOn: Day[] }> {
  const rows = await tables(reader).selectFrom('recovery_plan').selectAll().where('case_id', '=', caseId)
    .orderBy('agreed_at').execute();
  const parts = (rows.at(-1)?.parts ?? []) as WireInstalment[];
  return {
    parts: parts.map(({ dueOn, amount }) => ({ dueOn, amountFen: fenOf(amount) })),
    agreedOn: rows.map(({ agreed_at: at }) => at.slice(0, 10)),
  };
}

export function wireShares(shares: readonly OrderedShare[]): WireShare[] {
  return shares.map(({ treasury, item, amountFen }) => ({ treasury, item, amount: formatYuan(amountFen) }));
}

function sharesOf(kept: unknown): OrderedShare[] {
  return (kept as WireShare[]).map(({ treasury, item, amount }) => ({ treasury, item, amountFen: fenOf(amount) }));
}

function fenOf(amount: string): bigint {
  const fen = parseYuan(amount);
  assert(fen !== undefined, 'what is kept of a recovery are amounts');
  return fen;
}

function caseOf(row: RecoveryTables['recovery_case']): Recovery {
  return {
    id: row.id, number: row.number, claimId: row.claim_id, applicantId: row.applicant_id, policy: row.policy,
    kind: row.kind, clause: row.clause, finding: row.finding, hearingOn: row.hearing_on, state: row.state,
    openedBy: row.opened_by, openedAt: row.opened_at, shares: sharesOf(row.shares), amountFen: row.amount_fen,
    reason: row.reason, interest: row.interest as InterestRule | null, proposedBy: row.proposed_by,
    decidedBy: row.decided_by, decidedAt: row.decided_at, demandNumber: row.demand_number, dueOn: row.due_on,
    asked: row.asked_item === null || row.asked_fen === null
      ? null : { item: row.asked_item, amountFen: row.asked_fen },
  };
}
