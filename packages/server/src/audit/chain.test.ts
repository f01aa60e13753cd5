import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { onBothDatabases } from '@qingce/database/test';
import { runVerb } from '../foundation/index.ts';
import type { Workplace } from '../foundation/index.ts';
import { headAfter, leafOf } from './chain.ts';
import type { ChainHead } from './chain.ts';
import { extendChain, recordAudit, verifyChain } from './index.ts';

const records = 12;

describe('a link', () => {
  const record = {
    id: 7n, act: 'claim.accept', outcome: 'done', actorKind: 'system', actorId: null, actorRole: null, actorUnit: null,
    object: { kind: 'claim', id: 'a' }, details: { number: '2017-0001', lines: 2 }, requestId: 'r',
    businessAt: '2017-04-15T10:00:00.000+08:00', recordedAt: '2026-03-02T08:00:00.000+08:00',
    subjects: [{ kind: 'claim', id: 'a' }, { kind: 'applicant', id: 'b' }],
  } as const;

  test('is the same whatever order a database gives keys and subjects in', () => {
    const details = { lines: 2, number: '2017-0001' };
    expect(leafOf({ ...record, details, subjects: record.subjects.toReversed() })).toBe(leafOf(record));
  });

  test('changes with every part of the record', () => {
    const others = [
      { id: 8n }, { act: 'claim.return' }, { outcome: 'denied' as const }, { actorRole: 'auditor' },
      { actorUnit: 'audit' }, { actorId: randomUUID() }, { object: { kind: 'claim', id: 'b' } },
      { details: { ...record.details, lines: 3 } }, { requestId: 's' }, { subjects: record.subjects.slice(1) },
      { businessAt: '2017-04-15T10:00:00.001+08:00' }, { recordedAt: '2026-03-02T08:00:01.000+08:00' },
    ];
    const leaves = others.map((other) => leafOf({ ...record, ...other }));
    expect(new Set([leafOf(record), ...leaves]).size).toBe(others.length + 1);
  });

  test('is sha256 of 0x01, the head before and the leaf, as another program computes it', () => {
    const nothing = '0'.repeat(64);
    expect(headAfter(nothing, nothing)).toBe('ae0798d0ecaed2b778eddebf18f071a561c53658c05e76cedecc27cafbdbc577');
  });
});

onBothDatabases('the chain of the trail', (database) => {
  let noted: ChainHead;
  const workplace = (): Workplace => ({
    database: database(), newId: randomUUID, dataFolder: '',
    clocks: { real: () => '2026-03-02T08:00:00.000+08:00', business: async () => '2017-04-15T10:00:00.000+08:00' },
  });
  const act = (number: number): Promise<unknown> => runVerb(
    workplace(), { act: 'x', actor: { kind: 'system' }, requestId: `r-${number}` }, {
      input: null, reply: () => null,
      verb: (context) => recordAudit(context, {
        act: 'claim.accept', object: { kind: 'claim', id: `${number}` }, details: { number, amount: '1.00' },
      }),
    });
  const verify = async (heads: readonly ChainHead[] = [noted]) => verifyChain(database().kysely, { noted: heads });
  const told = async (heads?: readonly ChainHead[]): Promise<string[]> =>
    (await verify(heads)).breaks.map(({ what, seq, recordId }) => `${what} ${seq ?? '-'} ${recordId ?? '-'}`);
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(database().kysely);

  /** What only the owner of the tables can do: the triggers out of the way. */
  async function tamper(...statements: string[]): Promise<void> {
    const guarded = ['audit_record', 'audit_subject', 'audit_chain'];
    for (const table of guarded) await run(`alter table ${table} disable trigger all`);
    for (const statement of statements) await run(statement);
    for (const table of guarded) await run(`alter table ${table} enable trigger all`);
  }

  beforeAll(async () => {
    for (let number = 1; number <= records; number += 1) await act(number);
    await extendChain(workplace());
    noted = (await verify([])).head;
    await run('create table kept_record as select * from audit_record');
    await run('create table kept_subject as select * from audit_subject');
    await run('create table kept_chain as select * from audit_chain');
  });
  afterEach(async () => {
    await tamper(
      'delete from audit_outbox', 'delete from audit_chain', 'delete from audit_subject', 'delete from audit_record',
      'insert into audit_record overriding system value select * from kept_record',
      'insert into audit_subject select * from kept_subject', 'insert into audit_chain select * from kept_chain',
    );
  });

  test('holds when nobody touched it, and against the head that was noted', async () => {
    expect(await verify()).toEqual({ breaks: [], head: noted, waiting: 0 });
    expect(noted.seq).toBe(BigInt(records));
  });

  test('says how many acts wait for their link, and links them without changing what was', async () => {
    await act(13);
    expect(await verify()).toMatchObject({ breaks: [], head: noted, waiting: 1 });
    await extendChain(workplace());
    expect(await verify()).toMatchObject({ breaks: [], head: { seq: noted.seq + 1n }, waiting: 0 });
  });

  test('links every act once when several hands link at the same time', async () => {
    await Promise.all([13, 14, 15, 16].map(act));
    await Promise.all([1, 2, 3].map(() => extendChain(workplace())));
    expect(await verify()).toMatchObject({ breaks: [], head: { seq: noted.seq + 4n }, waiting: 0 });
  });

  const third = '(select record_id from audit_chain where seq = 3)';
  test.each([
    ['the act', `update audit_record set act = 'claim.return' where id = ${third}`],
    ['who did it', `update audit_record set actor_role = 'auditor' where id = ${third}`],
    ['an amount', `update audit_record set details = details || '{"amount": "9.00"}' where id = ${third}`],
    [
      'the time, by a millisecond',
      `update audit_record set recorded_at = recorded_at + interval '1 millisecond' where id = ${third}`,
    ],
    ['the outcome', `update audit_record set outcome = 'denied' where id = ${third}`],
    ['what it concerns', `insert into audit_subject values (${third}, 'claim', 'other')`],
    ['what it concerned', `delete from audit_subject where record_id = ${third}`],
  ])('names the record of which %s was changed', async (_what, statement) => {
    await tamper(statement);
    expect(await told()).toEqual([expect.stringMatching(/^record-changed 3 /)]);
  });

  test('names the record that was taken out', async () => {
    const { rows } = await sql<{ id: bigint }>`select record_id as id from audit_chain where seq = 5`
      .execute(database().kysely);
    await tamper(
      `alter table audit_chain drop constraint if exists audit_chain_record_id_fkey`,
      `delete from audit_subject where record_id = ${rows[0]?.id}`,
      `delete from audit_record where id = ${rows[0]?.id}`,
    );
    expect(await told()).toEqual([`record-missing 5 ${rows[0]?.id}`]);
  });

  test('names a record that was slipped in beside the chain', async () => {
    await act(13);
    await tamper('delete from audit_outbox');
    expect(await told()).toEqual([expect.stringMatching(/^slipped-in - /)]);
  });

  test('sees a link taken out, two swapped, and one recomputed without those after it', async () => {
    await tamper('delete from audit_chain where seq = 4');
    expect(await told()).toEqual(expect.arrayContaining([expect.stringMatching(/^link-missing 5 /)]));
    await tamper(
      'insert into audit_chain select * from kept_chain where seq = 4',
      'update audit_chain set seq = 99 where seq = 6', 'update audit_chain set seq = 6 where seq = 7',
      'update audit_chain set seq = 7 where seq = 99',
    );
    expect(await told()).toEqual(expect.arrayContaining([expect.stringMatching(/^head-differs 6 /)]));
    await tamper(`update audit_chain set head = repeat('a', 64) where seq = 9`);
    expect(await told()).toEqual(expect.arrayContaining([expect.stringMatching(/^head-differs 9 /)]));
  });

  test('a cut-off tail is seen by whoever noted a head', async () => {
    await tamper('delete from audit_chain where seq > 10',
      'delete from audit_subject where record_id not in (select record_id from audit_chain)',
      'delete from audit_record where id not in (select record_id from audit_chain)');
    expect(await told([])).toEqual([]);
    expect(await told()).toEqual([`cut-off ${records} -`]);
  });

  test('a trail that was changed and linked anew from the start is seen by whoever noted a head', async () => {
    await tamper(`update audit_record set details = '{}' where id = ${third}`, 'delete from audit_chain',
      'insert into audit_outbox select id from audit_record');
    await extendChain(workplace());
    expect(await told([])).toEqual([]);
    expect(await told()).toEqual([expect.stringMatching(new RegExp(`^noted-head-differs ${records} `))]);
  });
});
