import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, ClaimLine } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { compilePolicy } from '@qingce/policy-language';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodes, grantFor } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, rentFacts, storyText } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { publishPolicy } from '../policy/index.ts';
import { dueOf } from './due.ts';
import { mostUrgentFirst } from './read-claims.ts';

describe('the last day for a step', () => {
  const within = (text: string | undefined) => ({
    id: 'acceptance', name: { zh: '受理', en: 'Acceptance' }, by: ['commerce'], clause: '3.2', phrases: [],
    ...(text === undefined ? {} : { within: text }),
  });
  test.each([
    ['5 working days', '2016-09-28', '2016-10-10', 'over the National Day holiday, with its make-up days'],
    ['5 working days', '2017-04-26', '2017-05-04', 'over Labour Day'],
    ['1 working day', '2017-04-28', '2017-05-02', 'over a long weekend'],
    ['7 days', '2017-04-26', '2017-05-03', 'in calendar days'],
  ])('%s after %s is %s: %s', (text, since, on) => {
    expect(dueOf({ step: within(text), since }, since)?.on).toBe(on);
  });

  test('is counted down to from today, past it below nothing', () => {
    const clock = { step: within('5 working days'), since: '2017-04-10' };
    const left = (today: string) => dueOf(clock, today)?.daysLeft;
    expect(['2017-04-10', '2017-04-17', '2017-04-20'].map(left)).toEqual([7, 0, -3]);
  });

  test('is not guessed where the calendar of the year is not published', () => {
    expect(dueOf({ step: within('5 working days'), since: '2026-12-30' }, '2026-12-30'))
      .toEqual({ step: 'acceptance', on: null, daysLeft: null });
  });

  test.each([[undefined], ['15 days before the window opens'], ['soon'], ['0 days']])(
    'is none where the policy says %j', (text) => {
      expect(dueOf({ step: within(text), since: '2017-04-10' }, '2017-04-10')).toBeUndefined();
    });
});

test('the worklist goes by deadline, then by what is at stake, then by waiting time', () => {
  const line = (id: string, on: string | null, atStake: string | null, since: string) =>
    ({ id, due: on === null ? null : { step: 's', on, daysLeft: 0 }, atStake, since }) as unknown as ClaimLine;
  const lines = [
    line('no deadline', null, '900.00', '2017-01-01'), line('small', '2017-04-10', '9.00', '2017-01-01'),
    line('large', '2017-04-10', '10.00', '2017-02-01'), line('soon', '2017-04-09', null, '2017-03-01'),
    line('waited longer', '2017-04-10', '9.00', '2016-12-01'),
  ];
  expect(lines.toSorted(mostUrgentFirst).map(({ id }) => id))
    .toEqual(['soon', 'large', 'waited longer', 'small', 'no deadline']);
});

onBothDatabases('the deadline of a claim', (database) => {
  let server: TestApp;
  let cast: Cast;
  let holder: Visitor;
  let id: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    await grantFor(cast, 1);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    ({ holder } = firm);
    id = await aDraft(server, firm, rentFacts());
  });
  afterAll(() => server.close());

  const due = async (): Promise<ClaimLine['due']> =>
    ((await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile).claim.due;
  const act = (officer: Visitor, verb: string, body: object = {}) => officer.post(`/api/claims/${id}/${verb}`, body);

  // 2017-04-15 was a Saturday; the days are those of policy.md.
  test('goes from office to office with the days that the policy gives each', async () => {
    await act(holder, 'submit', { revision: 1, declared: true });
    expect(await due()).toEqual({ step: 'acceptance', on: '2017-04-21', daysLeft: 6 });
    await act(cast.clerk, 'return', { corrections: [{ material: 'application-report', what: '缺少签字页', ask: '补交签字页' }] });
    expect(await due()).toEqual({ step: 'correction', on: '2017-04-28', daysLeft: 13 });
    server.clock.business = '2017-04-20T09:00:00.000+08:00';
    await act(holder, 'answer-correction', { item: 1, answer: '已补交' });
    await act(holder, 'submit', { revision: 1, declared: true });
    await act(cast.clerk, 'accept');
    expect(await due()).toEqual({ step: 'seat-verification', on: '2017-05-05', daysLeft: 15 });
    await act(cast.otherClerk, 'findings', { path: 'items[0].landConcession', value: false });
    for (const inspector of [cast.firstInspector, cast.secondInspector]) {
      const counted = [['moveInDate', '2016-01-01'], ['seatsVerified', true], ['seats', lighthouse.seats]] as const;
      for (const [path, value] of counted) await act(inspector, 'findings', { path: `items[0].${path}`, value });
    }
    expect(await due()).toMatchObject({ step: 'preliminary-review', on: '2017-05-05' });
    await act(cast.chief, 'propose', { note: '同意初审' });
    expect(await due()).toMatchObject({ step: 'joint-review', on: '2017-05-05' });
  });

  test('in notice is its last day, and that of an objection while one is open', async () => {
    const composed = await cast.chief.post('/api/review-lists', { claims: [id] });
    const { listId, hash } = composed.body as { listId: string; hash: string };
    for (const signer of [cast.director, cast.reviewer])
      await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    expect(await due()).toBeNull();
    const published = await cast.clerk.post('/api/notices', { listId });
    expect(await due()).toEqual({ step: 'public-notice', on: '2017-04-27', daysLeft: 7 });
    const { claim } = (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;
    const { noticeId } = published.body as { noticeId: string };
    await server.visitor.post(`/api/notices/${noticeId}/objections`, {
      line: claim.number, name: '李某某', contact: '清城区某街道', statement: '实际坐席不足，请核实。',
    });
    expect(await due()).toMatchObject({ step: 'objections', on: '2017-05-05' });
  });

  test('is that of the policy, whatever it calls its steps; a claim bound to the older names keeps them', async () => {
    const { source, policy } = await storyText();
    const renamed = compilePolicy({
      source, policy: policy.replace('    acceptance: {', '    intake: {').replaceAll('step:acceptance', 'step:intake'),
    });
    expect(renamed.complaints).toEqual([]);
    if (renamed.policy) await server.run(publishPolicy, renamed.policy);
    const firm = await aFirm(server, cast, { name: '另一企业', creditCode: creditCodes[1] ?? '' });
    const other = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${other}/submit`, { revision: 1, declared: true });
    const { claim } = (await cast.auditor.get(`/api/claims/${other}`)).body as CaseFile;
    expect(claim.due).toEqual({ step: 'intake', on: '2017-04-27', daysLeft: 7 });
    expect((await cast.clerk.post(`/api/claims/${other}/accept`)).codes).toEqual([]);
  });
});
