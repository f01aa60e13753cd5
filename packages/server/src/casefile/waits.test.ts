import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, ClaimLine, OfficeLoad, Wait } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, grantFor } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { loadsOf } from './read-loads.ts';
import { stationsAhead, staysOf } from './waits.ts';

describe('the stations of a claim', () => {
  const act = (from: string | null, to: string | null, day: string, outcome: 'done' | 'denied' = 'done') =>
    ({ outcome, details: { from, to }, businessAt: `${day}T09:00:00.000+08:00` });

  test('are read from the acts that moved it; denials and acts that left it where it was do not count', () => {
    const stays = staysOf([
      act('draft', 'submitted', '2017-04-01'), act('submitted', 'submitted', '2017-04-02'),
      act('submitted', 'refused', '2017-04-03', 'denied'), act('submitted', 'returned', '2017-04-04'),
      act('2017-01-01', '2017-12-31', '2017-04-05'), act('returned', 'submitted', '2017-04-06'),
    ]);
    expect(stays.map(({ state, until }) => [state, until?.slice(0, 10) ?? null]))
      .toEqual([['submitted', '2017-04-04'], ['returned', '2017-04-06'], ['submitted', null]]);
  });

  test.each([
    ['returned', 'submitted', 8], ['submitted', 'accepted', 7], ['in-notice', 'decided', 2], ['ordered', undefined, 0],
    ['paid', undefined, 0], ['withdrawn', undefined, 0],
  ] as const)('ahead of one that is %s begin with %s', (state, first, count) => {
    expect([stationsAhead(state)[0], stationsAhead(state).length]).toEqual([first, count]);
  });
});

test('what each office holds: the latest first, with what is at stake to the fen', () => {
  const dueIn = (daysLeft: number | null) => (daysLeft === null ? null : { step: 's', on: '2017-01-01', daysLeft });
  const line = (waitsFor: string, daysLeft: number | null, atStake: string | null, since: string) =>
    ({ waitsFor, due: dueIn(daysLeft), atStake, since }) as ClaimLine;
  const loads = loadsOf([
    line('commerce', 2, '0.01', '2017-02-01'), line('commerce', -1, '0.02', '2017-01-01'),
    line('', null, '9.00', '2016-01-01'),
    line('finance', -4, null, '2017-03-01'), line('public', null, '7.00', '2017-04-01'),
  ]);
  expect(loads).toEqual([
    { office: 'finance', waiting: 1, overdue: 1, soon: 0, latestBy: 4, oldestSince: '2017-03-01', atStake: '0.00' },
    { office: 'commerce', waiting: 2, overdue: 1, soon: 1, latestBy: 1, oldestSince: '2017-01-01', atStake: '0.03' },
    { office: 'public', waiting: 1, overdue: 0, soon: 0, latestBy: null, oldestSince: '2017-04-01', atStake: '7.00' },
  ]);
});

onBothDatabases('the progress of a claim', (database) => {
  let server: TestApp;
  let cast: Cast;
  let holder: Visitor;
  let id: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 2);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    ({ holder } = firm);
    id = await aDraft(server, firm, rentFacts());
    await holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
  });
  afterAll(() => server.close());

  const waits = async (): Promise<Wait[]> => ((await holder.get(`/api/claims/${id}`)).body as CaseFile).waits;
  const shown = (all: readonly Wait[]) =>
    all.map(({ step, state, offices, expectedOn }) => [step ?? state, offices.join('+'), expectedOn]);

  // The days are those of policy.md. 2017-04-15 was a Saturday; 1 May was off, 27 May made up for 29 and 30 May.
  test('names to its applicant the office of every station and the day by which it is expected', async () => {
    expect(shown(await waits())).toEqual([
      ['acceptance', 'commerce', '2017-04-21'],
      ['accepted', 'leading-group+commerce', '2017-05-08'],
      ['preliminary-review', 'commerce', '2017-05-22'],
      ['joint-review', 'commerce+finance', '2017-06-06'],
      ['jointly-approved', '', null], ['public-notice', 'commerce', null], ['decided', '', null], ['ordered', '', null],
    ]);
  });

  test('passes on, and says so of an office that took too long', async () => {
    server.clock.business = '2017-04-24T09:00:00.000+08:00';
    expect((await cast.clerk.post(`/api/claims/${id}/accept`)).status).toBe(200);
    const [accepted, verifying] = await waits();
    expect(accepted).toMatchObject({ expectedOn: '2017-04-21', until: '2017-04-24T09:00:00.000+08:00', pause: null });
    expect(verifying).toMatchObject({ state: 'accepted', since: '2017-04-24T09:00:00.000+08:00', until: null });
  });

  test('waits for the others once the accepting office has confirmed its own facts', async () => {
    await cast.otherClerk.post(`/api/claims/${id}/findings`, { path: 'items[0].landConcession', value: false });
    const now = (await waits()).find(({ since, until }) => since !== null && until === null);
    expect(now).toMatchObject({ offices: ['leading-group'], pause: 'outside' });
  });

  test('pauses in notice while an objection is open', async () => {
    const claim = await aReviewedClaim(server, cast, creditCodes[1] ?? '');
    const composed = await cast.chief.post('/api/review-lists', { claims: [claim.id] });
    const { listId, hash } = composed.body as { listId: string; hash: string };
    for (const signer of [cast.director, cast.reviewer])
      await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    const { noticeId } = (await cast.clerk.post('/api/notices', { listId })).body as { noticeId: string };
    const file = async () => (await cast.auditor.get(`/api/claims/${claim.id}`)).body as CaseFile;
    const now = async () => (await file()).waits.find(({ state }) => state === 'in-notice');
    expect(await now()).toMatchObject({ step: 'public-notice', pause: null });
    await server.visitor.post(`/api/notices/${noticeId}/objections`, {
      line: (await file()).claim.number, name: '李某某', contact: '清城区某街道', statement: '实际坐席不足，请核实。',
    });
    expect(await now()).toMatchObject({ step: 'objections', pause: 'objection', until: null });
  });

  test('is summed up by office, for the offices', async () => {
    const loads = (await cast.auditor.get('/api/office-loads')).body as OfficeLoad[];
    expect(new Map(loads.map(({ office, waiting }) => [office, waiting])))
      .toEqual(new Map([['public', 1], ['verification', 1]]));
    expect((await holder.get('/api/office-loads')).codes).toEqual(['identity.not-permitted']);
  });
});
