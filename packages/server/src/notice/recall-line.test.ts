import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, FundPosition, Messages, Notice } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, grantFor } from '../../test/claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../../test/claim-on-its-way.ts';
import { castOf, lighthouse } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

onBothDatabases('a line of a notice that is corrected', (database) => {
  let server: TestApp;
  let cast: Cast;
  let [wrong, right]: ClaimOnItsWay[] = [];
  let first = '';
  let second = '';

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 2);
    wrong = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
    right = await aReviewedClaim(server, cast, creditCodes[1] ?? '');
    server.clock.business = '2017-04-20T09:00:00.000+08:00';
    first = await publish(wrong, right);
  });
  afterAll(() => server.close());

  async function publish(...claims: (ClaimOnItsWay | undefined)[]): Promise<string> {
    const composed = await cast.chief.post('/api/review-lists', { claims: claims.map((claim) => claim?.id) });
    const { listId, hash } = composed.body as { listId: string; hash: string };
    for (const signer of [cast.director, cast.reviewer])
      await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    return ((await cast.clerk.post('/api/notices', { listId })).body as { noticeId: string }).noticeId;
  }
  const file = async (claim: ClaimOnItsWay | undefined): Promise<CaseFile> =>
    (await cast.auditor.get(`/api/claims/${claim?.id}`)).body as CaseFile;
  const notice = async (id: string): Promise<Notice> =>
    (await server.visitor.get(`/api/notices/${id}`)).body as Notice;
  const object = async (id: string, claim: ClaimOnItsWay | undefined): Promise<Reply> =>
    server.visitor.post(`/api/notices/${id}/objections`, {
      line: (await file(claim)).claim.number, name: '李海生', contact: '清城区某街道 8 号', statement: '坐席数与现场不符，应重新核实。',
    });

  test('is taken back by the director alone, and what was held for it is demand again', async () => {
    const recall = { reason: '坐席核定的期间有误，须重新核定。', step: 'verification' };
    expect((await cast.clerk.post(`/api/claims/${wrong?.id}/recall-line`, recall)).codes)
      .toEqual(['identity.not-permitted']);
    const objection = (await object(first, wrong)).body as { objectionId: string };
    const resolved = await cast.director.post(`/api/objections/${objection.objectionId}/resolve`, {
      outcome: 'upheld', reply: '经复核坐席期间有误，更正后重新公示。', correctFrom: 'verification',
    });
    expect(resolved.codes).toEqual([]);
    expect((await file(wrong)).claim.state).toBe('accepted');
    const inbox = (await wrong?.holder.get('/api/me/messages'))?.body as Messages | undefined;
    const told = inbox?.messages[0];
    expect(told).toMatchObject({ act: 'notice.recall-line', about: { kind: 'claim', id: wrong?.id } });
    expect((await file(wrong)).facts.map(({ state }) => state)).not.toContain('confirmed');
    const [position] = (await cast.auditor.get(`/api/funds/${lighthouse.policy}`)).body as FundPosition[];
    expect(position).toMatchObject({ reserved: lighthouse.award, softlyReserved: lighthouse.award });
  });

  test('nobody objects to it in the notice that it has left, and the others keep their days', async () => {
    expect((await object(first, wrong)).codes).toEqual(['notice.line-recalled']);
    expect(await notice(first)).toMatchObject({
      closesOn: '2017-04-27', recalled: [{ on: '2017-04-20', successor: null }], corrects: [],
    });
    server.clock.business = '2017-04-28T09:00:00.000+08:00';
    expect((await cast.government.post(`/api/claims/${right?.id}/decide`, { note: '同意' })).codes).toEqual([]);
  });

  test('is found, proposed, signed and published anew, with a clock of its own', async () => {
    const find = (visitor: Cast['clerk'], path: string, value: unknown): Promise<Reply> =>
      visitor.post(`/api/claims/${wrong?.id}/findings`, { path: `items[0].${path}`, value });
    await find(cast.otherClerk, 'landConcession', false);
    for (const inspector of [cast.firstInspector, cast.secondInspector]) {
      await find(inspector, 'moveInDate', '2016-01-01');
      await find(inspector, 'seatsVerified', true);
      await find(inspector, 'seats', [{ from: '2016-02-01', to: '2018-12-31', seats: 160 }]);
    }
    expect((await file(wrong)).claim.state).toBe('verified');
    expect((await cast.chief.post(`/api/claims/${wrong?.id}/propose`, { note: '更正后初审' })).codes).toEqual([]);
    second = await publish(wrong);
    const told = await notice(second);
    expect(told).toMatchObject({
      publishedOn: '2017-04-28', closesOn: '2017-05-08', corrects: [{ notice: { id: first } }], recalled: [],
    });
    expect(told.total).not.toBe(lighthouse.award);
    expect((await notice(first)).recalled).toMatchObject([{ successor: { id: second } }]);
    expect((await cast.government.post(`/api/claims/${wrong?.id}/decide`, { note: '同意' })).codes)
      .toEqual(['award.notice-open']);
    server.clock.business = '2017-05-09T09:00:00.000+08:00';
    expect((await cast.government.post(`/api/claims/${wrong?.id}/decide`, { note: '同意' })).codes).toEqual([]);
    expect((await file(wrong)).decision?.amount).toBe(told.total);
  });
});
