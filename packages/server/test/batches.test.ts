import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  BankVerdict, BatchFile, BatchId, CaseFile, FundPosition, Messages, Payable, PaymentBatch, PaymentOrder,
  Reconciliation, ReturnsPreview,
} from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { castOf, lighthouse, publishStoryPolicy } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import { sendBatch, threeOf } from './sent-batch.ts';

const funds = `/api/funds/${lighthouse.policy}`;

onBothDatabases('a finance officer’s days', (database) => {
  let server: TestApp;
  let cast: Cast;
  let checker: Visitor;
  let districts: Visitor[];
  let claims: ClaimOnItsWay[];

  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    checker = cast.financeChecker;
    districts = [...threeOf(cast, 'district')];
    await grantFor(cast, 2);
    claims = [await aReviewedClaim(server, cast, creditCodes[0]!), await aReviewedClaim(server, cast, creditCodes[1]!)];
    await decide(server, cast, claims);
    for (const { id } of claims) await cast.financeClerk.post(`/api/claims/${id}/order-payment`);
  });
  afterAll(() => server.close());

  const orders = async (treasury: string): Promise<PaymentOrder[]> =>
    ((await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[])
      .filter((order) => order.treasury === treasury).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const batches = async (): Promise<PaymentBatch[]> =>
    (await cast.auditor.get('/api/payment-batches')).body as PaymentBatch[];
  const build = (by: Visitor, treasury: string, ids: string[]) =>
    by.post('/api/payment-batches', { treasury, orders: ids });
  const sign = (by: Visitor, what: 'check' | 'release', { batchId, fileSha256 }: BatchId) =>
    by.post(`/api/payment-batches/${batchId}/${what}`, { fileSha256 });
  /** What is shown before is what is done. */
  const say = async (by: Visitor, treasury: string, ...told: string[]) => {
    const text = told.join('\r\n');
    const seen = await by.post('/api/bank-returns/preview', { treasury, text });
    const taken = await by.post('/api/bank-returns', { treasury, name: '示例回单.csv', text });
    expect([seen.status, seen.codes]).toEqual([taken.status, taken.codes]);
    if (taken.status === 200) expect(verdicts({ body: (seen.body as ReturnsPreview).words })).toEqual(verdicts(taken));
    return taken;
  };
  const toldOf = async (officer: Visitor): Promise<unknown[]> =>
    ((await officer.get('/api/me/messages')).body as Messages).messages
      .filter(({ about }) => about.kind === 'payment-batch').map(({ act, fields }) => [act, fields]);
  const position = async (): Promise<FundPosition> => ((await cast.auditor.get(funds)).body as FundPosition[])[0]!;
  const stateOf = async ({ id }: ClaimOnItsWay): Promise<string> =>
    ((await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile).claim.state;
  const verdicts = (reply: { body: unknown }): string[] => (reply.body as BankVerdict[]).map(({ verdict }) => verdict);
  let city: BatchId;
  let lines: PaymentBatch['lines'];

  describe('a batch of the city', () => {
    test('is built with its number, its totals and the hash of its file', async () => {
      const ids = (await orders('city')).map(({ id }) => id);
      const built = await build(cast.financeClerk, 'city', ids);
      expect(built.status).toBe(200);
      city = built.body as BatchId;
      const [batch] = await batches();
      expect(batch).toMatchObject({
        number: 'city-2017-001', state: 'built', lineCount: 2, total: '839400.00',
        totalInWords: '人民币捌拾叁万玖仟肆佰元整', fileSha256: city.fileSha256,
      });
      lines = batch!.lines;
      expect(lines[0]!.account).not.toContain('6222020000001234');
      expect(lines.map(({ firstUse }) => firstUse), 'nothing was paid to them yet').not.toContain(null);
    });

    test('is told to those who may check it, by number and total, and not to whoever had a part in it', async () => {
      const fields = { number: 'city-2017-001', count: '2', total: '839400.00' };
      expect(await toldOf(checker)).toEqual([['payment.batch-to-check', fields]]);
      expect(await Promise.all([cast.financeClerk, cast.releaser, cast.reviewer, districts[0]!].map(toldOf)))
        .toEqual([[], [], [], []]);
    });

    test('holds each order once, and only orders of its treasury', async () => {
      const [own, other] = [(await orders('city'))[0]!.id, (await orders('district'))[0]!.id];
      expect((await build(cast.financeClerk, 'city', [own])).codes).toEqual(['payment.in-another-batch']);
      expect((await build(cast.financeClerk, 'city', [other])).codes).toEqual(['payment.other-treasury']);
      expect((await build(cast.financeClerk, 'district', [other])).codes).toEqual(['payment.other-treasury']);
    });

    test('is checked by another and released by a third, each by the file that they saw', async () => {
      expect((await sign(cast.releaser, 'release', city)).codes).toEqual(['payment.batch-state']);
      expect((await sign(cast.financeClerk, 'check', city)).codes).toEqual(['payment.same-person']);
      const differs = await sign(checker, 'check', { ...city, fileSha256: '0'.repeat(64) });
      expect(differs.codes).toEqual(['payment.batch-differs']);
      expect((await sign(districts[0]!, 'check', city)).codes).toEqual(['payment.other-treasury']);
      expect((await sign(checker, 'check', city)).codes).toEqual([]);
      expect((await sign(cast.releaser, 'release', city)).codes).toEqual([]);
      expect((await sign(cast.releaser, 'release', city)).codes).toEqual(['payment.batch-state']);
    });

    test('is exported byte for byte as it was built', async () => {
      const file = (await cast.financeClerk.post(`/api/payment-batches/${city.batchId}/file`)).body as BatchFile;
      const again = (await cast.releaser.post(`/api/payment-batches/${city.batchId}/file`)).body as BatchFile;
      expect([file.sha256, again.text]).toEqual([city.fileSha256, file.text]);
      const [head, first] = file.text.split('\r\n');
      expect(head)
        .toBe('"H","3","city-2017-001","city","2017-04-28","2","839400.00","人民币捌拾叁万玖仟肆佰元整","0.00"');
      expect(first).toContain(`"D","1","${lines[0]!.instruction}","419700.00"`);
    });
  });

  test('a batch that was cancelled frees its orders, and its number is not used again', async () => {
    const ids = (await orders('district')).map(({ id }) => id);
    const first = (await build(districts[0]!, 'district', ids)).body as BatchId;
    expect((await districts[0]!.post(`/api/payment-batches/${first.batchId}/cancel`)).codes).toEqual([]);
    const second = (await build(districts[0]!, 'district', ids)).body as BatchId;
    expect((await sign(districts[1]!, 'check', second)).codes).toEqual([]);
    expect((await sign(districts[1]!, 'release', second)).codes).toEqual(['payment.same-person']);
    expect((await sign(districts[2]!, 'release', second)).codes).toEqual([]);
    const cancelled = await districts[0]!.post(`/api/payment-batches/${second.batchId}/cancel`);
    expect(cancelled.codes).toEqual(['payment.batch-state']);
    const numbers = (await batches()).filter(({ treasury }) => treasury === 'district').map(({ number }) => number);
    expect(numbers.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['district-2017-001', 'district-2017-002']);
  });

  describe('the bank', () => {
    const word = (at: number, outcome: string, over: { amount?: string; reference?: string; day?: string } = {}) =>
      [lines[at]!.instruction, outcome, over.amount ?? '419700.00', over.reference ?? `流水-${at}`,
        over.day ?? '2017-04-28', '示例'].join(',');

    test('is not believed when it speaks of what was never sent, of other amounts or of impossible days', async () => {
      const strange = `${'A'.repeat(24)},paid,1.00,流水,2017-04-28,`;
      const reply = await say(cast.financeClerk, 'city', strange, word(0, 'paid', { amount: '419700.01' }),
        word(0, 'paid', { day: '2017-04-27' }), word(0, 'paid', { day: '2017-04-29' }));
      expect(verdicts(reply)).toEqual(['no-such-instruction', 'amount-differs', 'day-impossible', 'day-impossible']);
      expect((await say(cast.financeClerk, 'city', 'not a line')).codes).toEqual(['payment.return-unreadable']);
      expect(verdicts(await say(cast.district, 'district', word(0, 'paid')))).toEqual(['other-treasury']);
      expect((await position()).paid).toBe('0.00');
    });

    test('is looked at before it is believed: each line by those before it, with batch and payee', async () => {
      const text = [word(0, 'unknown'), word(0, 'paid'), word(0, 'paid'), word(1, 'paid', { reference: '流水-0' }),
        word(1, 'returned')].join('\n');
      const seen = await cast.financeClerk.post('/api/bank-returns/preview', { treasury: 'city', text });
      const { isImported, words } = seen.body as ReturnsPreview;
      expect(isImported).toBe(false);
      expect(words.map(({ verdict, isLate }) => [verdict, isLate])).toEqual([
        ['noted', false], ['applied', true], ['duplicate', false], ['reference-used', false], ['applied', false],
      ]);
      expect(words[0]).toMatchObject({ batch: 'city-2017-001', payee: lines[0]!.payee });
      expect((await cast.auditor.post('/api/bank-returns/preview', { treasury: 'city', text })).codes)
        .toEqual(['identity.not-permitted']);
      const sent = (await batches()).find(({ number }) => number === 'city-2017-001')!;
      expect(sent.lines.map(({ state }) => state)).toEqual(['live', 'live']);
      expect((await position()).paid).toBe('0.00');
    });

    test('says that one was paid, that it does not know of the other, then that it failed', async () => {
      const reply = await say(cast.financeClerk, 'city', word(0, 'paid'), word(1, 'unknown'));
      expect(verdicts(reply)).toEqual(['applied', 'noted']);
      expect(verdicts(await say(cast.financeClerk, 'city', word(1, 'failed')))).toEqual(['applied']);
      const [batch] = (await batches()).filter(({ number }) => number === 'city-2017-001');
      expect(batch!.lines.map(({ firstUse }) => firstUse === null), 'one was paid').toEqual([true, false]);
      expect(await position()).toMatchObject({ paid: '419700.00', ordered: '979300.00' });
    });

    test('repeats itself a hundred times, in the same file and in others, and nothing is posted twice', async () => {
      const before = await position();
      for (let time = 0; time < 50; time += 1) {
        const same = await say(cast.financeClerk, 'city', word(0, 'paid'), word(1, 'unknown'));
        expect(verdicts(same)).toEqual(['applied', 'noted']);
        const other = await say(cast.financeClerk, 'city', `${word(0, 'paid')}${time}`, word(1, 'failed'));
        expect(verdicts(other)).toEqual(['duplicate', 'duplicate']);
      }
      expect(await position()).toEqual(before);
    });

    test('takes back a failure: that is kept for a person to look into, and moves nothing', async () => {
      expect(verdicts(await say(cast.financeClerk, 'city', word(1, 'paid')))).toEqual(['contradicts']);
      expect(await position()).toMatchObject({ paid: '419700.00' });
    });
  });

  describe('what failed, or came back, is ordered anew', () => {
    const reissue = (by: Visitor, orderId: string, what: 'propose' | 'confirm') =>
      by.post(`/api/payment-orders/${orderId}/${what}-reissue`, what === 'propose' ? { reason: '账号有误' } : {});
    const payAll = async (by: Visitor[], treasury: string, ids: string[]): Promise<void> => {
      const built = (await build(by[0]!, treasury, ids)).body as BatchId;
      await sign(by[1]!, 'check', built);
      expect((await sign(by[2]!, 'release', built)).codes).toEqual([]);
      const sent = (await batches()).find(({ id }) => id === built.batchId)!;
      const words = sent.lines.map(({ instruction, amount }) =>
        `${instruction},paid,${amount},再-${instruction},2017-04-28,`);
      expect(new Set(verdicts(await say(by[0]!, treasury, ...words)))).toEqual(new Set(['applied']));
    };

    test('by a second person, to the account registered last, under a new instruction', async () => {
      const failed = (await orders('city')).find(({ state }) => state === 'returned')!;
      expect((await reissue(checker, failed.id, 'confirm')).codes).toEqual(['payment.no-reissue']);
      await reissue(cast.financeClerk, failed.id, 'propose');
      const { holder, applicantId } = claims.find(({ id }) => id === failed.claimId)!;
      server.passMinutes(1);
      await holder.post(`/api/applicants/${applicantId}/payee`, { account: '6222020000009999', bank: '示例银行新城支行' });
      expect((await reissue(checker, failed.id, 'confirm')).codes).toEqual(['payment.payee-changed']);
      await reissue(cast.financeClerk, failed.id, 'propose');
      expect((await reissue(cast.financeClerk, failed.id, 'confirm')).codes).toEqual(['payment.same-person']);
      expect((await reissue(checker, failed.id, 'confirm')).codes).toEqual([]);
      await payAll([cast.financeClerk, checker, cast.releaser], 'city', [failed.id]);
      const again = (await orders('city')).find(({ id }) => id === failed.id)!;
      expect([again.state, again.account.slice(-4)]).toEqual(['paid', '9999']);
    });

    test('a payment that comes back opens its claim again, and is paid once more', async () => {
      const released = (await batches()).find(({ number }) => number === 'district-2017-002')!;
      const told = released.lines.map((line) => `${line.instruction},paid,279800.00,区-${line.line},2017-04-28,`);
      await say(districts[0]!, 'district', ...told);
      expect([await stateOf(claims[0]!), await stateOf(claims[1]!)]).toEqual(['paid', 'paid']);
      const [line] = released.lines;
      const bounced = `${line!.instruction},returned,279800.00,区退-1,2017-04-28,户名不符`;
      expect(verdicts(await say(districts[0]!, 'district', bounced))).toEqual(['applied']);
      expect(verdicts(await say(districts[0]!, 'district', bounced, told[0]!))).toEqual(['duplicate', 'duplicate']);
      const order = (await orders('district')).find(({ id }) => id === line!.orderId)!;
      const claim = claims.find(({ id }) => id === order.claimId)!;
      expect([order.state, await stateOf(claim)]).toEqual(['returned', 'ordered']);
      expect(await position()).toMatchObject({ paid: '1119200.00', bounced: '279800.00' });
      await reissue(districts[0]!, order.id, 'propose');
      expect((await reissue(districts[1]!, order.id, 'confirm')).codes).toEqual([]);
      await payAll(districts, 'district', [order.id]);
      expect(await stateOf(claim)).toBe('paid');
      expect(await position()).toMatchObject({ paid: '1399000.00', bounced: '0.00', ordered: '0.00' });
    });
  });

  test('the month balances to the fen', async () => {
    const report = (await cast.auditor.get(`${funds}/reconciliation/2017-04`)).body as Reconciliation[];
    expect(report).toMatchObject([
      {
        treasury: 'city', opening: '0.00', ordered: '839400.00', paid: '839400.00', closing: '0.00', difference: '0.00',
      },
      {
        treasury: 'district', ordered: '559600.00', paid: '839400.00', bounced: '279800.00', closing: '0.00',
        bankPaid: '839400.00', bankReturned: '279800.00', difference: '0.00',
      },
    ]);
  });

  test('what is not paid has an age, a place where it waits, and a cause that its treasury gives', async () => {
    expect((await cast.auditor.get('/api/payables')).body).toEqual([]);
    const claim = await aReviewedClaim(server, cast, creditCodes[2]!);
    await grantMore();
    await decide(server, cast, [claim]);
    await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`);
    server.clock.business = '2017-07-01T09:00:00.000+08:00';
    const [order] = await ordersOf(claim, 'district');
    const because = { cause: 'funds-not-in-place', note: '等待上级调度' };
    expect((await cast.financeClerk.post(`/api/payment-orders/${order!.id}/delay`, because)).codes)
      .toEqual(['payment.other-treasury']);
    expect((await cast.district.post(`/api/payment-orders/${order!.id}/delay`, because)).codes).toEqual([]);
    const payables = (await cast.auditor.get('/api/payables')).body as Payable[];
    expect(payables.find(({ orderId }) => orderId === order!.id)).toMatchObject({
      amount: '279800.00', days: 64, bucket: '61-90', waitsFor: 'batch', ...because,
    });
  });

  const grantMore = () => cast.reviewer.post(`${funds}/appropriations`, {
    year: 2017, amount: '700000.00', documentNo: '示例指标〔2017〕10号',
  });
  const ordersOf = async ({ id }: ClaimOnItsWay, treasury: string): Promise<PaymentOrder[]> =>
    (await orders(treasury)).filter(({ claimId }) => claimId === id);

  test('the day that the bank paid lies between the release and today', async () => {
    const order = (await orders('city')).find(({ state }) => state === 'built')!;
    const paid = (paidOn: string, by = cast.financeChecker) => by.post(`/api/payment-orders/${order.id}/result`, {
      outcome: 'paid', bankReference: '流水-手工', paidOn,
    });
    expect((await paid('2017-07-01')).codes).toEqual(['payment.order-state']);
    await sendBatch(cast, [order]);
    expect((await paid('2017-07-01', cast.district)).codes).toEqual(['payment.other-treasury']);
    expect((await paid('2017-07-01', cast.financeClerk)).codes, 'who built it').toEqual(['payment.same-person']);
    const offered = async (by: Visitor): Promise<unknown> =>
      ((await by.get('/api/payment-orders')).body as PaymentOrder[])
        .find(({ id }) => id === order.id)?.acts.includes('result');
    expect([await offered(cast.financeClerk), await offered(cast.financeChecker)]).toEqual([false, true]);
    expect((await paid('2017-04-01')).codes).toEqual(['payment.paid-on']);
    expect((await paid('2017-07-02')).codes).toEqual(['payment.paid-on']);
    expect((await paid('2017-07-01')).codes).toEqual([]);
  });
});
