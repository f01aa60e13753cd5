import { postEntry } from '@qingce/ledger';
import type { Entry, PostOutcome } from '@qingce/ledger';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';

type Clockless = Omit<Entry, 'businessAt' | 'recordedAt'>;

/** What an account held that had too little; the caller says which refusal that is. */
export interface Short { readonly accountCode: string; readonly balanceFen: bigint }

/**
 * Writes an entry that may find too little: then `short` says what to refuse with. Refuses with fund.year-closed and
 * fund.beyond-ledger; a reservation that ended before is a bug, for its row was locked.
 */
export async function postOr(
  context: VerbContext, entry: Clockless, short: (account: Short) => Error,
): Promise<bigint> {
  const outcome = await tryPost(context, entry);
  if (outcome.ok) return outcome.entryId;
  if (outcome.problem === 'below-floor') throw short(outcome);
  if (outcome.problem === 'book-closed') throw refuse('fund.year-closed', { year: yearOf(entry.book) });
  assert(outcome.problem === 'beyond-column', `an entry of ${entry.act} ends a reservation once`);
  throw refuse('fund.beyond-ledger', undefined, 'amount');
}

/** Writes an entry whose accounts were looked at before: too little in one is a bug. */
export function post(context: VerbContext, entry: Clockless): Promise<bigint> {
  return postOr(context, entry, (account) => new Error(`an entry of ${entry.act} fits ${account.accountCode}`));
}

export function tryPost(context: VerbContext, entry: Clockless): Promise<PostOutcome> {
  return postEntry(context.tx, { ...entry, businessAt: context.businessNow, recordedAt: context.now });
}

function yearOf(book: string): string {
  return book.slice(book.lastIndexOf(':') + 1);
}
