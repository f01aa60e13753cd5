import type { Fen } from '@qingce/values';
import type { Posting } from './posting.ts';

/**
 * 分录 — one entry of a book: debits = credits. `direct` stands by itself; `reserve` holds money that a later entry
 * must `post` (to where it goes) or `void` (back), each reservation once and as a whole.
 */
export interface Entry {
  readonly book: string;
  readonly postings: readonly Posting[];
  readonly phase: 'direct' | 'reserve' | 'post' | 'void';
  /** The reserving entry that a `post` or `void` ends. */
  readonly resolves?: bigint;
  /** The act that caused it, such as 'fund.settle-reservation'. */
  readonly act: string;
  /** Instants: by the business clock, and by the real one. */
  readonly businessAt: string;
  readonly recordedAt: string;
}

/** Why the entry may not be written, as a sentence for an engineer; undefined when it is sound. */
export function entryProblem(entry: Entry): string | undefined {
  const { postings } = entry;
  if (postings.length < 2) return 'An entry has at least two lines.';
  if (postings.some((posting) => posting.amountFen <= 0n)) return 'Every line of an entry moves more than zero.';
  if (postings.some((posting) => posting.account.book !== entry.book)) return 'An entry stays in one book.';
  const outOfBalanceFen = sum(postings, (posting) => (
    posting.side === 'debit' ? posting.amountFen : -posting.amountFen
  ));
  if (outOfBalanceFen !== 0n) return `Debits exceed credits by ${outOfBalanceFen} fen.`;
  const resolving = entry.phase === 'post' || entry.phase === 'void';
  if (resolving !== (entry.resolves !== undefined)) return 'A post or void, and nothing else, ends a reservation.';
  return undefined;
}

/** What an entry adds to each account, in the account's own direction; by account code. */
export function changesByAccount(postings: readonly Posting[]): Map<string, Fen> {
  const changes = new Map<string, Fen>();
  for (const { account, side, amountFen } of postings) {
    const changeFen = side === account.side ? amountFen : -amountFen;
    changes.set(account.code, (changes.get(account.code) ?? 0n) + changeFen);
  }
  return changes;
}

function sum(postings: readonly Posting[], amountOf: (posting: Posting) => Fen): Fen {
  return postings.reduce((total, posting) => total + amountOf(posting), 0n);
}
