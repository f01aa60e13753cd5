import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { onBothEmptyDatabases } from '../test/on-both-databases.ts';
import { MigrationRefused, migrate } from './migrate.ts';

onBothEmptyDatabases('migrations', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'qingce-migrations-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const tables = async (): Promise<string[]> => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' order by 1`
      .execute(database().kysely);
    return rows.map((row) => row.name);
  };

  test('are applied once, in the order of their numbers', async () => {
    write(
      '0002_add-second.sql',
      'create table second (first_id int references first (id)); insert into second values (1);'
    );
    write('0001_add-first.sql', `create table first (id int primary key); insert into first values (1);
      create function nothing() returns trigger language plpgsql as $$ begin return null; end $$;`);
    expect(await migrate(database(), folder)).toEqual(['0001_add-first.sql', '0002_add-second.sql']);
    expect(await migrate(database(), folder)).toEqual([]);
    expect(await tables()).toEqual(['first', 'schema_migration', 'second']);
  });

  test('leave nothing of a file that fails half way', async () => {
    write('0003_break.sql', 'create table third (id int); select 1/0;');
    await expect(migrate(database(), folder)).rejects.toMatchObject({ code: '22012' });
    expect(await tables()).not.toContain('third');
    write('0003_break.sql', 'create table third (id int);');
    expect(await migrate(database(), folder)).toEqual(['0003_break.sql']);
  });

  test('run one after the other when two processes start together', async () => {
    write('0004_add-fourth.sql', 'create table fourth (id int);');
    const applied = await Promise.all([migrate(database(), folder), migrate(database(), folder)]);
    expect(applied.flat()).toEqual(['0004_add-fourth.sql']);
  });

  test('refuse a file that changed after it was applied', async () => {
    write('0004_add-fourth.sql', 'create table fourth (id bigint);');
    await expect(migrate(database(), folder)).rejects.toThrow('0004_add-fourth.sql was changed after it was applied');
    write('0004_add-fourth.sql', 'create table fourth (id int);');
  });

  test('refuse a new file that comes before an applied one', async () => {
    write('0002_add-late.sql', 'create table late (id int);');
    await expect(migrate(database(), folder)).rejects.toThrow(MigrationRefused);
    rmSync(join(folder, '0002_add-late.sql'));
  });

  test('refuse a database that is newer than the files', async () => {
    rmSync(join(folder, '0004_add-fourth.sql'));
    await expect(migrate(database(), folder)).rejects.toThrow('0004_add-fourth.sql was applied to this database');
  });
});

onBothEmptyDatabases('our own migrations', (database) => {
  test('make all tables from nothing', async () => {
    expect(await migrate(database())).toContain('0001_foundation.sql');
    expect(await migrate(database())).toEqual([]);
  });
});
