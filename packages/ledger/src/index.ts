export { claimAccount, fundAccount, shareAccount } from './accounts.ts';
export type { Account, AccountKind, Side } from './accounts.ts';
export type { Entry } from './entry.ts';
export { listBalances, listDriftedAccounts } from './ledger.sql.ts';
export type { AccountBalance } from './ledger.sql.ts';
export { postEntry } from './post-entry.ts';
export type { PostOutcome } from './post-entry.ts';
export { transfer } from './posting.ts';
export type { Posting } from './posting.ts';
