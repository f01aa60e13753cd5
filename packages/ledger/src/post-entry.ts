import type { Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import { changesByAccount, entryProblem } from './entry.ts';
import type { Entry } from './entry.ts';
import {
  findHeldAmounts, holdBookOpen, insertEntry, insertPostings, isResolved, lockAccounts, openAccounts,
} from './ledger.sql.ts';

/**
 * An entry was written, or it was not and nothing changed: the account has too little, the reservation ended, the
 * book is closed, or the amount is beyond what an amount may be.
 */
export type PostOutcome =
  | { readonly ok: true; readonly entryId: bigint }
  | { readonly ok: false; readonly problem: 'below-floor'; readonly accountCode: string; readonly balanceFen: Fen }
  | { readonly ok: false; readonly problem: 'already-resolved' | 'book-closed' | 'beyond-column' };

/** No account holds more: the fifteen digits of yuan that travel in JSON, well within the column of the database. */
const mostFen = 10n ** 17n - 1n;

/**
 * 记账 — writes one entry. The rows of its accounts are locked in the order of their codes and looked at before
 * anything is written, so entries that race for the last fen come one after the other; the database's own CHECK and
 * deferred trigger stand behind this code. Throws for an entry that is not sound: that is a bug of the caller.
 */
export async function postEntry(tx: Tx, entry: Entry): Promise<PostOutcome> {
  const problem = entryProblem(entry);
  if (problem !== undefined) throw new Error(problem);
  const changes = changesByAccount(entry.postings);
  if (!(await holdBookOpen(tx, entry.book))) return { ok: false, problem: 'book-closed' };
  await openAccounts(tx, entry.postings.map((posting) => posting.account));
  const balances = await lockAccounts(tx, [...changes.keys()]);
  if (entry.resolves !== undefined && !(await mayResolve(tx, entry, entry.resolves))) {
    return { ok: false, problem: 'already-resolved' };
  }
  const beyond = boundsProblem(changes, balances);
  if (beyond) return beyond;
  const entryId = await insertEntry(tx, entry);
  await insertPostings(tx, entryId, entry.postings);
  return { ok: true, entryId };
}

function boundsProblem(
  changes: ReadonlyMap<string, Fen>, balances: ReadonlyMap<string, Fen>,
): PostOutcome | undefined {
  for (const [accountCode, changeFen] of changes) {
    const balanceFen = balances.get(accountCode) ?? 0n;
    if (balanceFen + changeFen < 0n) return { ok: false, problem: 'below-floor', accountCode, balanceFen };
    if (balanceFen + changeFen > mostFen) return { ok: false, problem: 'beyond-column' };
  }
  return undefined;
}

/** False when the reservation has ended; throws when the entry would leave a part of it behind or take from another. */
async function mayResolve(tx: Tx, entry: Entry, holdId: bigint): Promise<boolean> {
  const held = await findHeldAmounts(tx, { holdId, book: entry.book });
  if (held.size === 0) throw new Error(`Entry ${holdId} holds nothing in the book ${entry.book}.`);
  const changes = changesByAccount(entry.postings);
  for (const [accountCode, heldFen] of held) {
    if (changes.get(accountCode) !== -heldFen) {
      throw new Error(`A reservation ends as a whole: ${heldFen} fen of ${accountCode}.`);
    }
  }
  return !(await isResolved(tx, holdId));
}
