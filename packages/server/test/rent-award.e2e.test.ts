import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, Notice, PaymentOrder, ReviewList } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { closeDueNotices } from '../src/notice/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import { sendBatch, threeOf } from './sent-batch.ts';
import type { Cast } from './lighthouse.ts';

const policyUrl = `/api/funds/${lighthouse.policy}`;

onBothDatabases('one rent claim, from the draft to the paid order — 一(二)', (database) => {
  let server: TestApp;
  let cast: Cast;
  let firm: { holder: Visitor; applicantId: string };
  let claimId: string;
  const file = async (visitor: Visitor = firm.holder): Promise<CaseFile> =>
    (await visitor.get(`/api/claims/${claimId}`)).body as CaseFile;
  const act = (visitor: Visitor, verb: string, body: object = {}): Promise<Reply> =>
    visitor.post(`/api/claims/${claimId}/${verb}`, body);
  const find = (visitor: Visitor, path: string, value: unknown) => act(visitor, 'findings', { path, value });

  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    firm = await aFirm(server, cast, lighthouse);
    claimId = await aDraft(server, firm, rentFacts());
  });
  afterAll(() => server.close());

  describe('1 submit', () => {
    test('a claim outside the window is refused and its draft kept', async () => {
      server.clock.business = '2017-07-01T00:00:00.000+08:00';
      expect((await act(firm.holder, 'submit', { revision: 1, declared: true })).codes).toEqual([
        'claim.outside-window',
      ]);
      server.clock.business = '2017-04-15T10:00:00.000+08:00';
      expect((await file()).claim.state).toBe('draft');
    });

    test('a draft that someone else saved since is not overwritten', async () => {
      expect((await act(firm.holder, 'draft', { revision: 0, facts: {} })).codes).toEqual([
        'claim.stale-revision',
      ]);
    });

    test('gives a receipt, and the same one to a second click', async () => {
      const first = await act(firm.holder, 'submit', { revision: 1, declared: true });
      expect(first.body).toMatchObject({
        number: '2017-0001',
        applicant: lighthouse.name,
        submittedAt: '2017-04-15T10:00:00.000+08:00',
      });
      expect((await act(firm.holder, 'submit', { revision: 1, declared: true })).body).toEqual(first.body);
    });

    test('the offices do not take the seats on trust', async () => {
      expect((await file(cast.clerk)).acceptedAnswer).toMatchObject({ outcome: 'undetermined' });
      expect((await file()).claimedAnswer).toMatchObject({ outcome: 'undetermined' });
    });
  });

  describe('2 verify', () => {
    test('the clerk accepts, once', async () => {
      expect((await act(cast.clerk, 'accept')).status).toBe(200);
      expect((await act(cast.clerk, 'accept')).codes).toEqual(['claim.wrong-state']);
    });

    test('an office confirms only its own facts', async () => {
      expect((await find(cast.otherClerk, 'items[0].seats', [])).codes).toEqual([
        'verification.other-office',
      ]);
      expect((await find(cast.clerk, 'items[0].landConcession', false)).codes).toEqual([
        'claim.signed-before',
      ]);
      expect((await find(cast.otherClerk, 'items[0].landConcession', false)).status).toBe(200);
    });

    test('two inspectors must count the same', async () => {
      for (const [path, value] of [
        ['items[0].moveInDate', '2016-01-01'],
        ['items[0].seatsVerified', true],
      ] as const) {
        for (const inspector of [cast.firstInspector, cast.secondInspector])
          expect((await find(inspector, path, value)).status).toBe(200);
      }
      await find(cast.firstInspector, 'items[0].seats', lighthouse.seats);
      await find(cast.secondInspector, 'items[0].seats', [{ ...lighthouse.seats[0], seats: 140 }]);
      expect((await file(cast.clerk)).facts.find((row) => row.path === 'items[0].seats')?.state).toBe(
        'differs',
      );
      expect(
        (
          await find(cast.secondInspector, 'items[0].seats', [
            { from: '2016-01-01', to: '2018-12-31', seats: -1 },
          ])
        ).codes,
      ).toEqual(['facts.refused']);
      await find(cast.secondInspector, 'items[0].seats', lighthouse.seats);
      const verified = await file(cast.clerk);
      expect([verified.claim.state, (verified.acceptedAnswer as { total: string }).total]).toEqual([
        'verified',
        lighthouse.award,
      ]);
    });
  });

  describe('3 review', () => {
    let list: ReviewList;

    test('the chief proposes the policy’s answer and freezes a list', async () => {
      expect((await act(cast.chief, 'propose', { note: '同意' })).status).toBe(200);
      const composed = await cast.chief.post('/api/review-lists', { claims: [claimId] });
      list = (await cast.director.get(`/api/review-lists/${(composed.body as { listId: string }).listId}`))
        .body as ReviewList;
      expect([list.total, list.lines.map((line) => line.applicant)]).toEqual([
        lighthouse.award,
        [lighthouse.name],
      ]);
    });

    test('a bureau signs the list that it saw, and nobody for both', async () => {
      const sign = (visitor: Visitor, hash: string) =>
        visitor.post(`/api/review-lists/${list.id}/sign`, { hash, noStake: true, opinion: '同意' });
      expect((await sign(cast.director, '0'.repeat(64))).codes).toEqual(['review.hash-differs']);
      expect((await sign(cast.director, list.hash)).status).toBe(200);
      expect((await sign(cast.director, list.hash)).codes).toEqual(['claim.signed-before']);
      expect((await file()).claim.state).toBe('reviewed');
    });

    test('the second signature holds the money under the ceiling; the award waits for a budget', async () => {
      const signed = await cast.reviewer.post(`/api/review-lists/${list.id}/sign`, {
        hash: list.hash,
        noStake: true,
        opinion: '同意',
      });
      expect(signed.status).toBe(200);
      expect((await cast.auditor.get(policyUrl)).body).toMatchObject([
        { appropriated: '0.00', reserved: '0.00', deferred: lighthouse.award },
      ]);
      await cast.reviewer.post(`${policyUrl}/appropriations`, {
        year: 2017,
        amount: '1000000.00',
        documentNo: '示例指标〔2017〕1号',
      });
      expect((await cast.auditor.get(policyUrl)).body).toMatchObject([
        { appropriated: '1000000.00', reserved: lighthouse.award, available: '300500.00' },
      ]);
      expect((await file()).claim.state).toBe('jointly-approved');
    });
  });

  describe('4 notice', () => {
    test('the signed list is published for five working days and seven days', async () => {
      const { list } = await file(cast.clerk);
      server.clock.business = '2017-04-20T09:00:00.000+08:00';
      const published = await cast.clerk.post('/api/notices', { listId: list?.id });
      const notice = (
        await server.visitor.get(`/api/notices/${(published.body as { noticeId: string }).noticeId}`)
      ).body as Notice;
      expect([notice.opensOn, notice.closesOn, notice.total]).toEqual([
        '2017-04-21',
        '2017-04-27',
        lighthouse.award,
      ]);
    });

    test('an objection stops the decision until it is answered', async () => {
      const { notice } = await file(cast.clerk);
      const objection = await server.visitor.post(`/api/notices/${notice?.id}/objections`, {
        line: '2017-0001',
        name: '王某某',
        contact: '清城区某街道某号',
        statement: '该企业实际坐席数与公示不符，请核实。',
      });
      server.clock.business = '2017-04-28T09:00:00.000+08:00';
      await server.run(closeDueNotices, undefined);
      expect((await act(cast.government, 'decide', { note: '同意' })).codes).toEqual([
        'award.objection-open',
      ]);
      const { objectionId } = objection.body as { objectionId: string };
      const resolved = await cast.director.post(`/api/objections/${objectionId}/resolve`, {
        outcome: 'rejected',
        reply: '经复核，坐席数属实。',
      });
      expect(resolved.status).toBe(200);
    });
  });

  test('5 award: the government decides', async () => {
    expect((await act(cast.government, 'decide', { note: '同意拨付' })).status).toBe(200);
    expect((await file()).decision).toMatchObject({
      number: '2017-0001',
      kind: 'award',
      amount: lighthouse.award,
    });
  });

  describe('6 pay', () => {
    const orders = async (): Promise<PaymentOrder[]> =>
      (await cast.financeClerk.get('/api/payment-orders')).body as PaymentOrder[];

    test('without a ratio there is no split', async () => {
      expect((await act(cast.financeClerk, 'order-payment')).codes).toEqual(['payment.shares-not-set']);
    });

    test('nothing is ordered while no office has confirmed the holder', async () => {
      const confirmedAt = (at: string | null) => sql`
        update applicant set holder_confirmed_at = ${at}::timestamptz where id = ${firm.applicantId}::uuid`
        .execute(database().kysely);
      await confirmedAt(null);
      expect((await act(cast.financeClerk, 'order-payment')).codes).toEqual(['claim.holder-unconfirmed']);
      await confirmedAt(server.clock.business);
    });

    test('each treasury gets its own order, to the fen', async () => {
      await cast.reviewer.post(`${policyUrl}/shares`, {
        from: '2017-01-01',
        shares: { city: '0.6', district: '0.4' },
        basis: '示例：假设的分成比例',
      });
      expect((await act(cast.financeClerk, 'order-payment')).status).toBe(200);
      expect((await act(cast.financeClerk, 'order-payment')).codes).toEqual(['claim.wrong-state']);
      expect(Object.fromEntries((await orders()).map(({ treasury, amount }) => [treasury, amount]))).toEqual({
        city: lighthouse.city,
        district: lighthouse.district,
      });
    });

    test('the city’s order stands before the district’s, on the case too', async () => {
      const named = async (): Promise<string[]> => (await file()).payments.map(({ treasury }) => treasury);
      expect(await named()).toEqual(['city', 'district']);
      expect((await orders()).map(({ treasury }) => treasury)).toEqual(['city', 'district']);
    });

    test('three people of each treasury send its own, and the bank’s word ends it', async () => {
      for (const order of await orders()) {
        const [wrong] = threeOf(cast, order.treasury === 'city' ? 'district' : 'city');
        const taken = await wrong.post('/api/payment-batches', { treasury: order.treasury, orders: [order.id] });
        expect(taken.codes).toEqual(['payment.other-treasury']);
        await sendBatch(cast, [order]);
      }
      for (const [index, order] of (await orders()).entries()) {
        const [, clerk] = threeOf(cast, order.treasury);
        const result = { outcome: 'paid', bankReference: `流水-${index}`, paidOn: '2017-04-28' };
        expect((await clerk.post(`/api/payment-orders/${order.id}/result`, result)).status).toBe(200);
        const again = await clerk.post(`/api/payment-orders/${order.id}/result`, result);
        expect(again.codes).toEqual(['payment.order-state']);
      }
      expect((await file()).claim.state).toBe('paid');
      expect((await cast.auditor.get(policyUrl)).body).toMatchObject([
        { reserved: '0.00', paid: lighthouse.award, available: '300500.00' },
      ]);
    });

    test('the timeline names every act, and nobody signed twice', async () => {
      const { timeline } = await file();
      const signing = [
        'claim.accept',
        'review.propose',
        'review.sign-list',
        'award.decide',
        'payment.order',
        'payment.check-batch',
        'payment.release-batch',
      ];
      const signers = timeline
        .filter(({ act: name }) => signing.includes(name))
        .map(({ by, role }) => `${by} ${role}`);
      expect(signers.length).toBeGreaterThanOrEqual(10);
      expect(new Set(signers).size).toBe(signers.length);
    });
  });
});
