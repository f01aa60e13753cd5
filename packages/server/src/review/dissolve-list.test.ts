import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, FundPosition, RecusalRequests, ReviewList } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodeOf, creditCodes, grantFor } from '../../test/claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../../test/claim-on-its-way.ts';
import { castOf, lighthouse } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

onBothDatabases('a list taken back before its notice', (database) => {
  let server: TestApp;
  let cast: Cast;
  let [first, second]: ClaimOnItsWay[] = [];

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 5);
    first = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
    second = await aReviewedClaim(server, cast, creditCodes[1] ?? '');
  });
  afterAll(() => server.close());

  const compose = async (...claims: (ClaimOnItsWay | undefined)[]): Promise<{ listId: string; hash: string }> => {
    const composed = await cast.chief.post('/api/review-lists', { claims: claims.map((claim) => claim?.id) });
    expect(composed.codes).toEqual([]);
    return composed.body as { listId: string; hash: string };
  };
  const sign = async ({ listId, hash }: { listId: string; hash: string }, opinion = '同意'): Promise<string[]> => {
    const replies: Reply[] = [];
    for (const signer of [cast.director, cast.reviewer])
      replies.push(await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion }));
    return replies.flatMap(({ codes }) => codes);
  };
  const dissolve = (listId: string): Promise<Reply> =>
    cast.chief.post(`/api/review-lists/${listId}/dissolve`, { reason: '金额依据有误，重新汇总。' });
  const list = async (id: string): Promise<ReviewList> =>
    (await cast.auditor.get(`/api/review-lists/${id}`)).body as ReviewList;
  const stateOf = async (claim: ClaimOnItsWay | undefined): Promise<string> =>
    ((await cast.auditor.get(`/api/claims/${claim?.id}`)).body as CaseFile).claim.state;
  const position = async (): Promise<FundPosition | undefined> =>
    ((await cast.auditor.get(`/api/funds/${lighthouse.policy}`)).body as FundPosition[])[0];

  const disputed = '租金票据与合同不符，应先核对。';

  test('an open one keeps its lines and its reason, and its claims can be listed anew', async () => {
    const { listId } = await compose(first, second);
    expect((await cast.clerk.post(`/api/review-lists/${listId}/dissolve`, { reason: '有误' })).codes)
      .toEqual(['identity.not-permitted']);
    expect((await dissolve(listId)).codes).toEqual([]);
    expect(await list(listId)).toMatchObject({
      state: 'dissolved', lines: [{}, {}],
      dissolved: { by: expect.stringContaining('commerce-section-chief') as string, reason: '金额依据有误，重新汇总。' },
    });
    expect((await dissolve(listId)).codes).toEqual(['review.list-published']);
    expect(await stateOf(first)).toBe('reviewed');
    await dissolve((await compose(second)).listId);
  });

  test('nobody signs a dissolved list', async () => {
    const dissolved = await compose(first);
    await dissolve(dissolved.listId);
    expect(await sign(dissolved)).toEqual(['review.signed-already', 'review.signed-already']);
  });

  test('a signed one frees what it held, and the same two sign the new list', async () => {
    const before = await compose(first, second);
    expect(await sign(before)).toEqual([]);
    expect(await position()).toMatchObject({ reserved: '1399000.00', softlyReserved: '0.00' });
    expect((await dissolve(before.listId)).codes).toEqual([]);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['reviewed', 'reviewed']);
    expect(await position()).toMatchObject({ reserved: '0.00', softlyReserved: '1399000.00' });
    expect((await list(before.listId)).signatures.map(({ office }) => office)).toEqual(['commerce', 'finance']);
    const after = await compose(first);
    expect(await sign(after)).toEqual([]);
    expect([await stateOf(first), await stateOf(second)]).toEqual(['jointly-approved', 'reviewed']);
    expect(await position()).toMatchObject({ reserved: lighthouse.award, softlyReserved: lighthouse.award });
  });

  test('nobody signs the same list twice', async () => {
    const { listId, hash } = await compose(second);
    const disagreements = [{ claimId: second?.id, reason: disputed }];
    const body = { hash, noStake: true, opinion: '逐件意见', disagreements };
    expect((await cast.director.post(`/api/review-lists/${listId}/sign`, body)).codes).toEqual([]);
    expect((await cast.director.post(`/api/review-lists/${listId}/sign`, body)).codes).toEqual(['claim.signed-before']);
  });

  test('what a bureau disagreed with outlives the list, and is settled before the claim is listed again', async () => {
    const again = { claims: [second?.id] };
    const [open] = (await cast.auditor.get('/api/review-lists')).body as ReviewList[];
    expect((await dissolve(open?.id ?? '')).codes).toEqual([]);
    expect((await cast.auditor.get(`/api/claims/${second?.id}`)).body).toMatchObject({
      claim: { state: 'reviewed' },
      disagreements: [{
        state: 'open', list: { id: open?.id }, opinions: [{ office: 'commerce', agrees: false, reason: disputed }],
      }],
    });
    expect((await cast.chief.post('/api/review-lists', again)).codes).toEqual(['review.disagreement-open']);
    const leader = await server.signedInAs('leading-officer', 'leading-group');
    const word = { outcome: 'stands', decision: '票据已核对，照初审意见办理。' };
    expect((await leader.post(`/api/claims/${second?.id}/settle-disagreement`, word)).codes).toEqual([]);
    expect((await cast.chief.post('/api/review-lists', again)).codes).toEqual([]);
  });

  test('a published one is not taken back', async () => {
    const listId = ((await cast.auditor.get(`/api/claims/${first?.id}`)).body as CaseFile).list?.id ?? '';
    server.clock.business = '2017-04-20T09:00:00.000+08:00';
    expect((await cast.clerk.post('/api/notices', { listId })).status).toBe(201);
    expect((await dissolve(listId)).codes).toEqual(['review.list-published']);
  });

  describe('a signer who has to keep off', () => {
    const opinion = { noStake: true, opinion: '同意' };
    let [doubted, other]: ClaimOnItsWay[] = [];
    beforeAll(async () => {
      doubted = await aReviewedClaim(server, cast, creditCodeOf(950));
      other = await aReviewedClaim(server, cast, creditCodeOf(951));
    });

    test('has signed for nothing: the line leaves a list not yet published, and another signs it', async () => {
      const before = await compose(doubted, other);
      expect(await sign(before)).toEqual([]);
      const at = `/api/claims/${doubted?.id}/recusal-requests`;
      const asked = await doubted?.holder.post(at, { officer: cast.director.userId, reason: '亲属' });
      expect(asked?.codes).toEqual([]);
      const leader = await server.signedInAs('leading-officer', 'leading-group');
      const { decides: [request] } = (await leader.get(at)).body as RecusalRequests;
      const granted = { isGranted: true, note: '属实。' };
      expect((await leader.post(`${at}/${request}/decide`, granted)).codes).toEqual([]);
      expect([await stateOf(doubted), await stateOf(other)]).toEqual(['reviewed', 'jointly-approved']);
      expect((await list(before.listId)).state).toBe('signed');
      const after = await compose(doubted);
      const signAfter = (by: Visitor) =>
        by.post(`/api/review-lists/${after.listId}/sign`, { ...opinion, hash: after.hash });
      expect((await signAfter(cast.director)).codes).toEqual(['identity.recused']);
      for (const by of [await server.signedInAs('commerce-director', 'commerce'), cast.reviewer]) {
        expect((await signAfter(by)).codes).toEqual([]);
      }
      expect(await stateOf(doubted)).toBe('jointly-approved');
    });

    test('says so after signing: an open list that is empty then is done', async () => {
      const alone = await aReviewedClaim(server, cast, creditCodeOf(952));
      const { listId, hash } = await compose(alone);
      const deputy = await server.signedInAs('commerce-director', 'commerce');
      expect((await deputy.post(`/api/review-lists/${listId}/sign`, { ...opinion, hash })).codes).toEqual([]);
      expect((await deputy.post(`/api/claims/${alone.id}/recuse`, { reason: '配偶任职' })).codes).toEqual([]);
      expect([await stateOf(alone), (await list(listId)).state]).toEqual(['reviewed', 'closed']);
      const { timeline } = (await cast.auditor.get(`/api/claims/${alone.id}`)).body as CaseFile;
      expect(timeline.map(({ act }) => act)).toContain('review.void-signature');
    });
  });
});
