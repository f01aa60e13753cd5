import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, Notice, Objection, ObjectionLine } from '@qingce/contract';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import { aNotice, publicationMorning } from '../../test/a-notice.ts';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, grantFor } from '../../test/claim-on-its-way.ts';
import { aFirm, castOf, publishStoryPolicy } from '../../test/lighthouse.ts';
import { listActs } from '../audit/index.ts';
import { publishPolicy } from '../policy/index.ts';

const statement = '实际坐席不足，有照片为证。';
const objectorOf = (line: string | undefined) => ({ line, name: '李海生', contact: '清城区某街道 8 号', statement });

onBothDatabases('a notice and its objections', (database) => {
  let server: TestApp;
  let published: Awaited<ReturnType<typeof aNotice>>;
  let objectionId: string;

  beforeAll(async () => {
    server = await buildTestApp(database());
    published = await aNotice(server, '示例企业');
    const { notice } = published;
    const objection = objectorOf(notice.lines[0]?.number);
    const raised = await server.visitor.post(`/api/notices/${notice.id}/objections`, objection);
    objectionId = (raised.body as { objectionId: string }).objectionId;
  });
  afterAll(() => server.close());

  test('the list of objections masks who raised them and does not say how to reach them', async () => {
    const [line] = (await published.cast.director.get('/api/objections')).body as ObjectionLine[];
    expect(line).toMatchObject({ id: objectionId, name: '李**', statement });
    expect(line).not.toHaveProperty('contact');
  });

  test('every look at name and contact is kept in the trail, with who looked', async () => {
    const looks = async () =>
      (await listActs(database().kysely, { kind: 'objection', id: objectionId }))
        .filter(({ act }) => act === 'notice.read-objection')
        .map(({ actorId, outcome }) => [actorId, outcome]);
    expect(await looks()).toEqual([]);
    const { director, auditor, clerk } = published.cast;
    const seen = (await director.get(`/api/objections/${objectionId}`)).body as Objection;
    expect(seen).toMatchObject({ name: '李海生', contact: '清城区某街道 8 号' });
    await auditor.get(`/api/objections/${objectionId}`);
    expect(await looks()).toEqual([[director.userId, 'done'], [auditor.userId, 'done']]);
    expect((await clerk.get(`/api/objections/${objectionId}`)).codes).toEqual(['identity.not-permitted']);
    expect((await director.get(`/api/objections/${randomUUID()}`)).codes).toEqual(['notice.objection-not-found']);
  });

  test('an objection is answered by nobody who made what it is about; whoever signed the list may', async () => {
    const other = await server.signedInAs('commerce-director', 'commerce');
    await sql`insert into claim_signature (claim_id, user_id, cycle, act, signed_at)
      select claim_id, ${other.userId}, 0, 'review.propose', now() from objection where id = ${objectionId}`
      .execute(database().kysely);
    const answer = { outcome: 'rejected', reply: '两次清点均为 150 席，记录在案。', correctFrom: null };
    expect((await other.post(`/api/objections/${objectionId}/resolve`, answer)).codes).toEqual(['claim.signed-before']);
    expect((await published.cast.director.post(`/api/objections/${objectionId}/resolve`, answer)).codes).toEqual([]);
  });
});

onBothDatabases('the days of a notice', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await buildTestApp(database());
  });
  afterAll(() => server.close());

  test('are those of the version that its claims are bound to, not of one published since', async () => {
    const policy = await publishStoryPolicy(server);
    const cast = await castOf(server);
    await grantFor(cast, 1);
    const { id } = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
    server.clock.business = publicationMorning;
    const longer = { ...policy, hash: `sha256:${'1'.repeat(64)}` };
    longer.process = { ...policy.process, notice: { workingDays: 30, days: 60 } };
    await server.run(publishPolicy, longer);
    const { listId, hash } = (await cast.chief.post('/api/review-lists', { claims: [id] })).body as {
      listId: string; hash: string;
    };
    for (const signer of [cast.director, cast.reviewer])
      await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    const { noticeId } = (await cast.clerk.post('/api/notices', { listId })).body as { noticeId: string };
    const notice = (await server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
    expect(notice.closesOn).toBe('2017-04-27');
  });

  test('the publish gate stops the number of a permit in a line, and tells it with stars', async () => {
    await publishStoryPolicy(server);
    const cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业 H12345678', creditCode: creditCodes[1] ?? '' });
    const { id } = await aReviewedClaim(server, cast, firm);
    const { listId, hash } = (await cast.chief.post('/api/review-lists', { claims: [id] })).body as {
      listId: string; hash: string;
    };
    for (const signer of [cast.director, cast.reviewer])
      await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    const { claim: { number } } = (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;
    expect((await cast.clerk.post('/api/notices', { listId })).body).toMatchObject({
      errors: [{ code: 'notice.personal-data', fields: { number, found: 'H********' } }],
    });
  });
});

onPostgresql('an objection and a decision in the same moment', (database) => {
  let server: TestApp;
  let published: Awaited<ReturnType<typeof aNotice>>;
  beforeAll(async () => {
    server = await buildTestApp(database());
    published = await aNotice(server, '示例企业');
  });
  afterAll(() => server.close());

  describe('the notice ends while both are under way', () => {
    test('the decision is made and the objection told that it is too late: none is left open and unseen', async () => {
      const { notice, claimId, cast } = published;
      const held = await holdNumbersOfDecisions();
      server.clock.business = '2017-04-28T00:00:00.000+08:00';
      const deciding = cast.government.post(`/api/claims/${claimId}/decide`, { note: '同意' });
      await waitingFor(1);
      server.clock.business = '2017-04-27T23:59:59.999+08:00';
      const objecting = server.visitor.post(
        `/api/notices/${notice.id}/objections`, objectorOf(notice.lines[0]?.number));
      await waitingFor(2);
      await held.release();
      expect([(await deciding).codes, (await objecting).codes]).toEqual([[], ['notice.closed']]);
      const file = (await cast.auditor.get(`/api/claims/${claimId}`)).body as CaseFile;
      expect([file.claim.state, file.notice?.openObjections]).toEqual(['decided', 0]);
    });
  });

  /** Lets the decision look for objections and then wait for its number. */
  async function holdNumbersOfDecisions(): Promise<{ release: () => Promise<void> }> {
    let letGo: () => void = () => undefined;
    const released = new Promise<void>((resolve) => { letGo = resolve; });
    let isHeld: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { isHeld = resolve; });
    const holding = database().kysely.transaction().execute(async (tx) => {
      await sql`insert into document_number (kind, year, last) values ('decision', 2017, 1)`.execute(tx);
      isHeld();
      await released;
    });
    await held;
    return { release: async () => { letGo(); await holding; } };
  }

  /** Until that many transactions wait for a lock that another holds. */
  async function waitingFor(count: number): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ waiting: number }>`
        select count(*)::int as waiting from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`.execute(database().kysely);
      if ((rows[0]?.waiting ?? 0) >= count) return;
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  }
});
