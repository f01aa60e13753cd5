import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, ClaimLine, Disagreement, Notice, ReviewList } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, grantFor } from '../../test/claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../../test/claim-on-its-way.ts';
import { castOf, lighthouse } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

onBothDatabases('bureaus that disagree about a line', (database) => {
  let server: TestApp;
  let cast: Cast;
  let leader: Visitor;
  const claims: ClaimOnItsWay[] = [];
  let listId = '';

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    leader = await server.signedInAs('leading-officer', 'leading-group');
    await grantFor(cast, 3);
    for (const code of creditCodes.slice(0, 3)) claims.push(await aReviewedClaim(server, cast, code));
  });
  afterAll(() => server.close());

  const idOf = (at: number): string => claims[at]?.id ?? '';
  const compose = async (...places: number[]): Promise<Reply> =>
    cast.chief.post('/api/review-lists', { claims: places.map(idOf) });
  const sign = (signer: Visitor, list: Reply, disagreements: { claimId: string; reason: string }[] = []) => {
    const { listId: id, hash } = list.body as { listId: string; hash: string };
    return signer.post(`/api/review-lists/${id}/sign`, { hash, noStake: true, opinion: '逐件审核', disagreements });
  };
  const fileOf = async (at: number): Promise<CaseFile> =>
    (await cast.auditor.get(`/api/claims/${idOf(at)}`)).body as CaseFile;
  const stateOf = async (at: number): Promise<string> => (await fileOf(at)).claim.state;
  const settle = (visitor: Visitor, at: number, outcome: 'stands' | 'anew') =>
    visitor.post(`/api/claims/${idOf(at)}/settle-disagreement`, { outcome, decision: '合同与现场一致，照初审意见办理。' });

  test('a reason is owed for each line that is not agreed to, and only lines of the list can be named', async () => {
    const list = await compose(0, 1, 2);
    listId = (list.body as { listId: string }).listId;
    expect((await sign(cast.director, list, [{ claimId: idOf(1), reason: ' ' }])).codes).toEqual(['request.invalid']);
    const stranger = [{ claimId: listId, reason: '不在名单上' }];
    expect((await sign(cast.director, list, stranger)).codes).toEqual(['review.no-such-line']);
    expect((await sign(cast.director, list)).codes).toEqual([]);
    const reason = '租金票据与合同不符，应先核对。';
    const disputed = [{ claimId: idOf(1), reason }, { claimId: idOf(2), reason: '承租面积存疑。' }];
    expect((await sign(cast.reviewer, list, disputed)).codes).toEqual([]);
  });

  test('the line leaves the list, the others go on and are published without it', async () => {
    expect([await stateOf(0), await stateOf(1), await stateOf(2)])
      .toEqual(['jointly-approved', 'reviewed', 'reviewed']);
    const list = (await cast.auditor.get(`/api/review-lists/${listId}`)).body as ReviewList;
    expect(list).toMatchObject({
      state: 'signed',
      disagreements: [
        {
          state: 'open', escalatedTo: ['leading-group'], settled: null, amount: lighthouse.award,
          opinions: [
            { office: 'commerce', agrees: true, reason: '' },
            { office: 'finance', agrees: false, reason: '租金票据与合同不符，应先核对。' },
          ],
        },
        { state: 'open' },
      ],
    });
    expect(list.opinions).toHaveLength(6);
    const { noticeId } = (await cast.clerk.post('/api/notices', { listId })).body as { noticeId: string };
    const notice = (await server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
    expect(notice).toMatchObject({ total: lighthouse.award, lines: [{ number: (await fileOf(0)).claim.number }] });
  });

  test('it cannot be listed while it waits, and the applicant is not told what the bureaus say', async () => {
    expect((await compose(1)).codes).toEqual(['review.disagreement-open']);
    const own = (await claims[1]?.holder.get(`/api/claims/${idOf(1)}`))?.body as CaseFile;
    expect(own.disagreements).toEqual([]);
  });

  test('only the office that the policy names settles it, once, and it is in its worklist until then', async () => {
    const work = async (): Promise<string[]> =>
      ((await leader.get('/api/worklist')).body as ClaimLine[]).map(({ id }) => id).toSorted();
    expect(await work()).toEqual([idOf(1), idOf(2)].toSorted());
    expect((await settle(cast.director, 1, 'stands')).codes).toEqual(['identity.not-permitted']);
    const elsewhere = await server.signedInAs('leading-officer', 'finance');
    expect((await settle(elsewhere, 1, 'stands')).codes).toEqual(['review.other-office-settles']);
    expect((await settle(leader, 0, 'stands')).codes).toEqual(['claim.wrong-state']);
    expect((await settle(leader, 1, 'stands')).codes).toEqual([]);
    const second = await server.signedInAs('leading-officer', 'leading-group');
    expect((await settle(second, 1, 'anew')).codes).toEqual(['review.disagreement-not-found']);
    expect(await work()).toEqual([idOf(2)]);
  });

  test('a line that stands is listed and signed again, and cannot be disagreed with a second time', async () => {
    const list = await compose(1);
    expect(list.codes).toEqual([]);
    expect((await sign(cast.director, list)).codes).toEqual([]);
    const again = [{ claimId: idOf(1), reason: '仍不同意' }];
    expect((await sign(cast.reviewer, list, again)).codes).toEqual(['review.disagreement-settled']);
    expect((await sign(cast.reviewer, list)).codes).toEqual([]);
    expect(await stateOf(1)).toBe('jointly-approved');
    expect((await fileOf(1)).disagreements).toMatchObject([{ state: 'settled', settled: { outcome: 'stands' } }]);
  });

  test('one that is to be reviewed anew gets another proposal, by the chief who made the first', async () => {
    expect((await settle(leader, 2, 'anew')).codes).toEqual([]);
    expect(await stateOf(2)).toBe('verified');
    expect((await cast.chief.post(`/api/claims/${idOf(2)}/propose`, { note: '重新初审' })).codes).toEqual([]);
    expect((await cast.chief.post(`/api/claims/${idOf(2)}/propose`, { note: '再来' })).codes)
      .toEqual(['claim.wrong-state']);
    const list = await compose(2);
    expect((await sign(cast.director, list)).codes).toEqual([]);
    expect((await sign(cast.reviewer, list, [{ claimId: idOf(2), reason: '仍有疑问' }])).codes).toEqual([]);
    const { listId: id } = list.body as { listId: string };
    expect((await cast.auditor.get(`/api/review-lists/${id}`)).body).toMatchObject({ state: 'closed' });
    expect((await cast.clerk.post('/api/notices', { listId: id })).codes).toEqual(['notice.list-not-signed']);
  });

  test('who has a stake sees neither the line nor the disagreement, but how many are hidden', async () => {
    const officer = await server.signedInAs('finance-clerk', 'finance');
    await officer.post(`/api/claims/${idOf(2)}/recuse`, { reason: '配偶在该公司任职' });
    const list = (await officer.get(`/api/review-lists/${listId}`)).body as ReviewList;
    expect(list).toMatchObject({ hidden: 1, lines: [{}, {}] });
    expect(JSON.stringify(list)).not.toContain(idOf(2));
    const seen = (await officer.get('/api/disagreements')).body as Disagreement[];
    expect(seen.map(({ claimId }) => claimId)).toEqual([idOf(1)]);
  });
});
