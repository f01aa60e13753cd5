import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, FundPosition, Messages } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import { findBreaches } from '../src/invariants/claim-invariants.sql.ts';

const said = {
  remedy: 'reconsideration', documentNo: '示例复决〔2017〕12号', decidedOn: '2017-06-20', finding: '撤销原决定，重新作出处理。',
};

onBothDatabases('what comes of an appeal', (database) => {
  let server: TestApp;
  let cast: Cast;
  let claim: ClaimOnItsWay;

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 1);
    claim = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
    await decide(server, cast, [claim]);
    server.clock.business = '2017-06-21T09:00:00.000+08:00';
  });
  afterAll(() => server.close());

  const record = (body: object, by: Visitor = cast.director, id = claim.id): Promise<Reply> =>
    by.post(`/api/claims/${id}/appeals`, { ...said, ...body });
  const file = async (id = claim.id): Promise<CaseFile> =>
    (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;

  test('is recorded by its document, with a remedy of the policy and a step only if it was upheld', async () => {
    expect((await record({ outcome: 'dismissed' }, cast.government)).codes).toEqual(['identity.not-permitted']);
    expect((await record({ outcome: 'dismissed', remedy: 'petition' })).codes).toEqual(['award.no-such-remedy']);
    expect((await record({ outcome: 'dismissed', step: 'verification' })).codes).toEqual(['award.appeal-step']);
    expect((await record({ outcome: 'upheld' })).codes).toEqual(['award.appeal-step']);
    expect((await record({ outcome: 'dismissed', documentNo: '示例复决〔2017〕11号' })).codes).toEqual([]);
    expect((await record({ outcome: 'dismissed', documentNo: '示例复决〔2017〕11号' })).codes)
      .toEqual(['award.appeal-recorded']);
    expect((await file()).claim.state).toBe('decided');
    const { messages } = (await claim.holder.get('/api/me/messages')).body as Messages;
    expect(messages.filter(({ act }) => act === 'award.record-appeal')).toHaveLength(1);
  });

  test('upheld, it begins the case anew at the step stated; the old decision stays readable', async () => {
    const before = await file();
    expect((await record({ outcome: 'upheld', step: 'preliminary-review' })).codes).toEqual([]);
    const after = await file();
    expect(after.claim).toMatchObject({ state: 'verified', amount: null });
    expect(after.decision).toBeNull();
    expect(after.formerDecisions).toEqual([before.decision]);
    expect(after.appeals).toMatchObject([{ outcome: 'dismissed' }, { outcome: 'upheld', step: 'preliminary-review' }]);
    const [position] = (await cast.auditor.get(`/api/funds/${lighthouse.policy}`)).body as FundPosition[];
    expect(position).toMatchObject({ reserved: '0.00', softlyReserved: lighthouse.award });
    const ordered = await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`);
    expect(ordered.codes).toEqual(['claim.wrong-state']);
  });

  test('the same people decide it again, and the record counts the new award alone', async () => {
    const proposed = await cast.chief.post(`/api/claims/${claim.id}/propose`, { note: '依复议决定重新初审' });
    expect(proposed.codes).toEqual([]);
    await decide(server, cast, [claim], { published: '2017-06-22', decided: '2017-07-03' });
    const now = await file();
    expect(now.decision?.number).not.toBe(now.formerDecisions[0]?.number);
    expect(await findBreaches(database().kysely, 'all')).toEqual([]);
  });

  test('once the payment is ordered nothing begins anew', async () => {
    expect((await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`)).codes).toEqual([]);
    expect((await record({ outcome: 'upheld', step: 'verification', documentNo: '示例行初〔2017〕3号' })).codes)
      .toEqual(['award.money-ordered']);
  });

  test('a claim that was never accepted goes back to its acceptance, unless another is open', async () => {
    server.clock.business = '2017-06-21T09:00:00.000+08:00';
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[1] ?? '' });
    const id = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    await cast.clerk.post(`/api/claims/${id}/refuse-acceptance`, { reason: '不属于受理范围' });
    const upheld = { outcome: 'upheld', documentNo: '示例复决〔2017〕13号' };
    expect((await record({ ...upheld, step: 'verification' }, cast.director, id)).codes).toEqual(['award.appeal-step']);
    const other = await aDraft(server, firm, rentFacts());
    expect((await record({ ...upheld, step: 'acceptance' }, cast.director, id)).codes)
      .toEqual(['award.another-claim-open']);
    await firm.holder.post(`/api/claims/${other}/withdraw`, { reason: '以原申报为准' });
    expect((await record({ ...upheld, step: 'acceptance' }, cast.director, id)).codes).toEqual([]);
    expect((await file(id)).claim.state).toBe('submitted');
    expect((await file(id)).ended).toBeNull();
    expect((await cast.clerk.post(`/api/claims/${id}/accept`)).codes).toEqual([]);
  });
});
