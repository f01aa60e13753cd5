export { claimAccount, fundAccount, shareAccount } from './accounts.ts';
export type { Account, AccountKind } from './accounts.ts';
export type { Entry } from './entry.ts';
export type { AccountBalance } from './ledger.sql.ts';
export {
  closeBook, findPaid, listBalances, listBalancesOf, listDriftedAccounts, listPostings, lockBook, readBalance,
  sumPaidInClosedBooks,
} from './ledger.sql.ts';
export { postEntry } from './post-entry.ts';
export type { PostOutcome } from './post-entry.ts';
export { reversed, transfer } from './posting.ts';
export type { Posting } from './posting.ts';
