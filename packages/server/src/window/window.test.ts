import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, ClaimWindow, Receipt } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { dayAfterOutage } from './window.ts';

const address = `/api/policies/${lighthouse.policy}/windows/${lighthouse.claimYear}`;

test.each([
  ['an hour of the last day, a Friday', '2017-06-30T22:00:00+08:00', '2017-06-30T23:00:00+08:00', '2017-07-03'],
  ['a minute less', '2017-06-30T22:00:00+08:00', '2017-06-30T22:59:00+08:00', undefined],
  ['a night that reaches half an hour into it', '2017-06-29T20:00:00+08:00', '2017-06-30T00:30:00+08:00', undefined],
  ['its last hour and the day after', '2017-06-30T23:00:00+08:00', '2017-07-01T12:00:00+08:00', '2017-07-03'],
  ['in another zone’s words', '2017-06-30T14:00:00Z', '2017-06-30T15:00:00Z', '2017-07-03'],
])('an outage that took %s', (_, from, to, until) => {
  expect(dayAfterOutage('2017-06-30', { from, to })).toBe(until);
});

onBothDatabases('a window that is prolonged', (database) => {
  let server: TestApp;
  let cast: Cast;
  let holder: Visitor;
  let claimId: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodeOf(0) });
    ({ holder } = firm);
    claimId = await aDraft(server, firm, rentFacts());
  });
  afterAll(() => server.close());

  const extend = (extension: object, visitor = cast.director): Promise<Reply> =>
    visitor.post(`${address}/extend`, { documentNo: '清商务〔2017〕30号', reason: '省级系统停机', ...extension });
  const submit = (): Promise<Reply> => holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });

  test('is that of the policy, for anyone to read', async () => {
    expect((await server.visitor.get(address)).body)
      .toEqual({ opens: '2017-03-01', closes: '2017-06-30', lastDay: '2017-06-30', extensions: [] });
    expect((await server.visitor.get('/api/policies/no-such-policy/windows/2016')).status).toBe(404);
  });

  test('is prolonged by the director alone, to a later day of the year', async () => {
    server.clock.business = '2017-07-01T09:00:00.000+08:00';
    expect((await submit()).codes).toEqual(['claim.outside-window']);
    const decision = (until: string) => ({ kind: 'decision', until });
    expect((await extend(decision('2017-07-07'), cast.clerk)).codes).toEqual(['identity.not-permitted']);
    for (const until of ['2017-06-30', '2018-01-01']) {
      expect((await extend(decision(until))).codes).toEqual(['window.until']);
    }
    expect((await extend(decision('2017-07-07'))).codes).toEqual([]);
    // The same day is not later.
    expect((await extend(decision('2017-07-07'))).codes).toEqual(['window.until']);
  });

  test('takes a claim as if it had come in time, and tells when it really came', async () => {
    const draft = (await holder.get(`/api/claims/${claimId}`)).body as CaseFile;
    expect(draft.claimed).toMatchObject({ claim: { submittedAt: '2017-06-30T23:59:59.999+08:00' } });
    server.clock.business = '2017-07-07T23:59:59.000+08:00';
    const receipt = (await submit()).body as Receipt;
    expect(receipt.submittedAt).toBe('2017-07-07T23:59:59.000+08:00');
    server.clock.business = '2017-07-12T09:00:00.000+08:00';
    const { claimed, claimedAnswer } = (await holder.get(`/api/claims/${claimId}`)).body as CaseFile;
    expect(claimed).toMatchObject({ claim: { submittedAt: '2017-06-30T23:59:59.999+08:00' } });
    expect(claimedAnswer).not.toMatchObject({ outcome: 'ineligible' });
  });

  test('is prolonged by the rule once an hour of its last day was lost and is over', async () => {
    const outage = (to: string) => ({ kind: 'outage', from: '2017-07-07T20:00:00+08:00', to });
    expect((await extend(outage('2017-07-07T20:59:00+08:00'))).codes).toEqual(['window.outage']);
    // Not over yet.
    expect((await extend(outage('2017-07-13T00:00:00+08:00'))).codes).toEqual(['window.outage']);
    expect((await extend(outage('2017-07-08T08:00:00+08:00'))).codes).toEqual([]);
    const { lastDay, extensions } = (await server.visitor.get(address)).body as ClaimWindow;
    // The seventh was a Friday.
    expect([lastDay, extensions.map(({ kind, until }) => [kind, until])])
      .toEqual(['2017-07-10', [['decision', '2017-07-07'], ['outage', '2017-07-10']]]);
  });

  test('takes nothing after its last day, and names that day', async () => {
    const firm = await aFirm(server, cast, { name: '另一企业', creditCode: creditCodeOf(1) });
    const late = await aDraft(server, firm, rentFacts());
    const { status, body } = await firm.holder.post(`/api/claims/${late}/submit`, { revision: 1, declared: true });
    expect([status, JSON.stringify(body)]).toEqual([409, expect.stringContaining('2017-07-10')]);
  });
});
