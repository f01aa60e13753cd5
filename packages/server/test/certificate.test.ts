import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClaimCertificate, PaymentOrder } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { castOf, publishStoryPolicy } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import { sendBatch, threeOf } from './sent-batch.ts';

onBothDatabases('the certificate of an approved receivable', (database) => {
  let server: TestApp;
  let cast: Cast;
  let claim: ClaimOnItsWay;
  let other: ClaimOnItsWay;

  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await grantFor(cast, 2);
    claim = await aReviewedClaim(server, cast, creditCodes[0]!);
    other = await aReviewedClaim(server, cast, creditCodes[1]!);
    await decide(server, cast, [claim, other]);
  });
  afterAll(() => server.close());

  const path = (of: ClaimOnItsWay, what = ''): string => `/api/claims/${of.id}/certificate${what}`;
  const read = async (by: Visitor = cast.auditor, of = claim): Promise<ClaimCertificate> =>
    (await by.get(path(of))).body as ClaimCertificate;
  const issue = (by: Visitor, expectedOn = '2017-06-30', of = claim) => by.post(path(of), { expectedOn });
  const pledge = (pledgee: string, by: Visitor = cast.reviewer) =>
    by.post(path(claim, '/pledge'), { pledgee, paper: '示例质押合同〔2017〕1号' });
  const release = (by: Visitor = cast.reviewer) =>
    by.post(path(claim, '/release'), { paper: '示例解除通知〔2017〕1号' });
  /** What anyone sees under the address on the paper. */
  const page = async (language: '' | '/en' = ''): Promise<{ statusCode: number; body: string }> => {
    const { certificate } = await read();
    return server.app.inject({ method: 'GET', url: `${language}/certificates/${certificate!.id}` });
  };
  const pay = async (treasury: string): Promise<void> => {
    const orders = ((await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[])
      .filter((order) => order.claimId === claim.id && order.treasury === treasury);
    const { id, lines } = await sendBatch(cast, orders);
    const text = lines.map(({ instruction, amount }) =>
      `${instruction},paid,${amount},流水-${instruction.slice(0, 8)},${server.clock.business.slice(0, 10)},`).join('\n');
    expect((await threeOf(cast, treasury)[0].post('/api/bank-returns', { treasury, name: `${id}.csv`, text })).codes)
      .toEqual([]);
  };

  describe('is issued', () => {
    test('by the finance bureau, once the payment is ordered, for a day to come, once', async () => {
      expect((await issue(cast.reviewer)).codes).toEqual(['certificate.claim-state']);
      expect(await read(cast.reviewer)).toEqual({ certificate: null, actions: [] });
      await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`);
      expect((await read(cast.reviewer)).actions).toEqual(['certificate.issue']);
      expect((await read(cast.auditor)).actions).toEqual([]);
      expect((await issue(cast.chief)).codes).toEqual(['identity.not-permitted']);
      expect((await issue(claim.holder)).codes).toEqual(['identity.not-permitted']);
      expect((await issue(cast.reviewer, '2017-04-27')).codes).toEqual(['certificate.expected-on']);
      const both = await Promise.all([issue(cast.reviewer), issue(cast.reviewer)]);
      expect(both.map(({ codes }) => codes)).toEqual(expect.arrayContaining([[], ['certificate.issued-before']]));
    });

    test('for what is not paid, by the treasuries that owe it; its own people read it, strangers do not', async () => {
      expect((await read(claim.holder)).certificate).toMatchObject({
        number: '2017-0001', amount: '699500.00', unpaid: '699500.00', state: 'valid', expectedOn: '2017-06-30',
        shares: [{ treasury: 'city', amount: '419700.00' }, { treasury: 'district', amount: '279800.00' }],
      });
      const stranger = await server.signedInAs(null);
      expect((await stranger.get(path(claim))).codes).toEqual(['claim.not-found']);
    });

    test('with an address at which anyone checks number, hash and state, and no name', async () => {
      const { certificate } = await read();
      for (const language of ['', '/en'] as const) {
        const { statusCode, body } = await page(language);
        expect(statusCode).toBe(200);
        expect(body).toContain(certificate!.number);
        expect(body).toContain(certificate!.hash);
        expect(body).not.toContain(certificate!.applicant);
      }
      for (const id of ['5b0cb8a6-0f0a-4a66-8f3b-000000000000', 'x']) {
        expect((await server.app.inject({ method: 'GET', url: `/certificates/${id}` })).statusCode).toBe(404);
      }
    });
  });

  describe('is pledged', () => {
    test('once: of two pledges at the same moment one is recorded', async () => {
      expect((await release()).codes).toEqual(['certificate.not-pledged']);
      expect((await pledge('示例银行', cast.financeClerk)).codes).toEqual(['identity.not-permitted']);
      const both = await Promise.all([pledge('示例甲银行'), pledge('示例乙银行')]);
      expect(both.map(({ codes }) => codes)).toEqual(expect.arrayContaining([[], ['certificate.pledged-before']]));
      const { certificate, actions } = await read(cast.reviewer);
      expect([certificate!.state, certificate!.pledges.length]).toEqual(['pledged', 1]);
      expect(actions).toEqual(['certificate.release']);
      expect((await page()).body).toContain('已质押');
      expect((await page()).body).not.toContain('示例甲银行');
    });

    test('again only after the pledge was released, which stays on record', async () => {
      const both = await Promise.all([release(), release()]);
      expect(both.map(({ codes }) => codes)).toEqual(expect.arrayContaining([[], ['certificate.not-pledged']]));
      expect((await pledge('示例丙银行')).codes).toEqual([]);
      const { pledges } = (await read()).certificate!;
      expect(pledges.map(({ releasedAt }) => releasedAt === null)).toEqual([false, true]);
      expect((await cast.auditor.get(`/api/claims/${claim.id}`)).body).toMatchObject({
        timeline: expect.arrayContaining([expect.objectContaining({ act: 'certificate.pledge' })]),
      });
    });
  });

  describe('ends', () => {
    test('with the last payment; until then it says what is left', async () => {
      await pay('city');
      expect((await read()).certificate).toMatchObject({ state: 'pledged', amount: '699500.00', unpaid: '279800.00' });
      await pay('district');
      expect((await read()).certificate).toMatchObject({ state: 'paid', unpaid: '0.00' });
      expect((await release()).codes).toEqual([]);
      expect((await pledge('示例丁银行')).codes).toEqual(['certificate.not-valid']);
    });

    test('when the award is recovered', async () => {
      await cast.chief.post(`/api/claims/${claim.id}/recovery-cases`, {
        kind: 'applicant-error', clause: '5.2', finding: '示例', hearingOn: '2017-05-31',
      });
      expect((await read()).certificate).toMatchObject({ state: 'void' });
      expect((await page('/en')).body).toContain('no longer valid');
    });
  });
});
