import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grantRole, openDatabase } from '@qingce/database';
import type { Database } from '@qingce/database';
import { onPostgresql } from '@qingce/database/test';
import { MoneyDesk } from './fund/money-desk.ts';

onPostgresql('the role that the server runs as', (owner) => {
  const role = `app_${randomUUID().slice(0, 8)}`;
  let app: Database;
  beforeAll(async () => {
    await sql`create role ${sql.ref(role)} login`.execute(owner().kysely);
    await grantRole(owner(), role);
    const { rows } = await sql<{ name: string; port: string }>`
      select current_database() as name, current_setting('port') as port`.execute(owner().kysely);
    app = await openDatabase({ url: `postgres://${role}@127.0.0.1:${rows[0]!.port}/${rows[0]!.name}` });
  });
  afterAll(async () => {
    await app.close();
    await sql`drop owned by ${sql.ref(role)}`.execute(owner().kysely);
    await sql`drop role ${sql.ref(role)}`.execute(owner().kysely);
  });

  test('can do everything that a fund does, from the grant to the closing of the year', async () => {
    const desk = (await MoneyDesk.open(app)).withFund();
    const claimId = randomUUID();
    const share = { claimId, treasury: 'city', parts: [{ item: null, amountFen: 60n }] };
    await desk.grant(2016, 100n);
    await desk.softly(2016, claimId, share.parts);
    await desk.firmly(2016, claimId, share.parts);
    await desk.settle(claimId, [share]);
    await desk.pay(share);
    await desk.bounce(share);
    await desk.payAgain(share);
    await desk.close(2016, 'carry');
    await desk.pay(share);
    const balances = await desk.balances(2017);
    expect([balances.get('paid'), balances.get('available')]).toEqual([60n, 40n]);
  });

  describe('is refused by the database itself:', () => {
    test.each([
      'update ledger_entry set act = act', 'delete from ledger_entry', 'truncate ledger_entry cascade',
      'update ledger_posting set amount_fen = amount_fen', 'delete from ledger_posting',
      'update ledger_account set balance_fen = balance_fen', 'delete from ledger_account', 'delete from ledger_book',
      'update audit_record set act = act', 'delete from audit_record', 'delete from fund_budget_document',
      'delete from award_decision', 'delete from bank_return_line', 'alter table ledger_entry disable trigger all',
      'drop table ledger_posting', 'delete from schema_migration', 'insert into schema_migration values (1, 1)',
    ])('%s', async (statement) => {
      await expect(sql.raw(statement).execute(app.kysely)).rejects.toMatchObject({ code: '42501' });
    });
  });

  test('cannot open a closed year again, though it may close one', async () => {
    const reopening = sql`update ledger_book set closed_at = null, digest = null where closed_at is not null`;
    await expect(reopening.execute(app.kysely)).rejects.toMatchObject({ constraint: 'ledger_book_closed' });
  });
});
