import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ObligationLine, RecoveryLine } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { compilePolicy } from '@qingce/policy-language';
import { publishPolicy } from '../policy/index.ts';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from '../../test/claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../../test/claim-on-its-way.ts';
import { castOf, publishStoryPolicy, storyText } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { sendAll, threeOf } from '../../test/sent-batch.ts';

/** The story's policy, under which a firm that moves away gives back what it was paid. */
async function publishWithMoney(server: TestApp): Promise<void> {
  const { source, policy } = await storyText();
  const stay = '    stay: { name: { zh: 三年内不迁出, en: Not to move out }, of: [ premises-rent ], from: 起租日, ' +
    'until: 满三年之日, recover: 应退奖励, by: commerce }\n';
  const later = '  迁出日 (movedOutOn): { type: date, item: premises-rent, advice: never, ' +
    'ask: { zh: 何日迁出？, en: "On which day did it move out?" } }\n' +
    '  已领奖励 (awardPaid): { type: money, item: premises-rent, min: 0元, max: 1000万元, advice: never, ' +
    'ask: { zh: 已领多少元？, en: "How many yuan were paid?" } }\n';
  const altered = policy
    .replace(/( {2}obligations:\n {4}lease: .*\n)/, `$1${stay}`)
    .replace('facts:\n  起租日 (leaseStart):', `facts:\n${later}  起租日 (leaseStart):`)
    .replace(/(\n {2}满三年之日: {3}届满日.*\n)/,
      '$1  应退奖励:     取整到分(if 迁出日 <= 满三年之日 then 已领奖励 else 0, "halfUp"),\n');
  const compiled = compilePolicy({ source, policy: altered });
  expect(compiled.complaints.filter(({ severity }) => severity === 'error')).toEqual([]);
  await server.run(publishPolicy, compiled.policy!);
}

onBothDatabases('what an award obliges to', (database) => {
  let server: TestApp;
  let cast: Cast;
  let mover: ClaimOnItsWay;
  let stayer: ClaimOnItsWay;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    await publishWithMoney(server);
    cast = await castOf(server);
    await grantFor(cast, 2);
    mover = await aReviewedClaim(server, cast, creditCodes[0]!);
    stayer = await aReviewedClaim(server, cast, creditCodes[1]!);
  });
  afterAll(() => server.close());

  const on = (day: string): void => { server.clock.business = `${day}T09:00:00.000+08:00`; };
  const list = async (by: Visitor = cast.auditor) => (await by.get('/api/obligations')).body as ObligationLine[];
  const one = async (of: ClaimOnItsWay, obligation: string, by?: Visitor): Promise<ObligationLine> =>
    (await list(by)).find((line) => line.claimId === of.id && line.obligation === obligation)!;
  const record = (by: Visitor, of: ClaimOnItsWay, what: string, body: object): Promise<Reply> =>
    by.post(`/api/claims/${of.id}/obligations/${what}`, { position: 0, said: '实地走访', paper: '示例核查单1号', ...body });

  test('begins with the decision, not before, and is seen by its own applicant alone', async () => {
    expect(await list()).toEqual([]);
    expect((await record(cast.chief, mover, 'fulfil', { obligation: 'lease' })).codes)
      .toEqual(['obligation.not-found']);
    await decide(server, cast, [mover, stayer]);
    expect(await one(mover, 'lease')).toMatchObject({
      item: 'premises-rent', from: '2016-01-01', until: '2018-12-31', state: 'running', office: 'commerce',
      asksBack: false, recover: null, missing: [], acts: [],
    });
    expect(new Set((await list(mover.holder)).map(({ claimId }) => claimId))).toEqual(new Set([mover.id]));
  });

  test('is kept when its term is over, recorded by the office that watches over it, once', async () => {
    expect((await one(stayer, 'lease', cast.chief)).acts).toEqual(['breach']);
    on('2018-12-31');
    expect((await record(cast.clerk, stayer, 'fulfil', { obligation: 'lease' })).codes)
      .toEqual(['obligation.not-over']);
    on('2019-01-01');
    expect(await one(stayer, 'lease', cast.clerk)).toMatchObject({ state: 'due', acts: ['fulfil'] });
    expect((await record(cast.reviewer, stayer, 'fulfil', { obligation: 'lease' })).codes)
      .toEqual(['obligation.other-office']);
    expect((await record(cast.auditor, stayer, 'fulfil', { obligation: 'lease' })).codes)
      .toEqual(['identity.not-permitted']);
    const both = await Promise.all([cast.clerk, cast.otherClerk].map((by) =>
      record(by, stayer, 'fulfil', { obligation: 'lease' })));
    expect(both.flatMap(({ codes }) => codes)).toEqual(['obligation.ended']);
    expect(await one(stayer, 'lease', cast.clerk)).toMatchObject({
      state: 'fulfilled', acts: [], records: [{ kind: 'fulfilled', paper: '示例核查单1号' }],
    });
  });

  test('is broken on a day of its term; where the policy asks for nothing back, no case is opened', async () => {
    const breach = (over: object) => record(cast.chief, mover, 'breach', { obligation: 'lease', ...over });
    expect((await breach({ brokenOn: '2015-12-31' })).codes).toEqual(['obligation.broken-on']);
    expect((await breach({ brokenOn: '2019-01-01' })).codes).toEqual(['obligation.broken-on']);
    const recovery = { kind: 'applicant-error', hearingOn: '2019-02-01' };
    expect((await breach({ brokenOn: '2018-06-30', recovery })).codes).toEqual(['obligation.no-recovery']);
    expect((await breach({ brokenOn: '2018-06-30' })).body).toEqual({ caseId: null });
    expect(await one(mover, 'lease')).toMatchObject({ state: 'breached' });
    expect((await cast.auditor.get('/api/recovery-cases')).body).toEqual([]);
  });

  test('with money: the amount waits for a later fact, and the finding opens a case in the same act', async () => {
    expect(await one(mover, 'stay')).toMatchObject({
      asksBack: true, recover: null, missing: [{ key: 'movedOutOn', type: 'day' }, { key: 'awardPaid', type: 'money' }],
    });
    const breach = (over: object) => record(cast.chief, mover, 'breach', {
      obligation: 'stay', brokenOn: '2018-06-30', facts: { movedOutOn: '2018-06-30', awardPaid: '699500.00' },
      recovery: { kind: 'applicant-error', hearingOn: '2019-02-01' }, ...over,
    });
    expect((await breach({})).codes).toEqual(['recovery.nothing-paid']);
    await payAll();
    expect((await breach({ recovery: null })).codes).toEqual(['obligation.recovery-needed']);
    expect((await breach({ facts: { movedOutOn: 'yesterday' } })).codes).toEqual(['facts.refused']);
    expect((await breach({ recovery: { kind: 'applicant-error', hearingOn: '2019-01-02' } })).codes)
      .toEqual(['recovery.hearing-too-soon']);
    expect(await one(mover, 'stay')).toMatchObject({ state: 'due', records: [] });
    const { caseId } = (await breach({})).body as { caseId: string };
    expect(await one(mover, 'stay')).toMatchObject({
      state: 'breached', recover: '699500.00', missing: [], records: [{ brokenOn: '2018-06-30', caseId }],
    });
    const cases = (await mover.holder.get('/api/recovery-cases')).body as RecoveryLine[];
    expect(cases).toMatchObject([{ id: caseId, state: 'hearing', claimId: mover.id }]);
  });

  test('a fact alone is noted: the amount is known, the term runs on', async () => {
    const note = { obligation: 'stay', facts: { movedOutOn: '2018-03-01', awardPaid: '1.00' } };
    expect((await record(cast.clerk, stayer, 'note', { ...note, facts: { movedOutOn: 1 } })).codes)
      .toEqual(['facts.refused']);
    expect((await record(cast.clerk, stayer, 'note', note)).codes).toEqual([]);
    expect(await one(stayer, 'stay')).toMatchObject({ state: 'due', recover: '1.00', missing: [] });
  });

  /** Both claims are ordered, sent and paid on the day. */
  async function payAll(): Promise<void> {
    for (const { id } of [mover, stayer]) await cast.financeClerk.post(`/api/claims/${id}/order-payment`);
    for (const order of await sendAll(cast)) {
      await threeOf(cast, order.treasury)[1].post(`/api/payment-orders/${order.id}/result`, {
        outcome: 'paid', bankReference: order.number, paidOn: '2019-01-01',
      });
    }
  }
});
