import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, ClaimLine, Notice, ReviewList, WhoAmI } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { closeDueNotices } from '../src/notice/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { creditCodeOf } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, handIn, lighthouse, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

const funds = `/api/funds/${lighthouse.policy}`;
const codes = [
  '914418020812345617',
  '91441802MA4UJX7K3L',
  '91350100M000100Y43',
  '12441800456789011U',
  '52441802512345678N',
];

onBothDatabases('the side roads of a claim', (database) => {
  let server: TestApp;
  let cast: Cast;
  let count = 0;

  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await cast.reviewer.post(`${funds}/appropriations`, {
      year: 2017,
      amount: '1000000.00',
      documentNo: '示例指标〔2017〕2号',
    });
  });
  afterAll(() => server.close());

  /** A firm of its own with its claim submitted, so that no test leans on another. */
  async function submitted(seats?: number): Promise<{ id: string; holder: Visitor }> {
    const creditCode = codes[count] ?? '';
    count += 1;
    const firm = await aFirm(server, cast, { name: `示例企业${count}`, creditCode });
    const id = await aDraft(server, firm, rentFacts(seats));
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    return { id, holder: firm.holder };
  }
  const act = (visitor: Visitor, id: string, verb: string, body: object = {}): Promise<Reply> =>
    visitor.post(`/api/claims/${id}/${verb}`, body);
  const file = async (visitor: Visitor, id: string): Promise<CaseFile> =>
    (await visitor.get(`/api/claims/${id}`)).body as CaseFile;

  /** Everything up to the chief's opinion. */
  async function reviewed(seats: number): Promise<{ id: string; holder: Visitor }> {
    const claim = await submitted(seats);
    await act(cast.clerk, claim.id, 'accept');
    await act(cast.otherClerk, claim.id, 'findings', { path: 'items[0].landConcession', value: false });
    const counted = [
      ['items[0].moveInDate', '2016-01-01'],
      ['items[0].seatsVerified', true],
      ['items[0].seats', [{ ...lighthouse.seats[0], seats }]],
    ] as const;
    for (const inspector of [cast.firstInspector, cast.secondInspector]) {
      for (const [path, value] of counted) await act(inspector, claim.id, 'findings', { path, value });
    }
    await act(cast.chief, claim.id, 'propose', { note: '同意初审' });
    return claim;
  }

  test('补正 is told once, point by point; the claim comes back under its number with a new receipt', async () => {
    const { id, holder } = await submitted();
    const before = (await file(holder, id)).receipt;
    const corrections = [{ material: 'lease-contract', what: '租赁合同缺少签字页', ask: '补交签字页' }];
    expect((await act(cast.clerk, id, 'return', { corrections })).status).toBe(200);
    expect(await file(holder, id)).toMatchObject({
      rounds: [{ items: [{ ...corrections[0], answer: null }], dueOn: '2017-04-28' }], claim: { state: 'returned' },
    });
    expect((await handIn(holder, id, 'lease-contract')).status).toBe(201);
    expect((await act(holder, id, 'submit', { revision: 1, declared: true })).codes).toEqual([
      'claim.correction-unanswered',
    ]);
    await act(holder, id, 'answer-correction', { item: 1, answer: '已补交' });
    const again = await act(holder, id, 'submit', { revision: 1, declared: true });
    expect(again.body).toMatchObject({ number: before?.number });
    expect((again.body as { contentHash: string }).contentHash).not.toBe(before?.contentHash);
    expect((await act(cast.clerk, id, 'return', { corrections })).codes).toEqual(['claim.returned-before']);
    expect((await act(holder, id, 'withdraw', { reason: '暂不申报' })).status).toBe(200);
  });

  test('a withdrawn claim makes no demand any more and makes room for another of the same year', async () => {
    const { id, holder } = await submitted();
    const demand = async (): Promise<string> =>
      ((await cast.auditor.get(funds)).body as { softlyReserved: string }[])[0]?.softlyReserved ?? '';
    const wanted = await demand();
    expect((await act(cast.clerk, id, 'withdraw', { reason: 'x' })).codes).toEqual(['identity.not-permitted']);
    expect((await act(holder, id, 'withdraw', { reason: '暂不申报' })).status).toBe(200);
    expect(Number.parseInt(await demand(), 10)).toBeLessThan(Number.parseInt(wanted, 10));
    expect((await act(cast.clerk, id, 'accept')).codes).toEqual(['claim.wrong-state']);
    const { applicantId } = (await file(holder, id)).claim;
    const other = await holder.post('/api/claims', { policy: lighthouse.policy, applicantId, claimYear: 2016 });
    expect((other.body as { claimId: string }).claimId).not.toBe(id);
  });

  test('two people at one draft see each other and who saved what; nobody else does', async () => {
    const { holder, applicantId } = await aFirm(server, cast, { name: '两人企业', creditCode: creditCodeOf(1) });
    const colleague = await server.signedInAs(null);
    const { username, displayName } = (await colleague.get('/api/me')).body as WhoAmI;
    await holder.post(`/api/applicants/${applicantId}/members`, { username, scopes: ['act'] });
    const id = await aDraft(server, { holder, applicantId }, rentFacts());
    expect((await act(holder, id, 'presence')).body).toEqual({ revision: 1, others: [] });
    expect((await act(colleague, id, 'presence')).body).toMatchObject({ revision: 1, others: [expect.any(String)] });
    expect((await act(holder, id, 'presence')).body).toEqual({ revision: 1, others: [displayName] });
    const theirs = { applicant: {}, items: [] };
    await act(colleague, id, 'draft', { revision: 1, facts: rentFacts(150) });
    await act(colleague, id, 'draft', { revision: 2, facts: theirs });
    expect((await act(holder, id, 'draft', { revision: 1, facts: {} })).codes).toEqual(['claim.stale-revision']);
    await act(holder, id, 'draft', { revision: 3, facts: rentFacts() });
    expect((await holder.get(`/api/claims/${id}/draft?since=1`)).body).toMatchObject({
      revision: 4, facts: rentFacts(),
      saves: [{ by: displayName, isOwn: false, facts: theirs }, { isOwn: true, facts: rentFacts() }],
    });
    server.passMinutes(2);
    expect((await act(holder, id, 'presence')).body).toEqual({ revision: 4, others: [] });
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(`/api/claims/${id}/draft?since=0`)).codes).toEqual(['applicant.not-member']);
    expect((await act(stranger, id, 'presence')).codes).toEqual(['applicant.not-member']);
    await act(holder, id, 'submit', { revision: 4, declared: true });
    expect((await act(colleague, id, 'presence')).codes).toEqual(['claim.wrong-state']);
  });

  test('nobody sees a draft or a claim of another applicant', async () => {
    const { id } = await submitted();
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(`/api/claims/${id}`)).codes).toEqual(['claim.not-found']);
    expect((await act(stranger, id, 'submit', { revision: 1, declared: true })).codes).toEqual([
      'applicant.not-member',
    ]);
    expect((await server.visitor.get(`/api/claims/${id}`)).codes).toEqual(['identity.sign-in-required']);
    expect((await act(cast.clerk, id, 'refuse-acceptance', { reason: '不属于受理范围' })).status).toBe(200);
    expect((await file(cast.auditor, id)).claim).toMatchObject({ state: 'not-accepted', actions: [] });
  });

  describe('a claim with 138 seats', () => {
    let id: string;
    beforeAll(async () => {
      ({ id } = await reviewed(138));
    });

    test('goes on no list, and its worklist offers to decline it', async () => {
      expect((await cast.chief.post('/api/review-lists', { claims: [id] })).codes).toEqual([
        'review.nothing-awarded',
      ]);
      const work = (await cast.government.get('/api/worklist')).body as ClaimLine[];
      expect(work.find((line) => line.id === id)?.actions).toEqual(['award.decline']);
    });

    test('is declined with the computed reason and what would have qualified — 一(二)', async () => {
      expect((await act(cast.government, id, 'decline', { note: '核定坐席未达到门槛' })).status).toBe(200);
      expect((await file(cast.auditor, id)).decision).toMatchObject({
        kind: 'refusal',
        amount: '0.00',
        reasons: [{ reasons: [{ code: 'BELOW_SEAT_THRESHOLD_150' }], next: [{ amount: lighthouse.award }] }],
      });
    });
  });

  describe('a claim with an award', () => {
    let id: string;
    let list: ReviewList;
    let notice: Notice;
    beforeAll(async () => {
      ({ id } = await reviewed(160));
      const composed = (await cast.chief.post('/api/review-lists', { claims: [id] })).body as {
        listId: string;
        hash: string;
      };
      for (const signer of [cast.director, cast.reviewer]) {
        await signer.post(`/api/review-lists/${composed.listId}/sign`, {
          hash: composed.hash, noStake: true, opinion: '同意',
        });
      }
      list = (await cast.auditor.get(`/api/review-lists/${composed.listId}`)).body as ReviewList;
    });

    test('is not declined, lies on one list only, and changes no more once it is signed', async () => {
      expect((await act(cast.government, id, 'decline', { note: 'x' })).codes).toEqual(['claim.wrong-state']);
      expect((await cast.chief.post('/api/review-lists', { claims: [id] })).codes).toEqual(['claim.wrong-state']);
      const finding = { path: 'items[0].seatsVerified', value: false };
      expect((await act(cast.firstInspector, id, 'findings', finding)).codes).toEqual(['claim.wrong-state']);
      expect(list.signatures.map(({ office }) => office)).toEqual(['commerce', 'finance']);
    });

    test('is published without personal data, and an objection upheld frees what it held', async () => {
      server.clock.business = '2017-04-20T09:00:00.000+08:00';
      const { noticeId } = (await cast.clerk.post('/api/notices', { listId: list.id })).body as { noticeId: string };
      notice = (await server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
      expect(JSON.stringify(notice)).not.toContain('6222');
      expect((await act(cast.government, id, 'decide', { note: 'x' })).codes).toEqual(['award.notice-open']);
      const objection = await server.visitor.post(`/api/notices/${noticeId}/objections`, {
        line: notice.lines[0]?.number,
        name: '李某某',
        contact: '清城区某街道',
        statement: '实际坐席不足，有照片为证。',
      });
      const { objectionId } = objection.body as { objectionId: string };
      const upheld = { outcome: 'upheld', reply: '经复核，坐席数不实，异议成立。' };
      expect((await cast.director.post(`/api/objections/${objectionId}/resolve`, upheld)).status).toBe(200);
      expect((await cast.director.post(`/api/objections/${objectionId}/resolve`, upheld)).codes).toEqual([
        'notice.objection-resolved',
      ]);
      expect((await file(cast.auditor, id)).claim.state).toBe('refused');
      expect((await cast.auditor.get(funds)).body).toMatchObject([{ reserved: '0.00', available: '1000000.00' }]);
    });

    test('the notice takes objections to its last day and not after it', async () => {
      const objection = {
        line: notice.lines[0]?.number,
        name: '李某某',
        contact: '清城区某街道',
        statement: '再次提出异议，请核实。',
      };
      server.clock.business = `${notice.closesOn}T23:59:00.000+08:00`;
      const late = await server.visitor.post(`/api/notices/${notice.id}/objections`, objection);
      expect(late.status).toBe(201);
      const answer = `/api/objections/${(late.body as { objectionId: string }).objectionId}/resolve`;
      expect((await cast.director.post(answer, { outcome: 'upheld', reply: '成立' })).codes).toEqual([
        'claim.wrong-state',
      ]);
      expect((await cast.director.post(answer, { outcome: 'rejected', reply: '该件已不予扶持。' })).status).toBe(200);
      server.clock.business = '2017-04-28T00:00:00.000+08:00';
      await server.run(closeDueNotices, undefined);
      expect((await server.visitor.post(`/api/notices/${notice.id}/objections`, objection)).codes).toEqual([
        'notice.closed',
      ]);
    });
  });
});
