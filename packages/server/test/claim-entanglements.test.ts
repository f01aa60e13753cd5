import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, FundPosition, Notice } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import { sendAll, threeOf } from './sent-batch.ts';
import type { Cast } from './lighthouse.ts';

const funds = `/api/funds/${lighthouse.policy}`;

onBothDatabases('what several do to the same claims', (database) => {
  let server: TestApp;
  let cast: Cast;
  let count = 0;

  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await cast.reviewer.post(`${funds}/appropriations`, {
      year: 2017,
      amount: '900000.00',
      documentNo: '示例指标〔2017〕2号',
    });
    await cast.reviewer.post(`${funds}/shares`, {
      from: '2017-01-01',
      shares: { city: '0.6', district: '0.4' },
      basis: '示例：假设的分成比例',
    });
  });
  afterAll(() => server.close());

  async function submitted(): Promise<{ id: string; holder: Visitor }> {
    const firm = await aFirm(server, cast, { name: `示例企业${count}`, creditCode: creditCodes[count] ?? '' });
    count += 1;
    const id = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    return { id, holder: firm.holder };
  }

  async function reviewed(): Promise<{ id: string; holder: Visitor }> {
    const claim = await aReviewedClaim(server, cast, creditCodes[count] ?? '');
    count += 1;
    return claim;
  }
  const stateOf = async (id: string): Promise<string> =>
    ((await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile).claim.state;
  const position = async (): Promise<FundPosition | undefined> =>
    ((await cast.auditor.get(funds)).body as FundPosition[])[0];

  test('a claim that was sent back and now comes to nothing makes no demand any more', async () => {
    const { id, holder } = await submitted();
    expect((await position())?.softlyReserved).not.toBe('0.00');
    await cast.clerk.post(`/api/claims/${id}/return`, {
      corrections: [{ fact: 'items[0].seats', what: '坐席数有误', ask: '按核定数更正' }],
    });
    await holder.post(`/api/claims/${id}/draft`, { revision: 1, facts: rentFacts(100) });
    await holder.post(`/api/claims/${id}/answer-correction`, { item: 1, answer: '已更正' });
    expect((await holder.post(`/api/claims/${id}/submit`, { revision: 2, declared: true })).codes).toEqual([]);
    expect((await position())?.softlyReserved).toBe('0.00');
  });

  describe('a list of two claims of which one is withdrawn', () => {
    let [kept, given]: { id: string; holder: Visitor }[] = [];
    let listId: string;
    let noticeId: string;
    beforeAll(async () => {
      [kept, given] = [await reviewed(), await reviewed()];
      const composed = await cast.chief.post('/api/review-lists', { claims: [kept.id, given.id] });
      listId = (composed.body as { listId: string }).listId;
      await given.holder.post(`/api/claims/${given.id}/withdraw`, { reason: '暂不申报' });
      const { hash } = composed.body as { hash: string };
      for (const signer of [cast.director, cast.reviewer]) {
        await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
      }
    });

    test('is signed for the other, and holds money for that one only', async () => {
      expect([await stateOf(kept?.id ?? ''), await stateOf(given?.id ?? '')]).toEqual([
        'jointly-approved',
        'withdrawn',
      ]);
      expect(await position()).toMatchObject({ reserved: lighthouse.award, softlyReserved: '0.00' });
    });

    test('is published without the line that was withdrawn, which takes no objection', async () => {
      server.clock.business = '2017-04-20T09:00:00.000+08:00';
      noticeId = ((await cast.clerk.post('/api/notices', { listId })).body as { noticeId: string }).noticeId;
      const notice = (await server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
      expect([notice.total, notice.lines.length]).toEqual([lighthouse.award, 1]);
      const { claim } = (await cast.auditor.get(`/api/claims/${given?.id}`)).body as CaseFile;
      const objection = {
        line: claim.number,
        name: '李某某',
        contact: '清城区某街道',
        statement: '实际坐席不足，请核实。',
      };
      expect((await server.visitor.post(`/api/notices/${noticeId}/objections`, objection)).codes).toEqual([
        'notice.no-such-line',
      ]);
    });

    test('is paid when the last two results come in at the same moment', async () => {
      server.clock.business = '2017-04-28T09:00:00.000+08:00';
      const id = kept?.id ?? '';
      expect((await cast.government.post(`/api/claims/${id}/decide`, { note: '同意拨付' })).codes).toEqual([]);
      expect((await cast.financeClerk.post(`/api/claims/${id}/order-payment`)).codes).toEqual([]);
      const orders = await sendAll(cast);
      const replies = await Promise.all(
        orders.map((order, index) =>
          threeOf(cast, order.treasury)[1].post(`/api/payment-orders/${order.id}/result`, {
            outcome: 'paid',
            bankReference: `流水-${index}`,
            paidOn: '2017-04-28',
          }),
        ),
      );
      expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
      expect(await stateOf(id)).toBe('paid');
    });
  });
});
