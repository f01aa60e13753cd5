import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CaseFile, FundPosition, FundReport, Notice, DeferredAward, ReviewList, RoundView,
} from '@qingce/contract';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import { parseYuan } from '@qingce/values';
import { checkInvariants } from '../src/invariants/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { castOf, lighthouse, publishStoryPolicy } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

const funds = `/api/funds/${lighthouse.policy}`;
const round = `/api/policies/${lighthouse.policy}/rounds/2016`;

/** Three claims, of 699 500.00 each for premises, reviewed in the round of 2016, and what people do with them. */
class Scene {
  readonly claims: ClaimOnItsWay[] = [];
  declaredAgain: readonly string[] = [];
  #documents = 0;
  readonly server: TestApp;
  readonly cast: Cast;
  constructor(server: TestApp, cast: Cast) {
    this.server = server;
    this.cast = cast;
  }

  grant = (year: number, amount: string) => this.cast.reviewer.post(`${funds}/appropriations`, {
    year, amount, documentNo: `示例指标 ${this.#documents += 1} 号`,
  });

  async review(items: readonly ('premises-rent' | 'seat-rent')[]): Promise<void> {
    for (const [index, item] of items.entries())
      this.claims.push(await aReviewedClaim(this.server, this.cast, creditCodes[index] ?? '', { item }));
  }

  compose = (claims = this.claims) => this.cast.chief.post('/api/review-lists', { claims: claims.map(({ id }) => id) });
  list = async (id: string) => (await this.cast.auditor.get(`/api/review-lists/${id}`)).body as ReviewList;

  async sign(listId: string): Promise<string[]> {
    const { hash } = await this.list(listId);
    const codes: string[] = [];
    for (const signer of [this.cast.director, this.cast.reviewer])
      codes.push(...(await signer.post(`/api/review-lists/${listId}/sign`, {
        hash, noStake: true, opinion: '同意',
      })).codes);
    return codes;
  }

  async decideAll(listId: string, month = '04'): Promise<Notice> {
    this.server.clock.business = `2017-${month}-20T09:00:00.000+08:00`;
    const { noticeId } = (await this.cast.clerk.post('/api/notices', { listId })).body as { noticeId: string };
    const notice = (await this.server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
    this.server.clock.business = `2017-${month}-28T09:00:00.000+08:00`;
    for (const { id } of this.claims) {
      const { status } = await this.cast.government.post(`/api/claims/${id}/decide`, { note: '同意拨付' });
      if (status !== 200) throw new Error(`claim ${id} was not decided`);
    }
    return notice;
  }

  order = async (claim: ClaimOnItsWay | undefined) =>
    (await this.cast.financeClerk.post(`/api/claims/${claim?.id}/order-payment`)).codes;
  position = async (year: number) =>
    ((await this.cast.auditor.get(funds)).body as FundPosition[]).find((one) => one.year === year);
  view = async () => (await this.cast.auditor.get(round)).body as RoundView;
  deferred = async () => (await this.cast.auditor.get('/api/deferred-awards')).body as DeferredAward[];
}

const threeRents = ['premises-rent', 'premises-rent', 'premises-rent'] as const;

async function aScene(
  server: TestApp, method?: string, items: Parameters<Scene['review']>[0] = threeRents,
): Promise<Scene> {
  const scene = new Scene(server, await castOf(server));
  await publishStoryPolicy(server);
  const now = server.clock.business;
  server.clock.business = '2017-02-01T09:00:00.000+08:00';
  if (method !== undefined) {
    const priority = method === 'priority' ? ['seat-rent'] : [];
    const rule = { method, priority, basis: '示例申报通知〔2017〕1号' };
    const declared = await scene.cast.reviewer.post(`${round}/rule`, rule);
    if (declared.status !== 200) throw new Error(JSON.stringify(declared.body));
    scene.declaredAgain = (await scene.cast.chief.post(`${round}/rule`, rule)).codes;
  }
  server.clock.business = now;
  await scene.cast.reviewer.post(`${funds}/shares`, {
    from: '2017-01-01', shares: { city: '0.6', district: '0.4' }, basis: '示例',
  });
  await scene.review(items);
  return scene;
}

onBothDatabases('awards that exceed the budget', (database) => {
  describe('where the round declared nothing', () => {
    let server: TestApp;
    let scene: Scene;
    let listId = '';
    beforeAll(async () => {
      server = await buildTestApp(database());
      scene = await aScene(server);
      await scene.grant(2017, '1500000.00');
      listId = ((await scene.compose()).body as { listId: string }).listId;
    });
    afterAll(() => server.close());

    test('a rule is declared before the round opens or not at all', async () => {
      const rule = { method: 'pro-rata', basis: '示例' };
      expect((await scene.cast.reviewer.post(`${round}/rule`, rule)).codes).toEqual(['review.round-open']);
      expect((await scene.cast.clerk.post(`${round}/rule`, rule)).codes).toEqual(['identity.not-permitted']);
    });

    test('the simulation shows who would wait for the next budget', async () => {
      expect(await scene.view()).toMatchObject({
        rule: null, method: 'next-budget', opens: '2017-03-01', isOpen: true,
        allotment: {
          method: 'next-budget', factors: [{ item: null, available: '1500000.00', demanded: '2098500.00' }],
        },
        claims: [{ granted: lighthouse.award, short: '0.00' }, { granted: lighthouse.award },
          { granted: '0.00', short: lighthouse.award }],
      });
    });

    test('approved, the first two are held and the third is deferred in full', async () => {
      expect(await scene.sign(listId)).toEqual([]);
      expect(await scene.position(2017))
        .toMatchObject({ reserved: '1399000.00', available: '101000.00', deferred: lighthouse.award });
      const list = await scene.list(listId);
      expect(list.allotment).toMatchObject({ method: 'next-budget', deferred: [list.lines[2]?.number] });
    });

    test('the notice says so, the award is decided, and it is not ordered while it is deferred', async () => {
      const notice = await scene.decideAll(listId);
      expect(notice.allotment).toMatchObject({ method: 'next-budget', deferred: [notice.lines[2]?.number] });
      expect(await scene.order(scene.claims[2])).toEqual(['payment.award-deferred']);
      expect(await scene.deferred()).toMatchObject([{ amount: lighthouse.award, days: 13 }]);
      const report = await scene.cast.auditor.get(`/api/funds/${lighthouse.policy}/reports/2017`);
      const approved = (report.body as FundReport).stages.find(({ stage }) => stage === 'approved');
      expect(approved).toEqual({ stage: 'approved', claims: 3, amount: '2098500.00' });
      expect(await scene.order(scene.claims[0])).toEqual([]);
    });

    test('too little money does not take it up, and the next budget does so first', async () => {
      server.clock.business = '2018-01-10T09:00:00.000+08:00';
      await scene.grant(2018, '699499.99');
      expect((await scene.deferred())[0]).toMatchObject({ days: 270 });
      await scene.grant(2018, '0.01');
      expect(await scene.deferred()).toEqual([]);
      expect(await scene.position(2018)).toMatchObject({ reserved: lighthouse.award, available: '0.00' });
      expect(await scene.order(scene.claims[2])).toEqual([]);
      expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
    });
  });
});

onBothDatabases('an award that waits for a budget and is refused before one comes', (database) => {
  let server: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    server = await buildTestApp(database());
    scene = await aScene(server, undefined, ['premises-rent']);
    await scene.grant(2017, '1.00');
    const { listId } = (await scene.compose()).body as { listId: string };
    await scene.sign(listId);
    server.clock.business = '2017-04-20T09:00:00.000+08:00';
    const { noticeId } = (await scene.cast.clerk.post('/api/notices', { listId })).body as { noticeId: string };
    const notice = (await server.visitor.get(`/api/notices/${noticeId}`)).body as Notice;
    const objection = await server.visitor.post(`/api/notices/${noticeId}/objections`, {
      line: notice.lines[0]?.number, name: '李某某', contact: '清城区某街道', statement: '实际坐席不足，有照片为证。',
    });
    const { objectionId } = objection.body as { objectionId: string };
    const uphold = `/api/objections/${objectionId}/resolve`;
    await scene.cast.director.post(uphold, { outcome: 'upheld', reply: '经复核，坐席数不实，异议成立。' });
  });
  afterAll(() => server.close());

  test('waits no more, and the next budget holds nothing for it', async () => {
    const file = (await scene.cast.auditor.get(`/api/claims/${scene.claims[0]?.id}`)).body as CaseFile;
    expect(file.claim.state).toBe('refused');
    expect(await scene.deferred()).toEqual([]);
    server.clock.business = '2018-01-10T09:00:00.000+08:00';
    await scene.grant(2018, lighthouse.award);
    expect(await scene.position(2018)).toMatchObject({ reserved: '0.00', available: lighthouse.award });
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });
});

onBothDatabases('awards that a round cuts in proportion', (database) => {
  let server: TestApp;
  let scene: Scene;
  let listId = '';
  beforeAll(async () => {
    server = await buildTestApp(database());
    scene = await aScene(server, 'pro-rata');
    await scene.grant(2017, '1000000.00');
  });
  afterAll(() => server.close());

  test('by a rule that was declared once', async () => {
    expect(scene.declaredAgain).toEqual(['review.rule-declared']);
    expect((await scene.view()).rule).toMatchObject({ method: 'pro-rata', basis: '示例申报通知〔2017〕1号' });
  });

  test('are not divided while claims can still be submitted', async () => {
    expect((await scene.compose()).codes).toEqual(['review.round-not-closed']);
  });

  test('nor on the days by which the window was prolonged', async () => {
    server.clock.business = '2017-07-03T09:00:00.000+08:00';
    await scene.cast.director.post(`/api/policies/${lighthouse.policy}/windows/2016/extend`, {
      kind: 'decision', until: '2017-07-07', documentNo: '示例〔2017〕30号', reason: '省级系统停机',
    });
    server.clock.business = '2017-07-07T23:59:59.000+08:00';
    const composed = await scene.compose();
    expect(composed.codes).toEqual(['review.round-not-closed']);
    expect(composed.body).toMatchObject({ errors: [{ fields: { closes: '2017-07-07' } }] });
  });

  test('are divided only once every claim of the round is on the list, though the money suffices for one', async () => {
    server.clock.business = '2017-07-08T09:00:00.000+08:00';
    expect((await scene.compose(scene.claims.slice(0, 1))).codes).toEqual(['review.round-left-out']);
  });

  test('add up to the budget to the fen, with what they would have been beside', async () => {
    const simulated = await scene.view();
    listId = ((await scene.compose()).body as { listId: string }).listId;
    const { lines, total, allotment } = await scene.list(listId);
    expect([total, lines.map(({ amount }) => amount)]).toEqual(['1000000.00', ['333333.34', '333333.33', '333333.33']]);
    const uncut = lighthouse.award;
    expect(lines[0]).toMatchObject({ uncut, items: [{ amount: '333333.34', uncut }] });
    expect(allotment?.factors).toEqual([
      { item: null, available: '1000000.00', demanded: '2098500.00', factor: '47.6530%' },
    ]);
    expect(simulated.claims.map(({ granted }) => granted)).toEqual(lines.map(({ amount }) => amount));
  });

  test('are not signed once the money is another', async () => {
    await scene.grant(2017, '0.03');
    expect(await scene.sign(listId)).toEqual(['review.allotment-changed']);
    await scene.cast.chief.post(`/api/review-lists/${listId}/dissolve`, { reason: '可用资金有变' });
    listId = ((await scene.compose()).body as { listId: string }).listId;
    expect(await scene.sign(listId)).toEqual([]);
    expect(await scene.position(2017)).toMatchObject({ reserved: '1000000.03', available: '0.00', deferred: '0.00' });
  });

  test('are published with their factor, decided as cut, kept on record as cut, and ordered to the fen', async () => {
    const notice = await scene.decideAll(listId, '07');
    expect(notice).toMatchObject({ total: '1000000.03', allotment: { method: 'pro-rata' } });
    for (const address of [`/notices/${notice.id}`, `/en/notices/${notice.id}`])
      expect((await server.app.inject({ url: address })).body).toContain('47.6530%');
    const [claim] = scene.claims;
    const file = (await scene.cast.auditor.get(`/api/claims/${claim?.id}`)).body as CaseFile;
    expect(file.decision?.amount).toBe('333333.35');
    const [decided] = (file.decision?.reasons ?? []) as { amount: string; parts: { amount: string }[] }[];
    const parts = decided?.parts.reduce((sum, { amount }) => sum + (parseYuan(amount) ?? 0n), 0n);
    expect([decided?.amount, parts]).toEqual(['333333.35', 33333335n]);
    expect(await scene.order(claim)).toEqual([]);
    const { payments } = (await scene.cast.auditor.get(`/api/claims/${claim?.id}`)).body as CaseFile;
    expect(payments.map(({ amount }) => amount)).toEqual(['200000.01', '133333.34']);
    const report = await scene.cast.auditor.get(`/api/funds/${lighthouse.policy}/reports/2017`);
    const amounts = (report.body as FundReport).stages.map(({ amount }) => parseYuan(amount) ?? 0n);
    // No stage has more than the one before it, whatever was cut on the way.
    expect(amounts.filter((amount, at) => amount > (amounts[at - 1] ?? amount))).toEqual([]);
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });
});

onBothDatabases('awards of a round that goes by an order of items', (database) => {
  let server: TestApp;
  let scene: Scene;
  beforeAll(async () => {
    server = await buildTestApp(database());
    scene = await aScene(server, 'priority', ['premises-rent', 'premises-rent', 'seat-rent']);
    await scene.grant(2017, '1400000.00');
    server.clock.business = '2017-07-03T09:00:00.000+08:00';
  });
  afterAll(() => server.close());

  test('that names items of the policy, each once, and belongs to no other rule', async () => {
    const next = `/api/policies/${lighthouse.policy}/rounds/2017/rule`;
    const declare = async (method: string, priority: readonly string[]) =>
      (await scene.cast.reviewer.post(next, { method, priority, basis: '示例' })).codes;
    expect(await declare('priority', [])).toEqual(['review.priority-unclear']);
    expect(await declare('priority', ['seat-rent', 'seat-rent'])).toEqual(['review.priority-unclear']);
    expect(await declare('priority', ['no-such-item'])).toEqual(['review.priority-unclear']);
    expect(await declare('pro-rata', ['seat-rent'])).toEqual(['review.priority-unclear']);
  });

  test('are held in that order: the last number goes first, and the second of the others waits', async () => {
    const { listId } = (await scene.compose()).body as { listId: string };
    const { lines, allotment } = await scene.list(listId);
    expect([lines.map(({ amount }) => amount), allotment])
      .toEqual([[lighthouse.award, lighthouse.award, '554133.33'], null]);
    expect(await scene.sign(listId)).toEqual([]);
    expect((await scene.list(listId)).allotment).toMatchObject({ method: 'priority', deferred: [lines[1]?.number] });
    expect(await scene.position(2017)).toMatchObject({
      reserved: '1253633.33', available: '146366.67', deferred: lighthouse.award,
    });
    const notice = await scene.decideAll(listId, '07');
    const { body } = await server.app.inject({ url: `/notices/${notice.id}` });
    expect(body).toContain('按申报开始前公布的项目优先顺序兑现');
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });
});

onBothDatabases('awards of a round that waits for a supplementary budget', (database) => {
  let server: TestApp;
  let scene: Scene;
  let listId = '';
  beforeAll(async () => {
    server = await buildTestApp(database());
    scene = await aScene(server, 'supplementary');
    await scene.grant(2017, '1399000.00');
    listId = ((await scene.compose()).body as { listId: string }).listId;
  });
  afterAll(() => server.close());

  test('are not approved, not one of them, until it has come', async () => {
    expect(await scene.sign(listId)).toEqual(['fund.ceiling-exceeded']);
    expect(await scene.position(2017)).toMatchObject({ reserved: '0.00', deferred: '0.00' });
    await scene.grant(2017, '699500.00');
    const { hash } = await scene.list(listId);
    const signed = await scene.cast.reviewer.post(`/api/review-lists/${listId}/sign`, {
      hash, noStake: true, opinion: '同意',
    });
    expect(signed.codes).toEqual([]);
    expect(await scene.position(2017)).toMatchObject({ reserved: '2098500.00', available: '0.00', deferred: '0.00' });
  });
});

onPostgresql('the last yuan under a rule', (database) => {
  test('two lists signed at once: one award is held, the other waits, whichever comes first', async () => {
    const server = await buildTestApp(database());
    const scene = await aScene(server, undefined, ['premises-rent', 'premises-rent']);
    await scene.grant(2017, lighthouse.award);
    const lists: ReviewList[] = [];
    for (const claim of scene.claims) {
      const { listId } = (await scene.compose([claim])).body as { listId: string };
      lists.push(await scene.list(listId));
    }
    const sign = (signer: Visitor, { id, hash }: ReviewList) =>
      signer.post(`/api/review-lists/${id}/sign`, { hash, noStake: true, opinion: '同意' });
    for (const list of lists) await sign(scene.cast.director, list);
    const signed = await Promise.all(lists.map((list) => sign(scene.cast.reviewer, list)));
    expect(signed.map(({ status }) => status)).toEqual([200, 200]);
    expect(await scene.position(2017)).toMatchObject({
      reserved: lighthouse.award, available: '0.00', deferred: lighthouse.award,
    });
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
    await server.close();
  });
});
