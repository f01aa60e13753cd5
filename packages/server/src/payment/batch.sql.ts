import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DelayCause } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import { assert } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import type { BankWord, Verdict } from './bank-return.ts';
import type { Batch, BatchLine } from './batch.ts';

type BatchTables = {
  payment_delay: { id: string; order_id: string; cause: DelayCause; note: string; said_by: string; said_at: Instant };
  payment_batch: {
    id: string; treasury: string; year: number; sequence: number; state: Batch['state']; line_count: number;
    total_fen: bigint; file: string; file_sha256: string; built_by: string; built_at: Instant;
    checked_by: string | null; checked_at: Instant | null; released_by: string | null; released_at: Instant | null;
  };
  payment_batch_line: {
    batch_id: string; line: number; order_id: string; instruction: string; amount_fen: bigint; tax_fen: bigint;
    payee_id: string; state: BatchLine['state'];
  };
  bank_return_file: {
    id: string; treasury: string; name: string; sha256: string; line_count: number; imported_by: string;
    imported_at: Instant;
  };
  bank_return_line: {
    file_id: string; line: number; instruction: string; outcome: BankWord['outcome']; amount_fen: bigint;
    reference: string; on_day: Day; reason: string; verdict: Verdict;
  };
  payment_order: { id: string; claim_id: string };
  payment_reissue: {
    order_id: string; attempt: number; payee_id: string; reason: string; proposed_by: string; proposed_at: Instant;
    confirmed_by: string | null; confirmed_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & BatchTables> => reader.$extendTables<BatchTables>();

export async function insertBatch(tx: Tx, batch: Batch, lines: readonly BatchLine[]): Promise<void> {
  await tables(tx).insertInto('payment_batch').values({
    id: batch.id, treasury: batch.treasury, year: batch.year, sequence: batch.sequence, state: batch.state,
    line_count: batch.lineCount, total_fen: batch.totalFen, file: batch.file, file_sha256: batch.fileSha256,
    built_by: batch.builtBy, built_at: batch.builtAt, checked_by: null, checked_at: null, released_by: null,
    released_at: null,
  }).execute();
  await tables(tx).insertInto('payment_batch_line').values(lines.map((line) => ({
    batch_id: line.batchId, line: line.line, order_id: line.orderId, instruction: line.instruction,
    amount_fen: line.amountFen, tax_fen: line.taxFen, payee_id: line.payeeId, state: line.state,
  }))).execute();
}

/** True when an insert was refused because an order has a live instruction already. */
export function isOrderedTwice(error: unknown): boolean {
  const constraint = brokenConstraint(error);
  return constraint === 'payment_batch_line_live' || constraint === 'payment_batch_line_instruction';
}

export async function lockBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const row = await tables(tx).selectFrom('payment_batch').selectAll().where('id', '=', id).forUpdate()
    .executeTakeFirst();
  return row && batchOf(row);
}

export async function findBatch(reader: Reader, id: string): Promise<Batch | undefined> {
  const row = await tables(reader).selectFrom('payment_batch').selectAll().where('id', '=', id).executeTakeFirst();
  return row && batchOf(row);
}

/** Every batch, the newest first. */
export async function listBatches(reader: Reader): Promise<Batch[]> {
  const rows = await tables(reader).selectFrom('payment_batch').selectAll().orderBy('built_at', 'desc')
    .orderBy('treasury').orderBy('sequence', 'desc').execute();
  return rows.map(batchOf);
}

/** The claims that a batch pays, each once. */
export async function listClaimsOfBatch(reader: Reader, batchId: string): Promise<string[]> {
  const rows = await tables(reader).selectFrom('payment_batch_line')
    .innerJoin('payment_order', 'payment_order.id', 'payment_batch_line.order_id')
    .select('payment_order.claim_id as claimId').distinct()
    .where('payment_batch_line.batch_id', '=', batchId).execute();
  return rows.map(({ claimId }) => claimId);
}

export async function listBatchLines(reader: Reader, batchId: string): Promise<BatchLine[]> {
  const rows = await tables(reader).selectFrom('payment_batch_line').selectAll().where('batch_id', '=', batchId)
    .orderBy('line').execute();
  return rows.map(lineOf);
}

export async function checkBatchBy(tx: Tx, check: { id: string; by: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('payment_batch').set({ state: 'checked', checked_by: check.by, checked_at: check.at })
    .where('id', '=', check.id).execute();
}

export async function releaseBatchBy(tx: Tx, release: { id: string; by: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('payment_batch')
    .set({ state: 'released', released_by: release.by, released_at: release.at }).where('id', '=', release.id)
    .execute();
}

/** The batch goes nowhere; its orders may be put into another. */
export async function cancelBatchOf(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('payment_batch').set({ state: 'cancelled' }).where('id', '=', id).execute();
  await tables(tx).updateTable('payment_batch_line').set({ state: 'dropped' }).where('batch_id', '=', id).execute();
}

/** A line of a released batch, and what the batch is known by. */
export interface FoundInstruction extends Pick<Batch, 'treasury' | 'year' | 'sequence'> {
  readonly line: BatchLine;
  readonly releasedOn: Day;
}

const ofInstruction = (reader: Reader, instruction: string) => tables(reader).selectFrom('payment_batch_line')
  .innerJoin('payment_batch', 'payment_batch.id', 'payment_batch_line.batch_id')
  .selectAll('payment_batch_line').select(['treasury', 'year', 'sequence', 'released_at'])
  .where('instruction', '=', instruction).where('payment_batch.state', '=', 'released')
  .where('payment_batch_line.state', '<>', 'dropped');

/** The line that the bank speaks of, with its batch; held until the transaction ends. */
export async function lockInstruction(tx: Tx, instruction: string): Promise<FoundInstruction | undefined> {
  const row = await ofInstruction(tx, instruction).forUpdate('payment_batch_line').executeTakeFirst();
  return row && instructionFrom(row);
}

/** The line that the bank speaks of, only to be looked at. */
export async function findInstruction(reader: Reader, instruction: string): Promise<FoundInstruction | undefined> {
  const row = await ofInstruction(reader, instruction).executeTakeFirst();
  return row && instructionFrom(row);
}

function instructionFrom(
  row: BatchTables['payment_batch_line'] & Pick<BatchTables['payment_batch'], 'treasury' | 'year' | 'sequence'>
    & { released_at: Instant | null },
): FoundInstruction {
  const { treasury, year, sequence } = row;
  assert(row.released_at, 'a released batch was released at some time');
  return { line: lineOf(row), treasury, year, sequence, releasedOn: row.released_at.slice(0, 10) };
}

/** The lines that may still be paid, or were, of some orders. */
export async function listStandingLines(reader: Reader, orderIds: readonly string[]): Promise<BatchLine[]> {
  if (orderIds.length === 0) return [];
  const rows = await tables(reader).selectFrom('payment_batch_line').selectAll().where('order_id', 'in', orderIds)
    .where('state', 'in', ['live', 'unknown', 'paid']).execute();
  return rows.map(lineOf);
}

export async function setLineState(
  tx: Tx, line: { instruction: string; state: BatchLine['state'] },
): Promise<void> {
  await tables(tx).updateTable('payment_batch_line').set({ state: line.state })
    .where('instruction', '=', line.instruction).where('state', '<>', 'dropped').execute();
}

/** Whether the bank paid the order once and sent it back: its tax is withheld since. */
export async function wasPaidBefore(reader: Reader, orderId: string): Promise<boolean> {
  const row = await tables(reader).selectFrom('payment_batch_line').select('line').where('order_id', '=', orderId)
    .where('state', '=', 'returned').limit(1).executeTakeFirst();
  return row !== undefined;
}

/** What became of an instruction that has been sent. */
export async function findLineState(reader: Reader, instruction: string): Promise<BatchLine['state'] | undefined> {
  const row = await tables(reader).selectFrom('payment_batch_line').select('state')
    .where('instruction', '=', instruction).where('state', '<>', 'dropped').executeTakeFirst();
  return row?.state;
}

/** An instruction and its batch, with the two people who sent it. */
export interface LastLine extends Pick<Batch, 'builtBy' | 'releasedBy'> {
  readonly state: BatchLine['state']; readonly batchState: Batch['state'];
}

/** Where the order's last instruction stands, and its batch. */
export async function listLastLines(
  reader: Reader, orderIds: readonly string[],
): Promise<Map<string, LastLine>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tables(reader).selectFrom('payment_batch_line')
    .innerJoin('payment_batch', 'payment_batch.id', 'payment_batch_line.batch_id')
    .select(['order_id', 'payment_batch_line.state', 'payment_batch.state as batch_state', 'built_by', 'released_by'])
    .where('order_id', 'in', orderIds).orderBy('built_at').orderBy('sequence').execute();
  return new Map(rows.map((row) => [row.order_id, {
    state: row.state, batchState: row.batch_state, builtBy: row.built_by, releasedBy: row.released_by,
  }]));
}

export async function insertDelay(
  tx: Tx, delay: { id: string; orderId: string; cause: DelayCause; note: string; by: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('payment_delay').values({
    id: delay.id, order_id: delay.orderId, cause: delay.cause, note: delay.note, said_by: delay.by, said_at: delay.at,
  }).execute();
}

/** What was said last of each order. */
export async function listDelays(
  reader: Reader, orderIds: readonly string[],
): Promise<Map<string, { cause: DelayCause; note: string }>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tables(reader).selectFrom('payment_delay').selectAll().where('order_id', 'in', orderIds)
    .orderBy('said_at').execute();
  return new Map(rows.map((row) => [row.order_id, { cause: row.cause, note: row.note }]));
}

export interface ReturnFile {
  readonly id: string;
  readonly treasury: string;
  readonly name: string;
  readonly sha256: string;
  readonly importedBy: string;
  readonly importedAt: Instant;
}

export async function findReturnFile(reader: Reader, sha256: string): Promise<string | undefined> {
  const row = await tables(reader).selectFrom('bank_return_file').select('id').where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.id;
}

export async function insertReturnFile(
  tx: Tx, file: ReturnFile, words: readonly (BankWord & { verdict: Verdict })[],
): Promise<void> {
  await tables(tx).insertInto('bank_return_file').values({
    id: file.id, treasury: file.treasury, name: file.name, sha256: file.sha256, line_count: words.length,
    imported_by: file.importedBy, imported_at: file.importedAt,
  }).execute();
  await tables(tx).insertInto('bank_return_line').values(words.map((word, index) => ({
    file_id: file.id, line: index + 1, instruction: word.instruction, outcome: word.outcome,
    amount_fen: word.amountFen, reference: word.reference, on_day: word.day, reason: word.reason,
    verdict: word.verdict,
  }))).execute();
}

export async function listVerdicts(reader: Reader, fileId: string): Promise<(BankWord & { verdict: Verdict })[]> {
  const rows = await tables(reader).selectFrom('bank_return_line').selectAll().where('file_id', '=', fileId)
    .orderBy('line').execute();
  return rows.map((row) => ({
    instruction: row.instruction, outcome: row.outcome, amountFen: row.amount_fen, reference: row.reference,
    day: row.on_day, reason: row.reason, verdict: row.verdict,
  }));
}

/** 重新拨付 — what one person proposed for a returned order and another has yet to confirm. */
export interface Reissue {
  readonly orderId: string;
  readonly attempt: number;
  readonly payeeId: string;
  readonly reason: string;
  readonly proposedBy: string;
}

export async function putReissue(tx: Tx, reissue: Reissue & { at: Instant }): Promise<void> {
  const values = {
    payee_id: reissue.payeeId, reason: reissue.reason, proposed_by: reissue.proposedBy, proposed_at: reissue.at,
  };
  await tables(tx).insertInto('payment_reissue').values({
    order_id: reissue.orderId, attempt: reissue.attempt, ...values, confirmed_by: null, confirmed_at: null,
  }).onConflict((conflict) => conflict.columns(['order_id', 'attempt']).doUpdateSet(values)).execute();
}

export async function findReissue(
  reader: Reader, order: { id: string; attempt: number },
): Promise<Reissue | undefined> {
  const row = await tables(reader).selectFrom('payment_reissue').selectAll().where('order_id', '=', order.id)
    .where('attempt', '=', order.attempt + 1).executeTakeFirst();
  return row && reissueOf(row);
}

/** What was proposed for orders that came back and nobody has confirmed, by order. */
export async function listReissues(
  reader: Reader, orders: readonly { id: string; attempt: number }[],
): Promise<Map<string, Reissue>> {
  if (orders.length === 0) return new Map();
  const attempts = new Map(orders.map(({ id, attempt }) => [id, attempt]));
  const rows = await tables(reader).selectFrom('payment_reissue').selectAll().where('confirmed_at', 'is', null)
    .where('order_id', 'in', [...attempts.keys()]).execute();
  return new Map(rows.filter((row) => row.attempt === (attempts.get(row.order_id) ?? 0) + 1)
    .map((row) => [row.order_id, reissueOf(row)]));
}

export async function confirmReissueBy(tx: Tx, reissue: Reissue & { by: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('payment_reissue').set({ confirmed_by: reissue.by, confirmed_at: reissue.at })
    .where('order_id', '=', reissue.orderId).where('attempt', '=', reissue.attempt).execute();
}

function reissueOf(row: BatchTables['payment_reissue']): Reissue {
  return {
    orderId: row.order_id, attempt: row.attempt, payeeId: row.payee_id, reason: row.reason,
    proposedBy: row.proposed_by,
  };
}

function batchOf(row: BatchTables['payment_batch']): Batch {
  return {
    id: row.id, treasury: row.treasury, year: row.year, sequence: row.sequence, state: row.state,
    lineCount: row.line_count, totalFen: row.total_fen, file: row.file, fileSha256: row.file_sha256,
    builtBy: row.built_by, builtAt: row.built_at, checkedBy: row.checked_by, checkedAt: row.checked_at,
    releasedBy: row.released_by, releasedAt: row.released_at,
  };
}

function lineOf(row: BatchTables['payment_batch_line']): BatchLine {
  return {
    batchId: row.batch_id, line: row.line, orderId: row.order_id, instruction: row.instruction,
    amountFen: row.amount_fen, taxFen: row.tax_fen, payeeId: row.payee_id, state: row.state,
  };
}

/** By payee: the day on which the account was registered, where no payment has reached it yet. */
export async function listFirstUses(reader: Reader, payeeIds: readonly string[]): Promise<Map<string, Day>> {
  if (payeeIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; since: Day }>`
    select p.id::text as id, to_char(p.registered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since
    from payee_account p where p.id in (${sql.join(payeeIds)}) and not exists (
      select from payment_batch_line l join payee_account paid on paid.id = l.payee_id
      where l.state = 'paid' and (paid.account, paid.holder) = (p.account, p.holder)
    )`.execute(reader);
  return new Map(rows.map(({ id, since }) => [id, since]));
}
