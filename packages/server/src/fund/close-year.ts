import {
  closeBook, fundAccount, listBalances, listPostings, lockBook, reversed, shareAccount, transfer,
} from '@qingce/ledger';
import type { Account, AccountBalance, Posting } from '@qingce/ledger';
import { brokenConstraint } from '@qingce/database';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { bookOf, sumOf } from './fund.ts';
import type { Reservation } from './fund.ts';
import { insertBudgetDocument, insertYearClosing, lockReservationsOfYear, putReservation } from './fund.sql.ts';
import { post } from './post.ts';

const act = 'fund.close-year';

export interface CloseYear {
  readonly policy: string;
  readonly year: number;
  readonly documentNo: string;
  /** What becomes of money that nobody was promised: carried to the next year, or given back (收回). */
  readonly remainder: 'carry' | 'lapse';
}

/** Money that stands in an account of the closing year, and the account of the next that it goes on to. */
interface Move { readonly from: Account; readonly to: Account; readonly amountFen: Fen }

/** A firm reservation with the postings that hold its money, line by line. */
interface Held { readonly reservation: Reservation; readonly holding: readonly Posting[] }

/**
 * 年终结账 — closes the book of a year that has ended, for good. What is held or ordered and not yet paid goes on to the
 * next year with its claims; what is available is carried too, or lapses. Refuses with fund.year-running,
 * fund.year-unknown, fund.year-closed, and fund.already-received for a document that the next year has.
 */
export async function closeYear(context: VerbContext, input: CloseYear): Promise<void> {
  const { policy, year, documentNo } = input;
  if (context.today <= `${year}-12-31`) throw refuse('fund.year-running', { year: `${year}` });
  const [book, next] = [bookOf(input), bookOf({ policy, year: year + 1 })];
  // In the order in which every other act locks: the claim's row, then the book. What was reserved meanwhile is found
  // once the book is held.
  await lockReservationsOfYear(context.tx, input);
  await requireOpen(context, book, year);
  const reservations = await lockReservationsOfYear(context.tx, input);
  const held = await giveBack(context, reservations);
  const balances = (await listBalances(context.tx, book)).filter(({ balanceFen }) => balanceFen > 0n);
  const shares = balances.filter(({ kind }) => kind === 'payable' || kind === 'bounced').map(moveOfShare(book, next));
  const lines = balances.filter(({ kind }) => kind === 'available').map(moveOfLine(book, next));
  await carryOut(context, book, [...shares, ...lines]);
  const carried = [...shares, ...input.remainder === 'carry' ? lines : heldLines(held, next)];
  await carryIn(context, { ...input, book: next }, carried);
  for (const one of held) await holdAgain(context, one, next);
  await moveOn(context, reservations, shares);
  const carriedFen = sumOf(carried);
  const lapsedFen = sumOf(shares) + sumOf(lines) - carriedFen;
  await closeBook(context.tx, { book, at: context.now });
  const closedBy = getPerson(context.actor).id;
  const closedAt = context.businessNow;
  await insertYearClosing(context.tx, { policy, year, documentNo, carriedFen, lapsedFen, closedBy, closedAt });
  await recordAudit(context, {
    act, object: { kind: 'fund', id: book },
    details: { documentNo, carried: formatYuan(carriedFen), lapsed: formatYuan(lapsedFen) },
  });
}

async function requireOpen(context: VerbContext, book: string, year: number): Promise<void> {
  const isOpen = await lockBook(context.tx, book);
  if (isOpen === undefined) throw refuse('fund.year-unknown', { year: `${year}` });
  if (!isOpen) throw refuse('fund.year-closed', { year: `${year}` });
}

/** Ends every firm reservation of the year: its money is available again, for a moment. */
async function giveBack(context: VerbContext, reservations: readonly Reservation[]): Promise<Held[]> {
  const held: Held[] = [];
  for (const reservation of reservations) {
    if (reservation.state !== 'firm' || reservation.holdEntry === null) continue;
    const holding = await listPostings(context.tx, reservation.holdEntry);
    await write(context, reservation.claimId, {
      book: bookOf(reservation), phase: 'void', resolves: reservation.holdEntry, postings: reversed(holding),
    });
    held.push({ reservation, holding });
  }
  return held;
}

function moveOfShare(book: string, next: string): (balance: AccountBalance) => Move {
  return ({ kind, claimId, treasury, item, balanceFen }) => {
    assert((kind === 'payable' || kind === 'bounced') && claimId && treasury, 'a share has a claim and a treasury');
    const share = { claimId, treasury, item };
    return { from: shareAccount(book, kind, share), to: shareAccount(next, kind, share), amountFen: balanceFen };
  };
}

function moveOfLine(book: string, next: string): (balance: AccountBalance) => Move {
  return ({ item, balanceFen }) => ({
    from: fundAccount(book, 'available', item), to: fundAccount(next, 'available', item), amountFen: balanceFen,
  });
}

/** What the claims hold, by the lines that it came from. */
function heldLines(held: readonly Held[], next: string): Move[] {
  const drawn = held.flatMap(({ holding }) => holding.filter(({ account }) => account.kind === 'available'));
  const byItem = Map.groupBy(drawn, ({ account }) => account.item);
  return [...byItem].map(([item, postings]) => {
    const account = fundAccount(next, 'available', item);
    return { from: account, to: account, amountFen: sumOf(postings) };
  });
}

async function carryOut(context: VerbContext, book: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return;
  const to = fundAccount(book, 'carried');
  const postings = moves.flatMap(({ from, amountFen }) => transfer({ from, to, amountFen }));
  await write(context, null, { book, phase: 'direct', postings });
}

/** The next year's budget begins with what was carried, under the document of the closing. */
async function carryIn(
  context: VerbContext, input: CloseYear & { book: string }, moves: readonly Move[],
): Promise<void> {
  if (moves.length === 0) return;
  const { policy, year, documentNo, book } = input;
  const from = fundAccount(book, 'appropriation');
  const postings = moves.flatMap(({ to, amountFen }) => transfer({ from, to, amountFen }));
  const entryId = await write(context, null, { book, phase: 'direct', postings });
  const lines = moves.map(({ to, amountFen }) => ({ item: to.item, amount: formatYuan(amountFen) }));
  try {
    await insertBudgetDocument(context.tx, {
      id: context.newId(), policy, year: year + 1, documentNo, kind: 'carry-over', lines, note: '', entryId,
      recordedAt: context.businessNow,
    });
  } catch (error) {
    assert(brokenConstraint(error) === 'fund_budget_document_once', 'only a document entered twice is refused here');
    throw refuse('fund.already-received', undefined, 'documentNo');
  }
}

async function holdAgain(context: VerbContext, { reservation, holding }: Held, next: string): Promise<void> {
  const postings = holding.map((posting) => ({ ...posting, account: inBook(posting.account, next) }));
  const holdEntry = await write(context, reservation.claimId, { book: next, phase: 'reserve', postings });
  const year = reservation.year + 1;
  await putReservation(context.tx, { ...reservation, year, holdEntry, changedAt: context.businessNow });
}

function inBook(account: Account, book: string): Account {
  return { ...account, book, code: `${book}${account.code.slice(account.book.length)}` };
}

/** Soft demand, what is deferred, and claims of which something is to be paid, belong to the next year from here on. */
async function moveOn(
  context: VerbContext, reservations: readonly Reservation[], shares: readonly Move[],
): Promise<void> {
  const pending = new Set(shares.map(({ from }) => from.claimId));
  const going = reservations.filter(({ state, claimId }) =>
    state === 'soft' || state === 'deferred' || (state === 'settled' && pending.has(claimId)));
  for (const reservation of going) {
    const year = reservation.year + 1;
    await putReservation(context.tx, { ...reservation, year, changedAt: context.businessNow });
  }
}

/** Writes one entry of the closing with its audit record. */
async function write(
  context: VerbContext, claimId: string | null,
  entry: { book: string; phase: 'direct' | 'void' | 'reserve'; resolves?: bigint; postings: readonly Posting[] },
): Promise<bigint> {
  const entryId = await post(context, { ...entry, act });
  await recordAudit(context, {
    act, object: claimId === null ? { kind: 'fund', id: entry.book } : { kind: 'claim', id: claimId },
    details: { fund: entry.book, entry: `${entryId}` },
  });
  return entryId;
}
