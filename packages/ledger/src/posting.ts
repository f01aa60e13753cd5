import type { Fen } from '@qingce/values';
import type { Account, Side } from './accounts.ts';

/** 分录行 — one line of an entry: an amount in fen, above zero, on one side of one account. */
export interface Posting {
  readonly account: Account;
  readonly side: Side;
  readonly amountFen: Fen;
}

/** The two lines that move an amount from where it stands to where it shall stand. */
export function transfer(move: { from: Account; to: Account; amountFen: Fen }): Posting[] {
  return [
    { account: move.to, side: 'debit', amountFen: move.amountFen },
    { account: move.from, side: 'credit', amountFen: move.amountFen },
  ];
}

/** The lines that undo others: the same accounts and amounts on the other side. */
export function reversed(postings: readonly Posting[]): Posting[] {
  return postings.map((posting) => ({ ...posting, side: posting.side === 'debit' ? 'credit' : 'debit' }));
}
