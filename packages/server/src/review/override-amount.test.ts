import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, FundPosition, Notice, ReviewList } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, grantFor } from '../../test/claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../../test/claim-on-its-way.ts';
import { castOf, lighthouse } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

const given = { reason: '两个月租金没有发票。', basis: '核减明细（示例）' };

onBothDatabases('an award below what the policy computes', (database) => {
  let server: TestApp;
  let cast: Cast;
  let claim: ClaimOnItsWay;
  let listId = '';

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 1);
    claim = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
  });
  afterAll(() => server.close());

  const propose = (amount: string, by: Visitor = cast.chief): Promise<Reply> =>
    by.post(`/api/claims/${claim.id}/override`, { amounts: [amount], ...given });
  const answer = (agrees: boolean, by: Visitor): Promise<Reply> =>
    by.post(`/api/claims/${claim.id}/override/answer`, { agrees, note: '已核对' });
  const compose = (): Promise<Reply> => cast.chief.post('/api/review-lists', { claims: [claim.id] });
  const file = async (): Promise<CaseFile> =>
    (await cast.auditor.get(`/api/claims/${claim.id}`)).body as CaseFile;

  test('is never above it, never the same and never nothing, and has its reason and its basis', async () => {
    expect((await propose('700000.00', cast.director)).codes).toEqual(['identity.not-permitted']);
    expect((await propose('699500.01')).codes).toEqual(['review.override-above']);
    expect((await propose(lighthouse.award)).codes).toEqual(['review.override-same']);
    expect((await propose('0.00')).codes).toEqual(['review.override-same']);
    const two = { amounts: ['1.00', '2.00'], ...given };
    expect((await cast.chief.post(`/api/claims/${claim.id}/override`, two)).codes).toEqual(['review.override-items']);
    const bare = { amounts: ['600000.00'], reason: '', basis: '' };
    expect((await cast.chief.post(`/api/claims/${claim.id}/override`, bare)).status).toBe(422);
  });

  test('is nothing until another person confirms it, and holds the claim off every list', async () => {
    expect((await answer(true, cast.director)).codes).toEqual(['review.no-override']);
    expect((await propose('650000.00')).codes).toEqual([]);
    expect((await propose('640000.00')).codes).toEqual(['review.override-exists']);
    expect((await compose()).codes).toEqual(['review.override-open']);
    expect((await answer(true, cast.chief)).codes).toEqual(['identity.not-permitted']);
    const colleague = await server.signedInAs('commerce-director', 'commerce');
    expect((await answer(false, colleague)).codes).toEqual([]);
    expect((await file()).claim.amount).toBe(lighthouse.award);
    expect((await propose('600000.00')).codes).toEqual([]);
    const leader = await server.signedInAs('leading-officer', 'leading-group');
    expect((await answer(true, leader)).codes).toEqual([]);
    expect((await file()).claim.amount).toBe('600000.00');
    const own = (await claim.holder.get(`/api/claims/${claim.id}`)).body as CaseFile;
    expect(own.overrides.map(({ state, amount }) => [state, amount])).toEqual([['confirmed', '600000.00']]);
  });

  test('stands on list and notice beside what was computed, with its reason, and is what is held', async () => {
    const composed = (await compose()).body as { listId: string; hash: string };
    ({ listId } = composed);
    const list = (await cast.auditor.get(`/api/review-lists/${listId}`)).body as ReviewList;
    expect(list.lines).toMatchObject([{
      amount: '600000.00', computed: lighthouse.award, override: given,
      items: [{ amount: '600000.00', computed: lighthouse.award }],
    }]);
    for (const signer of [cast.director, cast.reviewer]) {
      const signed = await signer.post(`/api/review-lists/${listId}/sign`, {
        hash: composed.hash, noStake: true, opinion: '同意',
      });
      expect(signed.codes).toEqual([]);
    }
    const [position] = (await cast.auditor.get(`/api/funds/${lighthouse.policy}`)).body as FundPosition[];
    expect(position?.reserved).toBe('600000.00');
    server.clock.business = '2017-04-20T09:00:00.000+08:00';
    const { noticeId } = (await cast.clerk.post('/api/notices', { listId })).body as { noticeId: string };
    const notice = (await server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
    expect(notice.lines).toMatchObject([
      { amount: '600000.00', computed: lighthouse.award, reason: given.reason },
    ]);
  });

  test('is what is decided and ordered, to the fen', async () => {
    server.clock.business = '2017-04-28T09:00:00.000+08:00';
    expect((await cast.government.post(`/api/claims/${claim.id}/decide`, { note: '同意' })).codes).toEqual([]);
    expect((await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`)).codes).toEqual([]);
    const { decision, payments } = await file();
    expect(decision?.amount).toBe('600000.00');
    expect(payments.map(({ amount }) => amount)).toEqual(['360000.00', '240000.00']);
  });

  test('does not outlive the facts that it rests on: a case begun anew has none', async () => {
    const other = await aReviewedClaim(server, cast, creditCodes[1] ?? '');
    await cast.chief.post(`/api/claims/${other.id}/override`, { amounts: ['500000.00'], ...given });
    await answerFor(other, true);
    await cast.reviewer.post(`/api/funds/${lighthouse.policy}/appropriations`, {
      year: 2017, amount: '700000.00', documentNo: '示例指标〔2017〕10号',
    });
    const composed = await cast.chief.post('/api/review-lists', { claims: [other.id] });
    const { listId: id, hash } = composed.body as { listId: string; hash: string };
    await cast.director.post(`/api/review-lists/${id}/sign`, { hash, noStake: true, opinion: '同意' });
    await cast.reviewer.post(`/api/review-lists/${id}/sign`, {
      hash, noStake: true, opinion: '不同意', disagreements: [{ claimId: other.id, reason: '核减依据不足。' }],
    });
    const third = await server.signedInAs('leading-officer', 'leading-group');
    const settled = await third.post(`/api/claims/${other.id}/settle-disagreement`, {
      outcome: 'anew', decision: '重新初审。',
    });
    expect(settled.codes).toEqual([]);
    await cast.chief.post(`/api/claims/${other.id}/propose`, { note: '重新初审' });
    const anew = (await cast.auditor.get(`/api/claims/${other.id}`)).body as CaseFile;
    expect(anew.claim.amount).toBe(lighthouse.award);
    expect(anew.overrides.map(({ state }) => state)).toEqual(['confirmed']);
  });

  async function answerFor(other: ClaimOnItsWay, agrees: boolean): Promise<void> {
    const leader = await server.signedInAs('leading-officer', 'leading-group');
    const answered = await leader.post(`/api/claims/${other.id}/override/answer`, { agrees, note: '已核对' });
    expect(answered.codes).toEqual([]);
  }
});
