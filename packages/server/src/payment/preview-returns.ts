import { createHash } from 'node:crypto';
import { findClaim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { judge, misfit, readReturnFile } from './bank-return.ts';
import type { BankWord, Verdict } from './bank-return.ts';
import { findInstruction, findReturnFile, listVerdicts } from './batch.sql.ts';
import type { FoundInstruction } from './batch.sql.ts';
import { batchNumber } from './batch.ts';
import type { BatchLine } from './batch.ts';
import { actsForOrder } from './own-treasury.ts';
import type { Order } from './payment.ts';
import { findOrder, findOrderByReference, listPayees } from './payment.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/** A word with what importing would make of it, its batch and payee; late when the bank had called it unclear. */
interface ForeseenWord extends BankWord {
  readonly verdict: Verdict;
  readonly batch: string | null;
  readonly payee: string | null;
  readonly isLate: boolean;
}

/** What the lines of a file that were looked at would have changed for those that follow. */
interface Before { readonly states: Map<string, BatchLine['state']>; readonly references: Set<string> }

/**
 * 预览银行回单 — what importing the file would make of each line, in their order; nothing is written. A file that was
 * imported shows what was made of it then. Refuses with payment.return-unreadable.
 */
export async function previewReturns(
  context: Reading, input: { treasury: string; text: string },
): Promise<{ isImported: boolean; words: ForeseenWord[] }> {
  const { kept, read } = await readOnceMore(context, input.text);
  const before: Before = { states: new Map(), references: new Set() };
  const words: ForeseenWord[] = [];
  for (const [index, word] of read.entries()) {
    const found = await findInstruction(context.tx, word.instruction);
    const verdict = kept?.[index]?.verdict ?? await foresee(context, word, { told: input.treasury, found, before });
    const state = stateOf(word, found, before);
    const isLate = !kept && state === 'unknown' && word.outcome !== 'unknown';
    words.push({ ...word, verdict, ...await placeOf(context, found), isLate });
    if (state) remember(before, word, { verdict, state });
  }
  return { isImported: kept !== undefined, words };
}

/** The words of a file, and what was made of each if it was imported before. */
async function readOnceMore(
  { tx }: Reading, text: string,
): Promise<{ kept: Awaited<ReturnType<typeof listVerdicts>> | undefined; read: readonly BankWord[] }> {
  const earlier = await findReturnFile(tx, createHash('sha256').update(text).digest('hex'));
  const kept = earlier === undefined ? undefined : await listVerdicts(tx, earlier);
  const read = kept ?? readReturnFile(text);
  if ('badLine' in read) throw refuse('payment.return-unreadable', { line: `${read.badLine}` }, 'text');
  return { kept, read };
}

interface Place { readonly told: string; readonly found: FoundInstruction | undefined; readonly before: Before }

/** As `hear` does it, without its effects; a test holds the two together. */
async function foresee(context: Reading, word: BankWord, { told, found, before }: Place): Promise<Verdict> {
  if (!found) return 'no-such-instruction';
  const order = await ownOrder(context, found.line.orderId);
  if (!order) return 'other-treasury';
  const state = stateOf(word, found, before) ?? found.line.state;
  const verdict = misfit(word, { ...found, told, today: context.today }) ?? judge({ state }, word.outcome);
  if (verdict !== 'applied' || !await isBarred(context, word, { order, state, before })) return verdict;
  return word.outcome === 'paid' ? 'reference-used' : 'contradicts';
}

/** A payment under a reference that is used up, or one sent back that was set off against a debt. */
async function isBarred(
  { tx }: Reading, { outcome, reference }: BankWord,
  { order, state, before }: { order: Order; state: BatchLine['state']; before: Before },
): Promise<boolean> {
  if (outcome !== 'paid') return order.withheld !== null && state === 'paid';
  return before.references.has(reference) || await findOrderByReference(tx, reference) !== undefined;
}

/** The order, if the person acts for the treasury that pays it. */
async function ownOrder(context: Reading, orderId: string): Promise<Order | undefined> {
  const order = await findOrder(context.tx, orderId);
  const claim = order && await findClaim(context.tx, order.claimId);
  assert(order && claim, 'a line has an order of a claim');
  return await actsForOrder(context, claim, order) ? order : undefined;
}

/** The state of the line that a word is about, as the words before it would have left it. */
function stateOf(
  word: BankWord, found: FoundInstruction | undefined, before: Before,
): BatchLine['state'] | undefined {
  return before.states.get(word.instruction) ?? found?.line.state;
}

function remember(
  { states, references }: Before, word: BankWord, of: { verdict: Verdict; state: BatchLine['state'] },
): void {
  if (of.verdict === 'noted') states.set(word.instruction, 'unknown');
  if (of.verdict !== 'applied') return;
  if (word.outcome === 'paid') references.add(word.reference);
  const returned = of.state === 'paid' ? 'returned' : 'failed';
  states.set(word.instruction, word.outcome === 'paid' ? 'paid' : returned);
}

async function placeOf(
  context: Reading, found: FoundInstruction | undefined,
): Promise<{ batch: string | null; payee: string | null }> {
  if (!found) return { batch: null, payee: null };
  const payees = await listPayees(context.tx, [found.line.payeeId]);
  return { batch: batchNumber(found), payee: payees.get(found.line.payeeId)?.holder ?? null };
}
