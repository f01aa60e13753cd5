export { openDatabase } from './connect.ts';
export type { Database, NoTables, Reader, Tx } from './database.ts';
export { grantRole } from './grant-role.ts';
export { FolderInUse } from './lock-folder.ts';
export { MigrationRefused, migrate } from './migrate.ts';
export { brokenConstraint, inReadTransaction, inTransaction, json } from './transaction.ts';
