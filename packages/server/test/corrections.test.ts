import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { compilePolicy } from '@qingce/policy-language';
import { resumeUncorrected } from '../src/claim/index.ts';
import { publishPolicy } from '../src/policy/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { creditCodeOf } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, handIn, publishStoryPolicy, rentFacts, storyText } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

const corrections = [
  { fact: 'items[0].monthlyRent', what: '月租金含物业管理费', ask: '改为合同约定的月租金' },
  { material: 'lease-contract', what: '租赁合同缺少签字页', ask: '补交签字页' },
];

onBothDatabases('a round of correction', (database) => {
  let server: TestApp;
  let cast: Cast;
  let count = 0;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
  });
  afterAll(() => server.close());

  const act = (visitor: Visitor, id: string, verb: string, body: object = {}): Promise<Reply> =>
    visitor.post(`/api/claims/${id}/${verb}`, body);
  const file = async (id: string, visitor = cast.auditor): Promise<CaseFile> =>
    (await visitor.get(`/api/claims/${id}`)).body as CaseFile;

  /** Submitted on 2017-04-15, a Saturday, unless told. */
  async function submitted(at = '2017-04-15T10:00:00.000+08:00'): Promise<{ id: string; holder: Visitor }> {
    server.clock.business = at;
    const firm = await aFirm(server, cast, { name: `示例企业${count}`, creditCode: creditCodeOf(count) });
    count += 1;
    const id = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    return { id, holder: firm.holder };
  }
  async function returned(): Promise<{ id: string; holder: Visitor }> {
    const claim = await submitted();
    expect((await act(cast.clerk, claim.id, 'return', { corrections })).codes).toEqual([]);
    return claim;
  }
  async function answerAll(holder: Visitor, id: string): Promise<void> {
    for (const item of [1, 2]) await act(holder, id, 'answer-correction', { item, answer: `第 ${item} 条已补正` });
  }

  test('names a fact of the claim or a material of the policy, and is refused otherwise', async () => {
    const { id } = await submitted();
    const asking = (one: object): Promise<Reply> =>
      act(cast.clerk, id, 'return', { corrections: [{ what: '有误', ask: '更正', ...one }] });
    const targets = ['items[1].seats', 'items[0].certificates', 'claim.year'].map((fact) => ({ fact }));
    for (const target of [...targets, { material: 'photo' }]) {
      expect((await asking(target)).codes).toEqual(['claim.correction-target']);
    }
    expect((await asking({})).codes).toEqual(['request.invalid']);
    expect((await asking({ fact: 'items[0].seats', material: 'lease-contract' })).codes).toEqual(['request.invalid']);
    expect((await file(id)).claim.state).toBe('submitted');
  });

  test('is answered item by item, keeps what was said, and tells what changed', async () => {
    const { id, holder } = await returned();
    const answer = (item: number, said: string): Promise<Reply> =>
      act(holder, id, 'answer-correction', { item, answer: said });
    expect((await answer(3, '—')).codes).toEqual(['claim.correction-item']);
    await act(holder, id, 'answer-correction', { item: 1, answer: '先写一句' });
    await act(holder, id, 'answer-correction', { item: 1, answer: '已改为 72,000.00 元' });
    const facts = rentFacts();
    const changed = { ...facts, items: facts.items.map((item) => ({ ...item, monthlyRent: '72000.00' })) };
    await act(holder, id, 'draft', { revision: 1, facts: changed });
    await handIn(holder, id, 'audit-report');
    const submit = { revision: 2, declared: true };
    expect((await act(holder, id, 'submit', submit)).codes).toEqual(['claim.correction-unanswered']);
    await act(holder, id, 'answer-correction', { item: 2, answer: '签字页已补交' });
    expect((await act(holder, id, 'submit', submit)).codes).toEqual([]);
    const { rounds, claim } = await file(id);
    expect(claim.state).toBe('submitted');
    expect(rounds).toMatchObject([{
      round: 1, dueOn: '2017-04-28', missed: 'refuse',
      items: [{ ...corrections[0], answer: '已改为 72,000.00 元' }, { ...corrections[1], answer: '签字页已补交' }],
      changes: [
        { kind: 'fact', path: 'items[0].monthlyRent', before: '75000.00', after: '72000.00' },
        { kind: 'document', path: 'audit-report', after: { name: 'audit-report.pdf' } },
      ],
    }]);
    expect((await answer(1, '再改')).codes).toEqual(['claim.wrong-state']);
  });

  // Off-by-one-day: the last millisecond of the last day is in time, the next one is not.
  test('takes the last millisecond of the last day and nothing after it', async () => {
    const [inTime, late] = [await returned(), await returned()];
    await answerAll(inTime.holder, inTime.id);
    await answerAll(late.holder, late.id);
    server.clock.business = '2017-04-28T23:59:59.999+08:00';
    expect((await act(cast.clerk, late.id, 'refuse-uncorrected', { reason: '未补正' })).codes)
      .toEqual(['claim.correction-running']);
    expect((await act(inTime.holder, inTime.id, 'submit', { revision: 1, declared: true })).codes).toEqual([]);
    server.clock.business = '2017-04-29T00:00:00.000+08:00';
    const submit = (): Promise<Reply> => act(late.holder, late.id, 'submit', { revision: 1, declared: true });
    expect((await submit()).codes).toEqual(['claim.correction-late']);
    expect((await act(late.holder, late.id, 'answer-correction', { item: 1, answer: '晚了' })).codes)
      .toEqual(['claim.correction-late']);

    // 延期 — on record, by the section chief alone, and later than what was.
    const until = (day: string) => ({ until: day, reason: '系统停机一日' });
    expect((await act(cast.clerk, late.id, 'extend-correction', until('2017-05-05'))).codes)
      .toEqual(['identity.not-permitted']);
    expect((await act(cast.chief, late.id, 'extend-correction', until('2017-04-28'))).codes)
      .toEqual(['claim.extension-not-later']);
    expect((await act(cast.chief, late.id, 'extend-correction', until('2017-05-02'))).codes).toEqual([]);
    expect((await file(late.id)).rounds).toMatchObject([{ dueOn: '2017-05-02', extensions: [{ reason: '系统停机一日' }] }]);
    expect((await file(late.id)).claim.due).toEqual({ step: 'correction', on: '2017-05-02', daysLeft: 3 });
    expect((await submit()).codes).toEqual([]);
  });

  test('keeps the day of the first arrival, also when it comes after the window has closed', async () => {
    const { id, holder } = await submitted('2017-06-30T16:00:00.000+08:00');
    expect((await act(cast.clerk, id, 'return', { corrections })).codes).toEqual([]);
    await answerAll(holder, id);
    const [before, arrived] = [await file(id), '2017-07-06T10:00:00.000+08:00'];
    server.clock.business = arrived;
    const receipt = (await act(holder, id, 'submit', { revision: 1, declared: true })).body;
    expect(receipt).toMatchObject({ submittedAt: arrived });
    const { claimedAnswer, claimed } = await file(id);
    expect(claimed).toMatchObject({ claim: { submittedAt: '2017-06-30T16:00:00.000+08:00' } });
    expect(claimedAnswer).toEqual(before.claimedAnswer);
    expect(claimedAnswer).not.toMatchObject({ outcome: 'ineligible' });
  });

  test('ends in a refusal once its time is over, with the reason for the applicant to read', async () => {
    const { id, holder } = await returned();
    server.clock.business = '2017-04-29T09:00:00.000+08:00';
    await server.run(resumeUncorrected, undefined);
    expect((await file(id)).claim.state).toBe('returned');
    expect((await act(cast.clerk, id, 'refuse-uncorrected', { reason: '逾期未补正' })).codes).toEqual([]);
    expect(await file(id, holder)).toMatchObject({
      claim: { state: 'not-accepted' }, ended: { act: 'claim.refuse-uncorrected', reason: '逾期未补正' },
    });
    expect((await act(holder, id, 'submit', { revision: 1, declared: true })).codes).toEqual(['claim.wrong-state']);
  });
});

onBothDatabases('a policy that lets an uncorrected claim go on', (database) => {
  test('brings it back as it was submitted, the day after the last one', async () => {
    const server = await buildTestApp(database());
    const { source, policy } = await storyText();
    const lenient = compilePolicy({ source, policy: policy.replace('missed: refuse', 'missed: as-submitted') });
    const cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodeOf(0) });
    const id = await aDraft(server, firm, rentFacts());
    if (lenient.policy) await server.run(publishPolicy, lenient.policy);
    const { holder } = firm;
    await holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    await cast.clerk.post(`/api/claims/${id}/return`, { corrections });
    await holder.post(`/api/claims/${id}/draft`, { revision: 1, facts: rentFacts(20) });
    server.clock.business = '2017-04-28T23:00:00.000+08:00';
    await server.run(resumeUncorrected, undefined);
    const file = async (): Promise<CaseFile> => (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;
    expect((await file()).claim.state).toBe('returned');
    server.clock.business = '2017-04-29T00:00:00.000+08:00';
    expect((await cast.clerk.post(`/api/claims/${id}/refuse-uncorrected`, { reason: '未补正' })).codes)
      .toEqual(['claim.correction-goes-on']);
    await server.run(resumeUncorrected, undefined);
    expect(await file()).toMatchObject({
      claim: { state: 'submitted' }, revision: 1, draft: { items: [{ seats: [{ seats: 160 }] }] },
      rounds: [{ missed: 'as-submitted', items: [{ answer: null }, { answer: null }], changes: [] }],
    });
    expect((await cast.clerk.post(`/api/claims/${id}/accept`)).codes).toEqual([]);
    await server.close();
  });
});

onBothDatabases('the checklist of a submission', (database) => {
  test('lists materials and conditions of the policy, and a line found wrong holds up acceptance', async () => {
    const server = await buildTestApp(database());
    await publishStoryPolicy(server);
    const cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodeOf(0) });
    const id = await aDraft(server, firm, rentFacts(120));
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    const file = async (visitor: Visitor): Promise<CaseFile> =>
      (await visitor.get(`/api/claims/${id}`)).body as CaseFile;
    const { checklist } = await file(cast.clerk);
    const lease = checklist.find(({ line }) => line === 'material:lease-contract');
    expect(lease).toMatchObject({ seen: 'given', required: true });
    const failing = checklist.filter(({ seen }) => seen === 'fails');
    expect(failing).toMatchObject([
      { kind: 'condition', position: 0, text: { zh: '可计之日的核定坐席数未达到自建坐席的门槛。' } },
    ]);
    expect((await file(firm.holder)).checklist).toEqual([]);

    const check = (body: object): Promise<Reply> => cast.clerk.post(`/api/claims/${id}/check`, body);
    const line = 'material:lease-contract';
    expect((await check({ line: 'material:photo', isRight: true, note: '' })).codes).toEqual(['claim.check-unknown']);
    expect((await check({ line, isRight: false, note: '' })).codes).toEqual(['claim.check-without-note']);
    expect((await check({ line, isRight: false, note: '缺签字页' })).codes).toEqual([]);
    expect((await cast.clerk.post(`/api/claims/${id}/accept`)).codes).toEqual(['claim.checked-wrong']);
    expect((await file(cast.clerk)).actions.find(({ action }) => action === 'claim.accept'))
      .toMatchObject({ allowed: false, why: { code: 'claim.checked-wrong' } });
    expect((await check({ line, isRight: true, note: '' })).codes).toEqual([]);
    expect((await cast.clerk.post(`/api/claims/${id}/accept`)).codes).toEqual([]);
    await server.close();
  });
});
