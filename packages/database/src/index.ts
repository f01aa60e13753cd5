export { openDatabase } from './connect.ts';
export type { Database, DatabaseLocation } from './connect.ts';
export { FolderInUse } from './lock-folder.ts';
export { MigrationRefused, migrate } from './migrate.ts';
export { brokenConstraint, inReadTransaction, inTransaction, json } from './transaction.ts';
export type { NoTables, Reader, Tx } from './transaction.ts';
