import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  BatchFile, BatchId, CaseFile, FundPosition, PaymentBatch, PaymentOrder, Reconciliation,
} from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { checkInvariants } from '../src/invariants/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp } from './build-test-app.ts';
import { confirmHolder } from './confirmed-holder.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { aDraft, castOf, lighthouse, publishStoryPolicy } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import { sendBatch } from './sent-batch.ts';
import { foundAfter } from './tampering.ts';

const basis = { basis: '税务机关书面答复（示例）', basisOn: '2017-04-01' };
const claimed = {
  applicant: { publicOfficial: false },
  items: [{ item: 'referral', enterprises: [{ newSeats: 130, serviceTermMonths: 36 }] }],
};

/** 130 seats referred by an individual: 65 000.00, of which the city bears 39 000.00; reviewed and ready for a list. */
async function aReferral(server: TestApp, cast: Cast): Promise<ClaimOnItsWay> {
  const holder = await server.signedInAs(null);
  const { id: applicantId } = (await holder.post('/api/applicants', {
    kind: 'individual', name: '林一帆', identityNumber: '999999199501019017',
  })).body as { id: string };
  await confirmHolder(server, holder, applicantId);
  await cast.clerk.post(`/api/applicants/${applicantId}/register-facts`, {
    facts: { recognized: true, publicOfficial: false }, source: '认定名录',
  });
  await holder.post(`/api/applicants/${applicantId}/payee`, {
    account: '6222020000005675', bank: '示例银行清城支行', bankCode: '102100099996',
  });
  const id = await aDraft(server, { holder, applicantId }, claimed);
  await holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
  await cast.clerk.post(`/api/claims/${id}/accept`);
  for (const inspector of [cast.firstInspector, cast.secondInspector]) {
    const { facts } = (await inspector.get(`/api/claims/${id}`)).body as CaseFile;
    for (const { path, claimed: value } of facts.filter(({ confirmedBy }) => confirmedBy === 'leading-group'))
      await inspector.post(`/api/claims/${id}/findings`, { path, value });
  }
  await cast.chief.post(`/api/claims/${id}/propose`, { note: '同意初审' });
  return { id, applicantId, holder };
}

onBothDatabases('a payment to an individual', (database) => {
  let server: TestApp;
  let cast: Cast;
  let referral: ClaimOnItsWay;
  let firm: ClaimOnItsWay;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await grantFor(cast, 2);
    referral = await aReferral(server, cast);
    firm = await aReviewedClaim(server, cast, creditCodes[0]!);
    await decide(server, cast, [referral, firm]);
    for (const { id } of [referral, firm]) await cast.financeClerk.post(`/api/claims/${id}/order-payment`);
  });
  afterAll(() => server.close());

  const orderOf = async ({ id }: ClaimOnItsWay): Promise<PaymentOrder> =>
    ((await cast.financeClerk.get('/api/payment-orders')).body as PaymentOrder[])
      .find(({ claimId, treasury }) => claimId === id && treasury === 'city')!;
  const enter = async (of: ClaimOnItsWay, tax: string, by = cast.financeClerk) =>
    by.post(`/api/payment-orders/${(await orderOf(of)).id}/tax`, { tax, ...basis });
  const build = async (of: ClaimOnItsWay, by = cast.financeClerk) =>
    by.post('/api/payment-batches', { treasury: 'city', orders: [(await orderOf(of)).id] });
  const position = async () =>
    ((await cast.auditor.get(`/api/funds/${lighthouse.policy}`)).body as FundPosition[])[0]!;
  const say = async (line: PaymentBatch['lines'][number], outcome: string, reference: string) =>
    cast.financeClerk.post('/api/bank-returns', {
      treasury: 'city', name: '示例回单.csv',
      text: `${line.instruction},${outcome},${line.amount},${reference},2017-04-28,`,
    });
  let sent: PaymentBatch;

  test('enters no batch before finance has said what tax is withheld: nothing is assumed', async () => {
    expect(await orderOf(referral)).toMatchObject({ amount: '39000.00', wantsTax: true, tax: null });
    expect((await orderOf(referral)).acts).toContain('tax');
    expect((await orderOf(referral)).acts).not.toContain('batch');
    expect((await build(referral)).codes).toEqual(['payment.tax-missing']);
    expect(await orderOf(firm)).toMatchObject({ wantsTax: false, tax: null });
  });

  test('has its tax entered by its treasury, below the amount, under a basis of today or earlier', async () => {
    expect((await enter(firm, '1.00')).codes).toEqual(['payment.no-tax-wanted']);
    expect((await enter(referral, '1.00', cast.district)).codes).toEqual(['payment.other-treasury']);
    expect((await enter(referral, '1.00', cast.reviewer)).codes).toEqual(['identity.not-permitted']);
    expect((await enter(referral, '39000.00')).codes).toEqual(['payment.tax-too-high']);
    const { id } = await orderOf(referral);
    const late = await cast.financeClerk.post(`/api/payment-orders/${id}/tax`, {
      ...basis, tax: '1.00', basisOn: '2017-05-01',
    });
    expect(late.codes).toEqual(['payment.tax-basis-day']);
    expect((await enter(referral, '1.00')).codes).toEqual([]);
    expect((await enter(referral, '7800.00')).codes).toEqual([]);
    expect((await orderOf(referral)).tax).toEqual({ amount: '7800.00', net: '31200.00', ...basis });
  });

  test('goes to the bank net, tax and gross beside it, and is not checked by whoever entered the tax', async () => {
    const built = (await build(referral, cast.financeChecker)).body as BatchId;
    const check = await cast.financeClerk.post(`/api/payment-batches/${built.batchId}/check`, built);
    expect(check.codes).toEqual(['payment.same-person']);
    expect((await enter(referral, '0.00')).codes).toEqual(['payment.in-another-batch']);
    await cast.financeChecker.post(`/api/payment-batches/${built.batchId}/cancel`);
    sent = await sendBatch(cast, [await orderOf(referral)]);
    expect(sent).toMatchObject({
      total: '31200.00', lines: [{ amount: '31200.00', tax: '7800.00', gross: '39000.00' }],
    });
    const { text } = (await cast.financeClerk.post(`/api/payment-batches/${sent.id}/file`)).body as BatchFile;
    expect(text).toContain('"示例银行清城支行","102100099996",');
    expect(text.split('\r\n').map((line) => line.split(',').slice(-2))).toMatchObject([
      [expect.any(String), '"7800.00"'], ['"7800.00"', '"39000.00"'], [''],
    ]);
  });

  test('is posted gross against what is payable: net as paid, the tax to an account of its own', async () => {
    const [line] = sent.lines;
    expect((await say({ ...line!, amount: line!.gross }, 'paid', 'B-0')).body)
      .toMatchObject([{ verdict: 'amount-differs' }]);
    expect((await say(line!, 'paid', 'B-1')).body).toMatchObject([{ verdict: 'applied' }]);
    expect(await position()).toMatchObject({ paid: '31200.00', tax: '7800.00' });
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });

  test('that comes back is sent again net: the tax stays withheld and no longer changes', async () => {
    const [line] = sent.lines;
    expect((await say(line!, 'returned', 'B-2')).body).toMatchObject([{ verdict: 'applied' }]);
    expect(await position()).toMatchObject({ paid: '0.00', bounced: '31200.00', tax: '7800.00' });
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
    const { id } = await orderOf(referral);
    await cast.financeClerk.post(`/api/payment-orders/${id}/propose-reissue`, { reason: '账户更正' });
    expect((await cast.financeChecker.post(`/api/payment-orders/${id}/confirm-reissue`)).codes).toEqual([]);
    expect((await enter(referral, '0.00')).codes).toEqual(['payment.tax-posted']);
    const again = await sendBatch(cast, [await orderOf(referral)]);
    expect((await say(again.lines[0]!, 'paid', 'B-3')).body).toMatchObject([{ verdict: 'applied' }]);
    expect(await position()).toMatchObject({ paid: '31200.00', bounced: '0.00', tax: '7800.00' });
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });

  test('is in the month’s reconciliation to the fen', async () => {
    const month = `/api/funds/${lighthouse.policy}/reconciliation/2017-04`;
    const [city] = (await cast.auditor.get(month)).body as Reconciliation[];
    expect(city).toMatchObject({ treasury: 'city', tax: '7800.00', difference: '0.00' });
  });

  test('that withholds nothing says so with 0.00', async () => {
    const [order] = ((await cast.district.get('/api/payment-orders')).body as PaymentOrder[])
      .filter(({ claimId, treasury }) => claimId === referral.id && treasury === 'district');
    await cast.district.post(`/api/payment-orders/${order!.id}/tax`, { tax: '0.00', ...basis });
    expect(await sendBatch(cast, [order!])).toMatchObject({ total: '26000.00', lines: [{ tax: '0.00' }] });
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });

  test.each([
    ['the tax in the ledger is not the tax that was sent', `update ledger_account set balance_fen = balance_fen - 1
      where kind = 'tax'`, 'I6', 'of tax were withheld'],
    ['the tax in the ledger is gone', `update ledger_account set claim_id = null where kind = 'tax'`, 'I6',
      'of tax were withheld'],
    ['what was entered is gone', 'delete from payment_tax', 'I7', 'no tax was entered'],
    ['another tax was entered than was sent', 'update payment_tax set tax_fen = tax_fen + 1', 'I7',
      'no tax was entered'],
    ['net and tax are no longer the gross', 'update payment_batch_line set tax_fen = tax_fen + 1', 'I7',
      'its lines come to'],
  ])('is known to be tampered with when %s', async (_way, statement, invariant, words) => {
    const found = await foundAfter(database(), statement);
    expect(found.filter((breach) => breach.startsWith(`${invariant} `) && breach.includes(words))).not.toEqual([]);
  });
});
