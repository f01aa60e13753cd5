import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { brokenConstraint } from '@qingce/database';
import { onBothDatabases } from '@qingce/database/test';
import { runVerb } from '../foundation/index.ts';
import type { Actor, VerbContext, Workplace } from '../foundation/index.ts';
import { listActs, recordAudit, recordDenial } from './index.ts';

onBothDatabases('the audit trail', (database) => {
  const officer: Actor = {
    kind: 'user', id: randomUUID(), name: '王科长', role: 'commerce-section-chief', unit: 'commerce',
    memberships: [],
  };
  const run = <Output>(verb: (context: VerbContext) => Promise<Output>, actor: Actor = officer): Promise<Output> => {
    const workplace: Workplace = {
      database: database(), newId: randomUUID, dataFolder: '',
      clocks: { real: () => '2026-03-02T08:00:00.000+08:00', business: async () => '2017-04-15T10:00:00.000+08:00' },
    };
    return runVerb(workplace, { act: 'x', actor, requestId: 'r-7' }, { verb, input: null, reply: (output) => output });
  };

  test('tells who did what, with post and unit as they were, at both times', async () => {
    const id = randomUUID();
    await run((context) => recordAudit(context, {
      act: 'claim.accept', object: { kind: 'claim', id }, details: { number: '2017-0001' },
    }));
    expect(await listActs(database().kysely, { kind: 'claim', id })).toEqual([{
      id: expect.any(BigInt), act: 'claim.accept', outcome: 'done', actorKind: 'user',
      actorId: officer.kind === 'user' && officer.id,
      actorRole: 'commerce-section-chief', actorUnit: 'commerce', object: { kind: 'claim', id },
      details: { number: '2017-0001' },
      requestId: 'r-7', businessAt: '2017-04-15T10:00:00.000+08:00', recordedAt: '2026-03-02T08:00:00.000+08:00',
    }]);
  });

  test('puts an act into the history of everything it concerns', async () => {
    const [list, first, second] = [randomUUID(), randomUUID(), randomUUID()];
    await run((context) => recordAudit(context, {
      act: 'review.sign', object: { kind: 'list', id: list },
      concerns: [{ kind: 'claim', id: first }, { kind: 'claim', id: second }],
    }));
    for (const subject of [{ kind: 'list', id: list }, { kind: 'claim', id: first }, { kind: 'claim', id: second }]) {
      expect((await listActs(database().kysely, subject)).map((record) => record.act)).toEqual(['review.sign']);
    }
  });

  test('keeps what was refused apart from what was done', async () => {
    const id = randomUUID();
    await run(
      (context) => recordDenial(context, { act: 'claim.accept', object: { kind: 'claim', id } }),
      { kind: 'public' }
    );
    expect(await listActs(database().kysely, { kind: 'claim', id }))
      .toMatchObject([{ outcome: 'denied', actorKind: 'public', actorId: null }]);
  });

  test('goes with its act when that is rolled back', async () => {
    const id = randomUUID();
    await run(async (context) => {
      await recordAudit(context, { act: 'claim.accept', object: { kind: 'claim', id } });
      throw new Error('after all not');
    }).catch(() => {});
    expect(await listActs(database().kysely, { kind: 'claim', id })).toEqual([]);
  });

  test.each([
    ['a phone number', '电话 13800138000 或 13900139000', '电话 *********** 或 ***********'],
    ['nothing in a document number', '财预〔2017〕1号', '财预〔2017〕1号'],
    [
      'nothing in an id that looks like one', '39edb131-0406-4115-b97a-35f5d39f1e75',
      '39edb131-0406-4115-b97a-35f5d39f1e75',
    ],
  ])('strikes out %s that someone typed', async (_what, typed, kept) => {
    const id = randomUUID();
    await run((context) => recordAudit(context, { act: 'x.y', object: { kind: 'x', id }, details: { typed } }));
    expect((await listActs(database().kysely, { kind: 'x', id }))[0]?.details).toEqual({ typed: kept });
  });

  test.each([
    'update audit_record set act = act', 'delete from audit_record', 'truncate audit_record cascade',
    'update audit_subject set kind = kind', 'delete from audit_subject', 'truncate audit_subject',
  ])('cannot be changed: %s', async (statement) => {
    expect(await sql.raw(statement).execute(database().kysely).then(() => 'done', brokenConstraint))
      .toBe('append_only');
  });
});
