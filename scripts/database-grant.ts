// npm run database:grant -- --role NAME: gives the role that the server runs as what it needs in the database of
// DATABASE_URL, which connects as the owner of the tables. Run after every migration; the role must exist already.
import { parseArgs } from 'node:util';
import { grantRole, openDatabase } from '@qingce/database';

const { values } = parseArgs({ options: { role: { type: 'string' } } });
const url = process.env.DATABASE_URL;
if (url === undefined || values.role === undefined) {
  console.error('DATABASE_URL=postgres://owner@host/name npm run database:grant -- --role NAME');
  process.exit(2);
}
const database = await openDatabase({ url, connections: 1 });
try {
  await grantRole(database, values.role);
  console.log(`database:grant  ${values.role} may add to the ledger and the audit trail, and change neither`);
} finally {
  await database.close();
}
