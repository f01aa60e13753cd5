export { claimAccount, fundAccount, shareAccount } from './accounts.ts';
export type { AccountKind } from './accounts.ts';
export type { Entry } from './entry.ts';
export { listBalances, listDriftedAccounts } from './ledger.sql.ts';
export { postEntry } from './post-entry.ts';
export { transfer } from './posting.ts';
