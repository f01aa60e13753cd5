import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, BatchId, Member, Notice, PaymentOrder, RecusalRequests, Role } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { authorization } from '../src/app/authorization.ts';
import { transitions } from '../src/casefile/index.ts';
import { assignPost, isApplicantRole } from '../src/identity/index.ts';
import { buildTestApp, testPassword, visitorWith } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { creditCodeOf, creditCodes, grantFor } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, rentFacts } from './lighthouse.ts';
import { threeOf } from './sent-batch.ts';
import type { Cast } from './lighthouse.ts';

/** One act of an office on the claim, its list, notice or order; `by` does it when it is to be done, too. */
interface OfficeAct {
  readonly act: string;
  readonly at: string;
  readonly body?: object;
  readonly by?: readonly Visitor[];
}

const counted = [['moveInDate', '2016-01-01'], ['seatsVerified', true], ['seats', lighthouse.seats]] as const;

// 公务员法 76 — an officer who acts for the applicant has a stake in every act on its claims.
onBothDatabases('an officer who acts for the applicant', (database) => {
  let server: TestApp;
  let cast: Cast;
  let claimId: string;
  let applicantId: string;
  let interested: { userId: string; username: string };
  const tried = new Set<string>();
  let signIns = 0;

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    applicantId = firm.applicantId;
    claimId = await aDraft(server, firm, rentFacts());
    await grantFor(cast, 1);
    await firm.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    const other = await server.signedInAs(null);
    const { username } = (await other.get('/api/me')).body as { username: string };
    await firm.holder.post(`/api/applicants/${applicantId}/members`, { username, scopes: ['act'] });
    interested = { userId: other.userId ?? '', username };
  });
  afterAll(() => server.close());

  async function interestedAs(role: Role): Promise<Visitor> {
    await server.run(assignPost, { userId: interested.userId, role, unit: 'commerce' });
    // From one address a minute holds too few of them.
    signIns += 1;
    const login = await server.visitor.post('/login', { username: interested.username, password: testPassword }, {
      'x-forwarded-for': `10.0.0.${Math.floor(signIns / 20)}`,
    });
    return visitorWith(server.app, { cookie: String(login.headers['set-cookie']).split(';')[0] ?? '' });
  }

  /** Every post that may do it is refused while it acts for the applicant; then the right people do it: the reply. */
  async function pass({ act, at, body = {}, by = [] }: OfficeAct): Promise<unknown> {
    const posts = Object.values(authorization).flatMap((line) => (line.act === act ? line.who : [])) as Role[];
    expect(posts, `${act} is an act of offices`).not.toEqual([]);
    for (const role of posts) {
      const visitor = await interestedAs(role);
      expect((await visitor.post(at, body)).codes, `${act} as ${role}`).toEqual(['identity.own-applicant']);
      tried.add(`${act} ${role}`);
    }
    let last: Reply | undefined;
    for (const officer of by) {
      last = await officer.post(at, body);
      expect(last.codes, `${act} by somebody else`).toEqual([]);
    }
    return last?.body;
  }

  const claim = (verb: string): string => `/api/claims/${claimId}/${verb}`;

  test('does no act of an office on it, from the register to the bank', { timeout: 120_000 }, async () => {
    await pass({
      act: 'applicant.record-register-facts', at: `/api/applicants/${applicantId}/register-facts`,
      body: { facts: { recognized: true }, source: '认定名录' }, by: [cast.clerk],
    });
    const corrections = [{ material: 'application-report', what: '缺少签字页', ask: '补交签字页' }];
    await pass({ act: 'claim.return', at: claim('return'), body: { corrections } });
    await pass({
      act: 'claim.check', at: claim('check'), body: { line: 'material:application-report', isRight: true, note: '' },
    });
    await pass({
      act: 'claim.extend-correction', at: claim('extend-correction'), body: { until: '2017-05-20', reason: '节假日' },
    });
    await pass({ act: 'claim.refuse-uncorrected', at: claim('refuse-uncorrected'), body: { reason: '逾期未补正' } });
    await pass({ act: 'claim.refuse-acceptance', at: claim('refuse-acceptance'), body: { reason: '不属于受理范围' } });
    await pass({ act: 'claim.accept', at: claim('accept'), by: [cast.clerk] });
    await pass({
      act: 'roster.enter-on-behalf', at: claim('roster/on-behalf'), body: { path: 'items[0].seats[0]', persons: [] },
    });
    const finding = (path: string, value: unknown, by: readonly Visitor[]): Promise<unknown> => pass({
      act: 'verification.confirm-fact', at: claim('findings'), body: { path: `items[0].${path}`, value }, by,
    });
    const inspectors = [cast.firstInspector, cast.secondInspector].map(({ userId }) => userId);
    await pass({
      act: 'visit.plan', at: claim('visits'), body: { plannedOn: '2017-04-18', place: '示例园区', inspectors },
    });
    await pass({
      act: 'roster.decide', at: claim('roster/decisions'),
      body: { decisions: [{ personId: claimId, approved: true }] },
    });
    await finding('landConcession', false, [cast.otherClerk]);
    for (const [path, value] of counted) {
      for (const inspector of [cast.firstInspector, cast.secondInspector])
        await inspector.post(claim('findings'), { path: `items[0].${path}`, value });
    }
    await pass({ act: 'review.propose', at: claim('propose'), body: { note: '同意初审' }, by: [cast.chief] });
    await pass({ act: 'award.decline', at: claim('decline'), body: { note: '不予扶持' } });
    await tryOnOccasion();
    const composed = await pass({
      act: 'review.compose-list', at: '/api/review-lists', body: { claims: [claimId] }, by: [cast.chief],
    });
    const { listId, hash } = composed as { listId: string; hash: string };
    await pass({
      act: 'review.dissolve-list', at: `/api/review-lists/${listId}/dissolve`, body: { reason: '名单有误' },
    });
    await pass({
      act: 'review.sign-list', at: `/api/review-lists/${listId}/sign`, body: { hash, noStake: true, opinion: '同意' },
      by: [cast.director, cast.reviewer],
    });
    server.clock.business = '2017-04-20T09:00:00.000+08:00';
    const published = await pass({ act: 'notice.publish', at: '/api/notices', body: { listId }, by: [cast.clerk] });
    await objectTo((published as { noticeId: string }).noticeId);
    server.clock.business = '2017-04-28T09:00:00.000+08:00';
    await pass({ act: 'award.decide', at: claim('decide'), body: { note: '同意拨付' }, by: [cast.government] });
    await pass({ act: 'payment.order', at: claim('order-payment'), by: [cast.financeClerk] });
    await payOut();
    expect(missing()).toEqual([]);
  });

  /** Acts that the story of one claim does not come to: a stakeholder is refused them in whatever state it is. */
  async function tryOnOccasion(): Promise<void> {
    await pass({
      act: 'review.propose-override', at: claim('override'),
      body: { amounts: ['1.00'], reason: '部分租金无发票', basis: '核减明细' },
    });
    await pass({
      act: 'review.confirm-override', at: claim('override/answer'), body: { agrees: true, note: '同意' },
    });
    await pass({ act: 'review.reverify', at: claim('reverify') });
    await pass({
      act: 'review.settle-disagreement', at: claim('settle-disagreement'),
      body: { outcome: 'stands', decision: '按初审意见办理。' },
    });
    await pass({
      act: 'notice.recall-line', at: claim('recall-line'), body: { reason: '金额有误', step: 'verification' },
    });
    await pass({
      act: 'award.record-appeal', at: claim('appeals'),
      body: {
        remedy: 'reconsideration', outcome: 'dismissed', documentNo: '示例复决〔2017〕1号', decidedOn: '2017-06-01',
        finding: '维持原决定。',
      },
    });
  }

  async function objectTo(noticeId: string): Promise<void> {
    const { lines } = (await server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
    const raised = await server.visitor.post(`/api/notices/${noticeId}/objections`, {
      line: lines[0]?.number, name: '李某某', contact: '清城区某街道', statement: '实际坐席不足，请核实。',
    });
    const at = `/api/objections/${(raised.body as { objectionId: string }).objectionId}/resolve`;
    await pass({ act: 'notice.resolve-objection', at, body: { outcome: 'upheld', reply: '成立。' } });
    const body = { outcome: 'rejected', reply: '经复核，坐席数属实。' };
    await pass({ act: 'notice.resolve-objection', at, body, by: [cast.director] });
  }

  async function payOut(): Promise<void> {
    const orders = (await cast.financeClerk.get('/api/payment-orders')).body as PaymentOrder[];
    for (const [index, { id, treasury }] of orders.entries()) {
      const [builder, checker, releaser] = threeOf(cast, treasury);
      const built = await pass({
        act: 'payment.build-batch', at: '/api/payment-batches', body: { treasury, orders: [id] }, by: [builder],
      });
      const { batchId, fileSha256 } = built as BatchId;
      const at = `/api/payment-batches/${batchId}`;
      await pass({ act: 'payment.check-batch', at: `${at}/check`, body: { fileSha256 }, by: [checker] });
      await pass({ act: 'payment.release-batch', at: `${at}/release`, body: { fileSha256 }, by: [releaser] });
      await pass({
        act: 'payment.record-result', at: `/api/payment-orders/${id}/result`, by: [checker],
        body: { outcome: 'paid', bankReference: `流水-${index}`, paidOn: '2017-04-28' },
      });
    }
  }

  /** Rows of the transition table that no stakeholder was refused at: act and post. */
  function missing(): string[] {
    return transitions
      .flatMap(({ act, roles }) => roles.filter((role) => !isApplicantRole(role)).map((role) => `${act} ${role}`))
      .filter((row) => !tried.has(row));
  }

  test('neither looks into it nor finds it in a list', async () => {
    const auditor = await cast.auditor.get(`/api/claims/${claimId}`);
    expect(auditor.body).toMatchObject({ claim: { state: 'paid' } });
    const firm = await aFirm(server, cast, { name: '另一企业', creditCode: creditCodes[1] ?? '' });
    const id = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    await server.run(assignPost, { userId: interested.userId, role: null, unit: null });
    await firm.holder.post(`/api/applicants/${firm.applicantId}/members`, {
      username: interested.username, scopes: ['act'],
    });
    const clerk = await interestedAs('commerce-clerk');
    for (const path of ['', '/documents'])
      expect((await clerk.get(`/api/claims/${id}${path}`)).codes).toEqual(['identity.own-applicant']);
    expect(((await clerk.get('/api/claims')).body as { id: string }[]).map((line) => line.id)).not.toContain(id);
    expect(((await clerk.get('/api/worklist')).body as { id: string }[]).map((line) => line.id)).not.toContain(id);
    await endMandateOf(firm);
    const chief = await interestedAs('commerce-section-chief');
    expect((await chief.get(`/api/claims/${id}`)).codes, 'who acted for it before').toEqual(['identity.own-applicant']);
    expect(((await chief.get('/api/claims')).body as { id: string }[]).map((line) => line.id)).not.toContain(id);
    expect((await cast.clerk.post(`/api/claims/${id}/refuse-acceptance`, { reason: '示例' })).codes).toEqual([]);
  });

  async function endMandateOf({ holder, applicantId: of }: { holder: Visitor; applicantId: string }): Promise<void> {
    const members = (await holder.get(`/api/applicants/${of}/members`)).body as Member[];
    const mandate = members.find(({ userId }) => userId === interested.userId);
    const ended = await holder.post(`/api/applicants/${of}/members/${mandate?.mandateId}/end`, { reason: '离职' });
    expect(ended.codes).toEqual([]);
  }

  test('declares a stake, and from then on neither acts on the claim nor sees it; others go on', async () => {
    const firm = await aFirm(server, cast, { name: '第三企业', creditCode: creditCodes[2] ?? '' });
    const id = await aDraft(server, firm, rentFacts());
    const step = (): Promise<Reply> => cast.clerk.post(`/api/claims/${id}/recuse`, { reason: '配偶在该公司任职' });
    expect((await step()).codes).toEqual(['claim.not-found']);
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    const [paper] = (await cast.clerk.get(`/api/claims/${id}/documents`)).body as { id: string }[];
    expect((await step()).codes).toEqual([]);
    expect((await step()).codes).toEqual(['identity.recused']);
    expect((await cast.clerk.get(`/api/claims/${id}`)).codes).toEqual(['identity.recused']);
    expect((await cast.clerk.get(`/api/documents/${paper?.id}/content`)).codes).toEqual(['identity.recused']);
    expect((await cast.clerk.post(`/api/claims/${id}/accept`)).codes).toEqual(['identity.recused']);
    for (const path of ['/api/claims', '/api/worklist'])
      expect(((await cast.clerk.get(path)).body as { id: string }[]).map((line) => line.id)).not.toContain(id);
    const { recusals, timeline } = (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;
    expect(recusals).toMatchObject([{ role: 'commerce-clerk', reason: '配偶在该公司任职' }]);
    expect(timeline.map(({ act }) => act)).toContain('claim.recuse');
    expect((await cast.otherClerk.post(`/api/claims/${id}/accept`)).codes).toEqual([]);
  });

  test('an applicant asks that an officer keep off; another decides, and the claim is closed to them', async () => {
    const firm = await aFirm(server, cast, { name: '第四企业', creditCode: creditCodeOf(904) });
    const id = await aDraft(server, firm, rentFacts());
    const at = `/api/claims/${id}/recusal-requests`;
    const reason = '审核人系竞争企业法人的弟弟';
    const ask = (officer = cast.otherClerk.userId) => firm.holder.post(at, { officer, reason });
    const requests = async (by: Visitor) => (await by.get(at)).body as RecusalRequests;
    expect((await ask()).codes).toEqual(['claim.wrong-state']);
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    expect((await ask()).codes, 'who did nothing yet').toEqual(['recusal.not-involved']);
    const check = { line: 'material:application-report', isRight: true, note: '' };
    await cast.otherClerk.post(`/api/claims/${id}/check`, check);
    expect((await requests(firm.holder)).officers)
      .toMatchObject([{ id: cast.otherClerk.userId, role: 'commerce-clerk' }]);
    expect((await Promise.all([ask(), ask()])).map(({ codes }) => codes))
      .toEqual(expect.arrayContaining([[], ['recusal.request-open']]));
    const { requests: [asked], decides } = await requests(cast.director);
    expect([asked?.decision, decides]).toEqual([null, [asked?.id]]);
    const decide = (by: Visitor, isGranted = true) =>
      by.post(`${at}/${asked?.id}/decide`, { isGranted, note: '经核查属实。' });
    expect((await decide(cast.otherClerk)).codes).toEqual(['identity.not-permitted']);
    const both = await Promise.all([decide(cast.director), decide(cast.director)]);
    expect(both.map(({ codes }) => codes)).toEqual(expect.arrayContaining([[], ['recusal.decided']]));
    expect((await cast.otherClerk.get(`/api/claims/${id}`)).codes).toEqual(['identity.recused']);
    expect((await requests(firm.holder)).requests)
      .toMatchObject([{ decision: { isGranted: true, note: '经核查属实。' } }]);
    expect((await firm.holder.get('/api/me/messages')).body).toMatchObject({
      messages: expect.arrayContaining([expect.objectContaining({ act: 'claim.decide-recusal' })]) as unknown,
    });
    const { recusals } = (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;
    expect(recusals).toMatchObject([{ role: 'commerce-clerk', reason }]);
    await cast.clerk.post(`/api/claims/${id}/check`, check);
    expect((await ask(cast.clerk.userId)).codes).toEqual([]);
    const { decides: [second] } = await requests(cast.director);
    const refused = await cast.director.post(`${at}/${second}/decide`, { isGranted: false, note: '查无此关系。' });
    expect(refused.codes).toEqual([]);
    expect((await cast.clerk.get(`/api/claims/${id}`)).status).toBe(200);
  });

  test('nobody decides whether they keep off themselves', async () => {
    const firm = await aFirm(server, cast, { name: '第五企业', creditCode: creditCodeOf(905) });
    const id = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    await cast.director.post(`/api/claims/${id}/notes`, { text: '请关注', isInternal: true });
    const at = `/api/claims/${id}/recusal-requests`;
    expect((await firm.holder.post(at, { officer: cast.director.userId, reason: '亲属' })).codes).toEqual([]);
    const { requests: [asked], decides } = (await cast.director.get(at)).body as RecusalRequests;
    expect(decides).toEqual([]);
    const decide = (by: Visitor) => by.post(`${at}/${asked?.id}/decide`, { isGranted: true, note: '属实。' });
    expect((await decide(cast.director)).codes).toEqual(['recusal.same-person']);
    const leader = await server.signedInAs('leading-officer', 'leading-group');
    expect((await decide(leader)).codes).toEqual([]);
    expect((await cast.director.get(at)).codes).toEqual(['identity.recused']);
  });
});
