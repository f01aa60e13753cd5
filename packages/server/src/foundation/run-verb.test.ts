import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import type { Database } from '@qingce/database';
import { refuse, runReading, runVerb } from './index.ts';
import type { Call, Verb, Workplace } from './index.ts';

const workplaceOf = (database: Database): Workplace => ({
  database, newId: randomUUID, dataFolder: '',
  clocks: { real: () => '2026-03-02T08:00:00.000+08:00', business: async () => '2017-06-30T23:59:59.000+08:00' },
});
const callOf = (key?: string, actor: Call['actor'] = { kind: 'public' }): Call =>
  ({ act: 'test.count', actor, requestId: 'r-1', ...(key === undefined ? {} : { idempotencyKey: key }) });

/** Adds a row and tells how many there are now. */
const count: Verb<{ note: string; refused?: boolean }, bigint> = async ({ tx }, { note, refused }) => {
  await sql`insert into counted (note) values (${note})`.execute(tx);
  if (refused) throw refuse('request.malformed');
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from counted`.execute(tx);
  return rows[0]!.n;
};

onBothDatabases('a verb', (database) => {
  beforeAll(async () => {
    await sql`create table counted (note text)`.execute(database().kysely);
  });
  const run = (call: Call, input: { note: string; refused?: boolean }) =>
    runVerb(workplaceOf(database()), call, { verb: count, input, reply: (n) => ({ n: `${n}` }) });
  const stored = async (note: string): Promise<number> =>
    (await sql`select 1 from counted where note = ${note}`.execute(database().kysely)).rows.length;

  test('knows the actor, the request and both clocks', async () => {
    const context = await runVerb(workplaceOf(database()), callOf(), {
      verb: async ({ tx: _tx, newId: _newId, ...rest }) => rest, input: null, reply: (rest) => rest,
    });
    expect(context).toEqual({
      actor: { kind: 'public' }, requestId: 'r-1', today: '2017-06-30',
      businessNow: '2017-06-30T23:59:59.000+08:00', now: '2026-03-02T08:00:00.000+08:00',
    });
  });

  test('answers the same key and body as the first time, and acts once', async () => {
    const first = await run(callOf('key-0123456789-a'), { note: 'once' });
    expect(await run(callOf('key-0123456789-a'), { note: 'once' })).toEqual(first);
    expect(await stored('once')).toBe(1);
  });

  test('refuses the same key with another body', async () => {
    await run(callOf('key-0123456789-b'), { note: 'body' });
    await expect(run(
      callOf('key-0123456789-b'), { note: 'other body' }
    )).rejects.toMatchObject({ code: 'request.key-reused' });
    expect(await stored('other body')).toBe(0);
  });

  test('refuses the same key for another act', async () => {
    await run(callOf('key-0123456789-c'), { note: 'act' });
    const otherAct = { ...callOf('key-0123456789-c'), act: 'test.other' };
    await expect(run(otherAct, { note: 'act' })).rejects.toMatchObject({ code: 'request.key-reused' });
  });

  test('keeps the keys of two persons apart', async () => {
    const person = (id: string): Call['actor'] => ({
      kind: 'user', id, name: '', role: 'auditor', unit: null, memberships: [],
    });
    await run(callOf('key-0123456789-d', person('a')), { note: 'two persons' });
    await run(callOf('key-0123456789-d', person('b')), { note: 'two persons' });
    expect(await stored('two persons')).toBe(2);
  });

  test('that was refused leaves nothing, not even its key', async () => {
    const refused = run(callOf('key-0123456789-e'), { note: 'refused', refused: true });
    await expect(refused).rejects.toMatchObject({ code: 'request.malformed', status: 400 });
    expect(await stored('refused')).toBe(0);
    await run(callOf('key-0123456789-e'), { note: 'refused' });
    expect(await stored('refused')).toBe(1);
  });

  test('that only reads cannot write', async () => {
    const reading = runReading(workplaceOf(database()), callOf(), {
      verb: count, input: { note: 'reading' }, reply: () => null,
    });
    await expect(reading).rejects.toMatchObject({ code: '25006' });
  });
});

onPostgresql('the same request sent many times at once', (database) => {
  test('acts once and answers every one of them alike', async () => {
    await sql`create table counted (note text)`.execute(database().kysely);
    const replies = await Promise.all(Array.from({ length: 12 }, () => runVerb(
      workplaceOf(database()), callOf('key-double-click-0001'), {
        verb: count, input: { note: 'x' }, reply: (n) => `${n}`,
      })));
    expect(new Set(replies)).toEqual(new Set(['1']));
  });
});
