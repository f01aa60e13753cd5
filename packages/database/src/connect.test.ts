import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { aTemporaryFolder, onBothDatabases } from '../test/on-both-databases.ts';
import { openDatabase } from './connect.ts';
import { brokenConstraint, inReadTransaction, inTransaction, json } from './transaction.ts';

onBothDatabases('a database', (database) => {
  test.each([
    ['int8 as bigint, beyond what a float holds', `9007199254740993::int8`, 9007199254740993n],
    ['date as text', `date '2016-02-29'`, '2016-02-29'],
    ['timestamptz as ISO text in +08:00', `timestamptz '2017-06-30 16:00:00.5+00'`, '2017-07-01T00:00:00.500+08:00'],
    ['numeric as text', `0.10::numeric`, '0.10'],
    ['boolean', 'true', true],
    ['int4 as number', '42', 42],
    ['jsonb as a value', `'{"甲":["1.00",null]}'::jsonb`, { 甲: ['1.00', null] }],
    ['null', 'null::int8', null],
  ])('reads %s', async (_what, expression, expected) => {
    const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database().kysely);
    expect(rows[0]?.value).toStrictEqual(expected);
  });

  test.each([
    ['bigint', 9007199254740993n, sql`int8`],
    ['a day', '2016-02-29', sql`date`],
    ['an instant', '2017-07-01T00:00:00.500+08:00', sql`timestamptz`],
    ['text with quotes and a 汉字', `a'b"c\\ 清`, sql`text`],
  ])('gives back %s as it was sent', async (_what, sent, type) => {
    const { rows } = await sql<{ value: unknown }>`select cast(${sent} as ${type}) as value`.execute(database().kysely);
    expect(rows[0]?.value).toStrictEqual(sent);
  });

  test('gives back json as it was sent, lists included', async () => {
    const value = [{ a: '1.00', b: null }, 'x'];
    const { rows } = await sql<{ value: unknown }>`select ${json(value)} as value`.execute(database().kysely);
    expect(rows[0]?.value).toStrictEqual(value);
  });

  test('an instant becomes the calendar day of Shanghai', async () => {
    const { rows } = await sql<{ day: string }>`
      select cast(timestamptz '2017-06-30T16:00:00Z' as date) as day`.execute(database().kysely);
    expect(rows[0]?.day).toBe('2017-07-01');
  });

  test('work that fails leaves nothing behind', async () => {
    await sql`create table scratch (id int primary key)`.execute(database().kysely);
    const work = inTransaction(database(), async (tx) => {
      await sql`insert into scratch values (1)`.execute(tx);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect((await sql`select * from scratch`.execute(database().kysely)).rows).toEqual([]);
  });

  test('a statement beside an open transaction is not part of it', async () => {
    await sql`create table beside (who text primary key)`.execute(database().kysely);
    const rolledBack = inTransaction(database(), async (tx) => {
      await sql`insert into beside values ('inside')`.execute(tx);
      await setTimeout(50);
      throw new Error('back');
    }).catch((error: unknown) => (error as Error).message);
    await setTimeout(20);
    await sql`insert into beside values ('outside')`.execute(database().kysely);
    expect(await rolledBack).toBe('back');
    expect((await sql`select who from beside`.execute(database().kysely)).rows).toEqual([{ who: 'outside' }]);
  });

  test('a transaction in which a statement failed does not commit, even when the failure was caught', async () => {
    const work = inTransaction(database(), async (tx) => {
      await sql`select 1/0`.execute(tx).catch(() => {});
    });
    await expect(work).rejects.toThrow(/aborted|rolled back/);
  });

  test('names the constraint that a statement broke', async () => {
    await sql`create table bounded (n int constraint n_is_small check (n < 3))`.execute(database().kysely);
    const broken = await sql`insert into bounded values (3)`.execute(database().kysely).catch(brokenConstraint);
    expect(broken).toBe('n_is_small');
    expect(brokenConstraint(new Error('another'))).toBeUndefined();
  });

  test('refuses a write in a reading transaction', async () => {
    const write = inReadTransaction(database(), (tx) => sql`create table never (id int)`.execute(tx));
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });
});

describe('the embedded database in a folder', () => {
  test('keeps its rows when it is closed and opened again', async () => {
    const folder = join(aTemporaryFolder(), 'database');
    const first = await openDatabase({ folder });
    await sql`create table kept (id int)`.execute(first.kysely);
    await sql`insert into kept values (7)`.execute(first.kysely);
    await first.close();
    const second = await openDatabase({ folder });
    expect((await sql`select id from kept`.execute(second.kysely)).rows).toEqual([{ id: 7 }]);
    await second.close();
  });

  test('leaves the server free to answer while a long query runs', async () => {
    const database = await openDatabase({ folder: join(aTemporaryFolder(), 'database') });
    let ticks = 0;
    const ticking = setInterval(() => { ticks += 1; }, 10);
    await sql`select sum(sqrt(n::float8)) from generate_series(1, 1000000) as n`.execute(database.kysely);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(3);
    await database.close();
  });
});
