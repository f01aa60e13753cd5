import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, CaseNote, Messages } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { aDraft, aFirm, castOf, lighthouse, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

onBothDatabases('notes and messages on a case', (database) => {
  let server: TestApp;
  let cast: Cast;
  let holder: Visitor;
  let claimId: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    const firm = await aFirm(server, cast, lighthouse);
    ({ holder } = firm);
    claimId = await aDraft(server, firm, rentFacts());
  });
  afterAll(() => server.close());

  const write = (visitor: Visitor, text: string, isInternal: boolean, headers: Record<string, string> = {}) =>
    visitor.post(`/api/claims/${claimId}/notes`, { text, isInternal }, headers);
  const notes = async (visitor: Visitor): Promise<CaseNote[]> =>
    (await visitor.get(`/api/claims/${claimId}/notes`)).body as CaseNote[];
  const told = async (visitor: Visitor): Promise<string[]> =>
    ((await visitor.get('/api/me/messages')).body as Messages).messages.map(({ act }) => act);

  test('begin with the submission: a draft is the applicant’s own', async () => {
    expect((await write(cast.clerk, '请说明', false)).codes).toEqual(['claim.not-found']);
    await holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    expect((await write(cast.clerk, '租约第三页模糊，先问一下。', true)).status).toBe(200);
  });

  test('an internal note is seen by every office and never by the applicant, nor told to them', async () => {
    expect((await notes(cast.chief)).map(({ kind, text }) => [kind, text]))
      .toEqual([['internal', '租约第三页模糊，先问一下。']]);
    expect(await notes(holder)).toEqual([]);
    expect(await told(holder)).toEqual(['claim.submit', 'holder.confirm']);
    const file = (await holder.get(`/api/claims/${claimId}`)).body as CaseFile;
    expect(JSON.stringify(file)).not.toContain('租约第三页');
    expect(file.timeline.map(({ act }) => act)).not.toContain('casefile.write-note');
  });

  test('a message reaches the applicant, whose answer reaches whoever wrote and nobody else', async () => {
    await write(cast.clerk, '请补传租约第三页。', false);
    expect(await told(holder)).toEqual(['casefile.office-wrote', 'claim.submit', 'holder.confirm']);
    await write(holder, '已补传。', false);
    expect((await notes(holder)).map(({ kind }) => kind)).toEqual(['to-applicant', 'from-applicant']);
    expect(await told(cast.clerk)).toEqual(['casefile.applicant-wrote']);
    expect(await told(cast.otherClerk)).toEqual([]);
  });

  test('an answer also reaches whoever stands in for the officer who wrote, as long as they do', async () => {
    const { username } = (await cast.otherClerk.get('/api/me')).body as { username: string };
    const lent = await cast.clerk.post('/api/delegations', {
      username, from: '2017-04-15', until: '2017-04-20', reason: '出差',
    });
    expect(lent.status).toBe(201);
    await write(holder, '另附一份说明。', false);
    expect(await told(cast.otherClerk)).toEqual(['casefile.applicant-wrote']);
    server.clock.business = '2017-04-21T09:00:00.000+08:00';
    await write(holder, '再附一份。', false);
    expect(await told(cast.otherClerk)).toHaveLength(1);
    expect(await told(cast.clerk)).toHaveLength(3);
  });

  test('the applicant writes no internal notes, and a stranger and the auditor write none at all', async () => {
    expect((await write(holder, '悄悄话', true)).codes).toEqual(['casefile.note-internal']);
    const stranger = await server.signedInAs(null);
    expect((await write(stranger, '你好', false)).codes).toEqual(['claim.not-found']);
    expect((await write(cast.auditor, '请说明', true)).codes).toEqual(['identity.not-permitted']);
  });

  test('a double click writes once, and what was written cannot be changed', async () => {
    const before = (await notes(cast.chief)).length;
    const key = { 'idempotency-key': randomUUID() };
    await Promise.all([write(cast.chief, '已阅', true, key), write(cast.chief, '已阅', true, key)]);
    expect(await notes(cast.chief)).toHaveLength(before + 1);
    await expect(sql`update case_note set text = 'x'`.execute(database().kysely)).rejects.toThrow(/append-only/);
  });
});
