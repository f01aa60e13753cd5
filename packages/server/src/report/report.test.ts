import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BudgetSubject, FundReport, Postings } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from '../../test/claim-on-its-way.ts';
import type { ClaimOnItsWay } from '../../test/claim-on-its-way.ts';
import { castOf, lighthouse, publishStoryPolicy } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { sendBatch, threeOf } from '../../test/sent-batch.ts';
import type { PaymentOrder } from '@qingce/contract';

const funds = `/api/funds/${lighthouse.policy}`;

onBothDatabases('the report of a fund', (database) => {
  let server: TestApp;
  let cast: Cast;
  let paid: ClaimOnItsWay;

  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await grantFor(cast, 3);
    await cast.reviewer.post(`${funds}/adjustments`, {
      year: 2017, documentNo: '示例调整〔2017〕1号', note: '',
      lines: [{ item: null, amount: '-100000.00' }, { item: 'certification', amount: '100000.00' }],
    });
    const claims: ClaimOnItsWay[] = [];
    for (const code of creditCodes.slice(0, 3)) claims.push(await aReviewedClaim(server, cast, code));
    const [first, second] = claims;
    paid = first!;
    await decide(server, cast, [first!, second!]);
    for (const { id } of [first!, second!]) await cast.financeClerk.post(`/api/claims/${id}/order-payment`);
    await payInFull(first!);
  });
  afterAll(() => server.close());

  async function payInFull({ id }: ClaimOnItsWay): Promise<void> {
    const orders = (await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[];
    for (const order of orders.filter(({ claimId }) => claimId === id)) {
      await sendBatch(cast, [order]);
      await threeOf(cast, order.treasury)[1].post(`/api/payment-orders/${order.id}/result`, {
        outcome: 'paid', bankReference: `流水 ${order.number}`, paidOn: '2017-04-28',
      });
    }
  }

  const read = async (): Promise<FundReport> => (await cast.auditor.get(`${funds}/reports/2017`)).body as FundReport;
  const postings = async (filter: string): Promise<Postings> =>
    (await cast.auditor.get(`${funds}/postings?year=2017&${filter}`)).body as Postings;

  test('counts how many claims came as far as each stage, and what they came to', async () => {
    expect((await read()).stages).toEqual([
      { stage: 'submitted', claims: 3, amount: '2098500.00' }, { stage: 'proposed', claims: 3, amount: '2098500.00' },
      { stage: 'approved', claims: 2, amount: '1399000.00' }, { stage: 'decided', claims: 2, amount: '1399000.00' },
      { stage: 'ordered', claims: 2, amount: '1399000.00' }, { stage: 'paid', claims: 1, amount: lighthouse.award },
    ]);
  });

  test('burns down to what the position says, and never above the ceiling', async () => {
    const { days, position } = await read();
    expect(days.map(({ day }) => day)).toEqual([...new Set(days.map(({ day }) => day))].toSorted());
    expect(days.at(-1)).toEqual({
      day: '2017-04-28', ceiling: '2100000.00', available: position.available, reserved: position.reserved,
      ordered: position.ordered, paid: position.paid,
    });
    expect([position.available, position.ordered, position.paid]).toEqual(['701000.00', '699500.00', '699500.00']);
  });

  test('shows the age of what is not paid, treasury by treasury', async () => {
    server.clock.business = '2017-06-15T09:00:00.000+08:00';
    const { ageing, treasuries } = await read();
    expect(ageing).toEqual(expect.arrayContaining([
      { treasury: 'city', bucket: '31-60', orders: 1, amount: lighthouse.city },
      { treasury: 'district', bucket: '31-60', orders: 1, amount: lighthouse.district },
    ]));
    expect(ageing).toHaveLength(2);
    expect(treasuries).toEqual([
      { treasury: 'city', ordered: lighthouse.city, paid: lighthouse.city, tax: '0.00', bounced: '0.00' },
      { treasury: 'district', ordered: lighthouse.district, paid: lighthouse.district, tax: '0.00', bounced: '0.00' },
    ]);
  });

  test('every number is the sum of its postings, and each names its act and its case or document', async () => {
    const { position, treasuries } = await read();
    const kinds = { available: 'available', reserved: 'reserved', ordered: 'payable', paid: 'paid' } as const;
    expect((await postings('kind=appropriation')).total).toBe(position.appropriated);
    for (const [figure, kind] of Object.entries(kinds)) {
      const total = position[figure as keyof typeof kinds];
      expect([figure, (await postings(`kind=${kind}`)).total]).toEqual([figure, total]);
      for (const line of position.lines) {
        const own = await postings(`kind=${kind}&item=${line.item ?? '-'}`);
        expect([line.item, figure, own.total]).toEqual([line.item, figure, line[figure as keyof typeof kinds]]);
      }
    }
    for (const { treasury, paid: paidThere } of treasuries) {
      expect((await postings(`kind=paid&treasury=${treasury}`)).total).toBe(paidThere);
    }
    const ofClaim = await postings(`kind=paid&claim=${paid.id}`);
    expect([ofClaim.total, ofClaim.count]).toEqual([lighthouse.award, 2]);
    expect(ofClaim.postings[0]).toMatchObject({
      act: 'fund.confirm-disbursement', claimId: paid.id, claimNumber: expect.stringMatching(/^2017-\d{4}$/) as string,
      by: expect.stringContaining('district-finance') as string,
    });
    const grants = await postings('kind=appropriation');
    expect(grants.postings.map(({ documentNo }) => documentNo)).toEqual(['示例指标〔2017〕9号']);
  });

  test('another year has none, and an applicant sees nothing of it', async () => {
    expect((await cast.auditor.get(`${funds}/reports/2031`)).codes).toEqual(['fund.year-unknown']);
    expect((await paid.holder.get(`${funds}/reports/2017`)).status).toBe(403);
    expect((await paid.holder.get(`${funds}/postings?year=2017`)).status).toBe(403);
    expect((await cast.auditor.get(`${funds}/postings?year=2017&kind=owed`)).status).toBe(422);
  });

  test('budget subjects stand from a year on, an item’s own before that of all', async () => {
    const subject = (over: Partial<BudgetSubject>): BudgetSubject => ({
      fromYear: 2017, item: null, functional: { code: '2160699', name: '其他涉外发展服务支出' },
      economic: { code: '50799', name: '其他对企业补助' }, department: { code: '31204', name: '费用补贴' },
      basis: '示例：当年政府收支分类科目', ...over,
    });
    const set = (body: object) => cast.reviewer.post(`${funds}/subjects`, body);
    expect((await set(subject({ functional: { code: '21', name: '不是科目' } }))).status).toBe(422);
    expect((await set(subject({ item: 'no-such-item' }))).codes).toEqual(['fund.no-such-item']);
    expect((await cast.financeClerk.post(`${funds}/subjects`, subject({}))).status).toBe(403);
    expect((await set(subject({ basis: '录入有误' }))).codes).toEqual([]);
    server.passMinutes(1);
    expect((await set(subject({}))).codes).toEqual([]);
    const person = subject({ item: 'referral', economic: { code: '50999', name: '其他对个人和家庭的补助' } });
    expect((await set(person)).codes).toEqual([]);
    expect((await cast.auditor.get(`${funds}/subjects`)).body).toEqual([subject({}), person]);
  });
});
