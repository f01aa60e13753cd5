import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  FundPosition, Messages, PaymentOrder, RecoveryCase, RecoveryLine, RepaymentVerdict,
} from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { formatYuan, parseYuan } from '@qingce/values';
import { tellLimitation } from '../src/recovery/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor, mergeInto } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { castOf, lighthouse, publishStoryPolicy } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import { sendBatch, threeOf } from './sent-batch.ts';

const funds = `/api/funds/${lighthouse.policy}`;
const item = 'premises-rent';

onBothDatabases('money that has to come back', (database) => {
  let server: TestApp;
  let cast: Cast;
  let paid: ClaimOnItsWay;
  let unpaid: ClaimOnItsWay;
  let later: ClaimOnItsWay;

  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await grantFor(cast, 2);
    paid = await aReviewedClaim(server, cast, creditCodes[0]!);
    unpaid = await aReviewedClaim(server, cast, creditCodes[1]!);
    await decide(server, cast, [paid, unpaid]);
    await cast.financeClerk.post(`/api/claims/${paid.id}/order-payment`);
    await pay([paid]);
  });
  afterAll(() => server.close());

  const on = (day: string): void => { server.clock.business = `${day}T09:00:00.000+08:00`; };
  const today = (): string => server.clock.business.slice(0, 10);
  const ordersOf = async (claims: readonly ClaimOnItsWay[]): Promise<PaymentOrder[]> => {
    const orders = (await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[];
    return orders.filter(({ claimId }) => claims.some((claim) => claim.id === claimId));
  };
  /** Each treasury sends what it has built for the claims in one batch, and hears the same of all of it. */
  const pay = async (claims: readonly ClaimOnItsWay[], outcome: 'paid' | 'failed' = 'paid'): Promise<void> => {
    const built = (await ordersOf(claims)).filter(({ state }) => state === 'built');
    for (const [treasury, orders] of Map.groupBy(built, (order) => order.treasury)) {
      const { id: batch, lines } = await sendBatch(cast, orders);
      const text = lines.map(({ instruction, amount }) =>
        `${instruction},${outcome},${amount},流水-${instruction.slice(0, 8)},${today()},`).join('\n');
      const [builder] = threeOf(cast, treasury);
      const heard = await builder.post('/api/bank-returns', { treasury, name: `${batch}.csv`, text });
      expect(heard.codes).toEqual([]);
    }
  };
  const open = (by: Visitor, over: object = {}) => by.post(`/api/claims/${paid.id}/recovery-cases`, {
    kind: 'applicant-error', clause: '5.2', finding: '申报的坐席数与社保记录不符。', hearingOn: '2017-05-05', ...over,
  });
  const act = (by: Visitor, id: string, what: string, body: object = {}) =>
    by.post(`/api/recovery-cases/${id}/${what}`, body);
  const read = async (id: string, by: Visitor = cast.auditor): Promise<RecoveryCase> =>
    (await by.get(`/api/recovery-cases/${id}`)).body as RecoveryCase;
  const idOf = (reply: { body: unknown }): string => (reply.body as { caseId: string }).caseId;
  const position = async (): Promise<FundPosition> => ((await cast.auditor.get(funds)).body as FundPosition[])[0]!;
  const rest = (parts: readonly [string, string][]): object =>
    ({ parts: parts.map(([dueOn, amount]) => ({ dueOn, amount })) });
  let id: string;

  /** A planned set-off is taken back and planned anew; `orderId` is the order that it was cut from. */
  const undone = async (orderId: string): Promise<void> => {
    const [taken] = (await read(id)).withheld;
    expect(taken).toMatchObject({ treasury: 'city', amount: '36000.01' });
    const undo = (by: Visitor, over: object = {}) =>
      act(by, id, 'undo-set-off', { orderId: taken!.id, reason: '企业已自行缴款', ...over });
    expect((await undo(cast.reviewer)).codes).toEqual(['identity.not-permitted']);
    expect((await undo(cast.district)).codes).toEqual(['payment.other-treasury']);
    expect((await undo(cast.financeClerk, { orderId })).codes).toEqual(['recovery.not-set-off']);
    const built = await cast.financeClerk.post('/api/payment-batches', { treasury: 'city', orders: [taken!.id] });
    expect((await undo(cast.financeClerk)).codes).toEqual(['payment.in-another-batch']);
    expect((await read(id)).withheld).toEqual([]);
    await cast.financeClerk.post(`/api/payment-batches/${(built.body as { batchId: string }).batchId}/cancel`);
    expect((await Promise.all([undo(cast.financeClerk), undo(cast.financeClerk)])).map(({ codes }) => codes))
      .toEqual(expect.arrayContaining([[], ['recovery.not-set-off']]));
    const free = await read(id);
    expect([free.outstanding, free.underWay, free.withheld]).toEqual(['60000.01', '0.00', []]);
    expect(free.words.at(-1)).toMatchObject({ kind: 'note', said: '企业已自行缴款' });
    // Both parts go to the applicant now, and the one that was cut can be set off again.
    expect((await ordersOf([later])).filter(({ treasury }) => treasury === 'city')
      .map(({ amount }) => amount).toSorted()).toEqual(['36000.01', '5560.00']);
    expect((await act(cast.financeClerk, id, 'set-offs', { orderId: taken!.id })).codes).toEqual([]);
    expect((await read(id)).underWay).toBe('36000.01');
  };

  describe('a case', () => {
    test('is opened against what was paid, under a kind of the policy, days before the hearing', async () => {
      const early = await cast.chief.post(`/api/claims/${unpaid.id}/recovery-cases`, {
        kind: 'applicant-error', clause: '5.2', finding: '示例', hearingOn: '2017-05-05',
      });
      expect(early.codes).toEqual(['recovery.nothing-paid']);
      expect((await open(cast.chief, { kind: 'whim' })).codes).toEqual(['recovery.kind-unknown']);
      expect((await open(cast.chief, { hearingOn: '2017-05-04' })).codes).toEqual(['recovery.hearing-too-soon']);
      expect((await open(cast.financeClerk)).codes).toEqual(['identity.not-permitted']);
      const opened = await open(cast.chief);
      expect(opened.body).toMatchObject({ number: '2017-0001' });
      id = idOf(opened);
      expect((await paid.holder.get('/api/me/messages')).body).toMatchObject({
        messages: expect.arrayContaining([expect.objectContaining({ act: 'recovery.open' })]),
      });
    });

    test('is seen by its own applicant and by offices, and by nobody else', async () => {
      const stranger = await server.signedInAs(null);
      expect((await stranger.get(`/api/recovery-cases/${id}`)).codes).toEqual(['recovery.case-not-found']);
      expect((await stranger.get('/api/recovery-cases')).body).toEqual([]);
      expect((await paid.holder.get('/api/recovery-cases')).body).toMatchObject([{ id, state: 'hearing' }]);
      expect((await read(id, paid.holder)).actions).toEqual(['recovery.state']);
    });

    test('hears the party before anything is proposed', async () => {
      const stranger = await server.signedInAs(null);
      expect((await act(stranger, id, 'statement', { text: '与我无关' })).codes).toEqual(['applicant.not-member']);
      expect((await act(paid.holder, id, 'statement', { text: '社保记录滞后，附说明。' })).codes).toEqual([]);
      const proposal = { parts: [{ item, amount: '100000.00' }], reason: '核实后坐席不足' };
      expect((await act(cast.chief, id, 'propose', proposal)).codes).toEqual(['recovery.case-state']);
      expect((await act(cast.chief, id, 'hearing', { text: '到场' })).codes).toEqual(['recovery.hearing-not-yet']);
      on('2017-05-05');
      expect((await act(cast.chief, id, 'hearing', { text: '当事人到场，承认多报。' })).codes).toEqual([]);
      expect((await read(id)).words.map(({ kind }) => kind)).toEqual(['statement', 'hearing']);
    });

    test('proposes no more than was paid, cut between the treasuries as they paid', async () => {
      const proposal = (amount: string, interest: object | null = null) =>
        act(cast.chief, id, 'propose', { parts: [{ item, amount }], reason: '核实后坐席不足', interest });
      expect((await proposal('699500.01')).codes).toEqual(['recovery.beyond-paid']);
      expect((await proposal('0.00')).codes).toEqual(['recovery.nothing-paid']);
      const rule = { rate: '0.0435', from: '2017-05-05', basis: '示例文件' };
      expect((await proposal('100000.01', rule)).codes).toEqual(['recovery.no-interest']);
      expect((await proposal('100000.01')).codes).toEqual([]);
      expect((await read(id)).shares).toEqual([
        { treasury: 'city', item, amount: '60000.01' }, { treasury: 'district', item, amount: '40000.00' },
      ]);
    });

    test('is decided by a second person, and stands in the ledger from then on', async () => {
      expect((await act(cast.chief, id, 'decide')).codes).toEqual(['identity.not-permitted']);
      expect((await act(cast.director, id, 'decide')).codes).toEqual([]);
      expect((await act(cast.director, id, 'decide')).codes).toEqual(['recovery.case-state']);
      expect(await read(id)).toMatchObject({
        state: 'demanded', amount: '100000.01', outstanding: '100000.01', dueOn: '2017-06-04',
        barredAfter: '2019-06-04',
        amountInWords: '人民币壹拾万元零壹分', demandNumber: '2017-0001', days: 0,
      });
    });
  });

  test('that can soon be enforced no more is told to its keepers, once at each of its days', async () => {
    const toldOf = async (officer: Visitor): Promise<unknown[]> =>
      ((await officer.get('/api/me/messages')).body as Messages).messages
        .filter(({ about }) => about.kind === 'recovery-case').map(({ act: told, about, fields }) =>
          [told, about.id, fields]);
    const told = ['recovery.limitation-near', id, { number: '2017-0001', on: '2019-06-04', owed: '100000.01' }];
    const keepers = [cast.financeClerk, cast.reviewer, cast.director];
    const passing = (from: string, to: string) => server.run(tellLimitation, { from, to });
    await passing('2017-05-05', '2019-03-05');
    expect(await Promise.all(keepers.map(toldOf)), 'more than 90 days before').toEqual([[], [], []]);
    await passing('2019-03-06', '2019-03-06');
    await passing('2019-03-07', '2019-05-04');
    expect(await Promise.all(keepers.map(toldOf))).toEqual([[told], [told], [told]]);
    await passing('2019-05-05', '2019-06-04');
    expect(await toldOf(cast.reviewer), 'two of its days at once are told once').toEqual([told, told]);
    expect(await Promise.all([cast.chief, cast.clerk, cast.district, paid.holder].map(toldOf)))
      .toEqual([[], [], [], []]);
  });

  describe('what is owed', () => {
    test('goes down by what comes in, once a bank reference; the year’s line is whole again', async () => {
      on('2017-05-10');
      const before = await position();
      const receipt = { amount: '10000.00', bankReference: '缴回-1', receivedOn: '2017-05-09' };
      expect((await act(cast.financeClerk, id, 'receipts', { ...receipt, receivedOn: '2017-05-11' })).codes)
        .toEqual(['recovery.received-on']);
      expect((await act(cast.financeClerk, id, 'receipts', { ...receipt, amount: '100000.02' })).codes)
        .toEqual(['recovery.beyond-owed']);
      expect((await act(cast.financeClerk, id, 'receipts', receipt)).codes).toEqual([]);
      expect((await act(cast.financeClerk, id, 'receipts', receipt)).codes).toEqual(['recovery.reference-used']);
      expect(await read(id)).toMatchObject({
        outstanding: '90000.01', barredAfter: '2019-06-04', movements: [{ kind: 'receipt', principal: '10000.00' }],
      });
      const after = await position();
      expect([after.recoveries, after.paid]).toEqual(['10000.00', before.paid]);
      expect(parseYuan(after.available)! - parseYuan(before.available)!).toBe(1_000_000n);
    });

    test('is paid in the parts of a plan, which says what is met and what is late', async () => {
      const agree = (...parts: [string, string][]) => act(cast.reviewer, id, 'instalments', rest(parts));
      expect((await agree(['2017-05-20', '30000.00'], ['2017-06-20', '60000.00'])).codes)
        .toEqual(['recovery.plan-differs']);
      expect((await agree(['2017-06-20', '30000.00'], ['2017-05-20', '60000.01'])).codes)
        .toEqual(['recovery.plan-days']);
      expect((await agree(['2017-05-20', '30000.00'], ['2017-06-20', '60000.01'])).codes).toEqual([]);
      on('2017-05-21');
      expect((await read(id)).plan.map(({ state }) => state)).toEqual(['overdue', 'due']);
      const { number } = await read(id);
      const text = [`${number},30000.00,缴回-2,2017-05-21`, `${number},30000.00,缴回-2,2017-05-21`,
        '1999-0001,1.00,缴回-3,2017-05-21', `${number},60000.02,缴回-4,2017-05-21`].join('\n');
      const judged = (await cast.financeClerk.post('/api/recovery-receipts', { text })).body as RepaymentVerdict[];
      expect(judged.map(({ verdict }) => verdict)).toEqual(['applied', 'duplicate', 'no-such-case', 'beyond-owed']);
      const again = (await cast.financeClerk.post('/api/recovery-receipts', { text })).body as RepaymentVerdict[];
      expect(again[0]).toMatchObject({ verdict: 'duplicate' });
      expect((await cast.financeClerk.post('/api/recovery-receipts', { text: 'x' })).codes)
        .toEqual(['recovery.receipts-unreadable']);
      expect(await read(id)).toMatchObject({ outstanding: '60000.01', plan: [{ state: 'met' }, { state: 'due' }] });
    });

    test('rests while an appeal holds it', async () => {
      expect((await act(cast.reviewer, id, 'resume', { paper: '示例' })).codes).toEqual(['recovery.not-suspended']);
      expect((await act(cast.reviewer, id, 'suspend', { paper: '示例复议〔2017〕1号' })).codes).toEqual([]);
      expect((await read(id)).state).toBe('suspended');
      expect((await act(cast.reviewer, id, 'suspend', { paper: '示例' })).codes).toEqual(['recovery.suspended']);
      expect((await act(cast.reviewer, id, 'instalments', rest([['2017-06-20', '60000.01']]))).codes)
        .toEqual(['recovery.suspended']);
      on('2017-05-25');
      expect((await act(cast.reviewer, id, 'resume', { paper: '示例复议〔2017〕1号决定' })).codes).toEqual([]);
    });

    test('outlives the closing of the year in which it was paid', async () => {
      on('2018-02-01');
      const closed = await cast.reviewer.post(`${funds}/closings`, {
        year: 2017, documentNo: '结账〔2017〕', remainder: 'lapse',
      });
      expect(closed.codes).toEqual([]);
      expect((await read(id)).outstanding).toBe('60000.01');
    });

    test('is set off against a later award only when the bank has paid it, and the rest stays owed', async () => {
      on('2018-04-10');
      await cast.reviewer.post(`${funds}/appropriations`, {
        year: 2018, documentNo: '示例指标〔2018〕1号', amount: '100000.00',
      });
      // The debtor is a duplicate of the firm that is awarded later: until it is merged nobody knows.
      later = await aReviewedClaim(server, cast, creditCodes[2]!, { monthlyRent: '10000.00', claimYear: 2017 });
      await decide(server, cast, [later], { published: '2018-04-10', decided: '2018-04-19' });
      await cast.financeClerk.post(`/api/claims/${later.id}/order-payment`);
      const orders = await ordersOf([later]);
      const city = orders.find(({ treasury }) => treasury === 'city')!;
      const takeCity = () => act(cast.financeClerk, id, 'set-offs', { orderId: city.id });
      expect((await takeCity()).codes).toEqual(['recovery.other-applicant']);
      await mergeInto(cast, paid.applicantId, later.applicantId);
      const before = await read(id);
      expect(before.orders.map(({ treasury }) => treasury).toSorted()).toEqual(['city', 'district']);
      expect((await takeCity()).codes).toEqual(['payment.no-treasury-account']);
      await cast.reviewer.post('/api/treasury-accounts', {
        policy: lighthouse.policy, treasury: 'city', holder: '示例市财政局', account: '2002000000000017', bank: '示例银行',
      });
      const byDistrict = await act(cast.district, id, 'set-offs', { orderId: city.id });
      expect(byDistrict.codes).toEqual(['payment.other-treasury']);
      expect((await takeCity()).codes).toEqual([]);
      expect((await takeCity()).codes).toEqual(['recovery.nothing-to-set-off']);
      const planned = await read(id);
      expect([planned.outstanding, planned.movements.at(-1)]).toEqual([
        '60000.01', expect.objectContaining({ kind: 'set-off', isDone: false }),
      ]);
      expect((await act(cast.reviewer, id, 'suspend', { paper: '示例' })).codes).toEqual(['recovery.set-off-under-way']);
      const tooMuch = { amount: '60000.01', bankReference: '缴回-5', receivedOn: '2018-04-19' };
      expect((await act(cast.financeClerk, id, 'receipts', tooMuch)).codes).toEqual(['recovery.beyond-owed']);
      // The city's order of 41 560.01 is larger than the 36 000.01 that are owed to it: a part of it is taken.
      const split = (await ordersOf([later])).filter(({ treasury }) => treasury === 'city');
      expect(split.map(({ amount }) => amount).toSorted()).toEqual(['36000.01', '5560.00']);
      await undone(city.id);
      await pay([later], 'failed');
      expect((await read(id)).outstanding).toBe('60000.01');
      for (const order of await ordersOf([later])) {
        const [first, second] = threeOf(cast, order.treasury);
        await first.post(`/api/payment-orders/${order.id}/propose-reissue`, { reason: '再付' });
        await second.post(`/api/payment-orders/${order.id}/confirm-reissue`);
      }
      await pay([later]);
      const after = await read(id);
      expect([after.outstanding, after.movements.at(-1)]).toEqual([
        '24000.00', expect.objectContaining({ kind: 'set-off', isDone: true, onDay: '2018-04-19' }),
      ]);
    });

    test('is written off only by a decision with its document, never beyond what is owed', async () => {
      const decision = { amount: '4000.00', paper: '示例纪要〔2017〕3号', reason: '办公差错部分' };
      expect((await act(cast.reviewer, id, 'write-offs', decision)).codes).toEqual(['identity.not-permitted']);
      expect((await act(cast.government, id, 'write-offs', { ...decision, amount: '24000.01' })).codes)
        .toEqual(['recovery.beyond-owed']);
      expect((await act(cast.government, id, 'write-offs', decision)).codes).toEqual([]);
      expect((await read(id)).outstanding).toBe('20000.00');
    });

    test('of an earlier year is income of the treasury, and no budget of the year', async () => {
      const receipt = { amount: '20000.00', bankReference: '缴回-6', receivedOn: '2018-04-19' };
      expect((await act(cast.financeClerk, id, 'receipts', receipt)).codes).toEqual([]);
      expect(await read(id)).toMatchObject({ state: 'settled', outstanding: '0.00' });
      const year = ((await cast.auditor.get(funds)).body as FundPosition[]).find((one) => one.year === 2018);
      // The set-off and this payment: 36 000.01 and 20 000.00.
      expect(year).toMatchObject({ recovered: '56000.01', recoveries: '56000.01', available: '30733.33' });
    });
  });

  test('fraud is another kind: it bears interest by its document and goes to the judicial authorities', async () => {
    const second = idOf(await open(cast.reviewer, { kind: 'false-statement', hearingOn: '2018-04-26' }));
    expect((await act(cast.reviewer, second, 'refer', { paper: '示例' })).codes).toEqual(['recovery.case-state']);
    on('2018-04-26');
    await act(cast.reviewer, second, 'hearing', { text: '缺席' });
    await act(cast.reviewer, second, 'propose', {
      parts: [{ item, amount: '36500.00' }], reason: '虚假资料', interest: {
        rate: '0.04', from: '2018-04-26', basis: '示例规定第九条',
      },
    });
    expect((await act(cast.director, second, 'decide')).codes).toEqual([]);
    expect((await act(cast.reviewer, second, 'refer', { paper: '示例移送〔2018〕1号' })).codes).toEqual([]);
    expect((await act(cast.reviewer, second, 'refer', { paper: '示例' })).codes).toEqual(['recovery.referred-before']);
    expect((await act(cast.reviewer, id, 'refer', { paper: '示例' })).codes).toEqual(['recovery.no-judicial-transfer']);
    on('2018-05-06');
    // Ten days of 4 % on 36 500.00 are 40.00.
    expect((await read(second)).interestDue).toBe('40.00');
    const receive = (amount: string, bankReference: string) =>
      act(cast.financeClerk, second, 'receipts', { amount, bankReference, receivedOn: '2018-05-06' });
    expect((await receive('36540.01', '缴回-7')).codes).toEqual(['recovery.beyond-owed']);
    expect((await receive('36540.00', '缴回-8')).codes).toEqual([]);
    on('2018-06-06');
    expect(await read(second)).toMatchObject({ state: 'settled', interestDue: '0.00', interestPaid: '40.00' });
  });

  test('a case that does not hold is dropped, and owes nothing', async () => {
    const third = idOf(await open(cast.chief, { hearingOn: '2018-06-20' }));
    expect((await act(cast.chief, third, 'drop', { text: '经核实，不属实。' })).codes).toEqual([]);
    expect((await act(later.holder, third, 'statement', { text: '谢谢' })).codes).toEqual(['recovery.case-state']);
    const lines = (await cast.auditor.get('/api/recovery-cases')).body as RecoveryLine[];
    expect(lines.map(({ state, outstanding }) => [state, outstanding]))
      .toEqual([['dropped', null], ['settled', '0.00'], ['settled', '0.00']]);
  });

  test('is never more than was paid, over all cases', async () => {
    const fourth = idOf(await open(cast.chief, { hearingOn: '2018-06-20' }));
    on('2018-06-20');
    await act(cast.chief, fourth, 'hearing', { text: '到场' });
    const [{ recoverable }] = [await read(fourth)];
    // 699 500.00 less what the first case assessed and was not written off, less the second.
    expect(formatYuan(recoverable.reduce((sum, { amount }) => sum + parseYuan(amount)!, 0n))).toBe('566999.99');
  });
});
