import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FundPosition } from '@qingce/contract';
import { onBothDatabases, onPostgresql } from '@qingce/database/test';
import type { Database } from '@qingce/database';
import { listDriftedAccounts } from '@qingce/ledger';
import { parseYuan } from '@qingce/values';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp } from '../../test/build-test-app.ts';
import { listActs } from '../audit/index.ts';
import { sharesProblem } from './fund.ts';
import {
  confirmDisbursement, findReservation, findShares, listFundPositions, receiveAppropriation,
  releaseReservation, reserveFirmly,
  reserveSoftly, settleReservation,
} from './index.ts';

/** The fund of one policy in 2017, and what happens to it. */
function aFund(server: () => TestApp) {
  const policy = `policy-${randomUUID()}`;
  const fund = { policy, year: 2017 };
  return {
    policy,
    grant: (amountFen: bigint, documentNo: string = randomUUID()) =>
      server().run(receiveAppropriation, {
        ...fund, documentNo, note: '', lines: [{ item: null, changeFen: amountFen }],
      }),
    softly: (claimId: string, amountFen: bigint) =>
      server().run(reserveSoftly, { ...fund, claimId, parts: [{ item: null, amountFen }] }),
    firmly: (claimId: string, amountFen: bigint) =>
      server().run(reserveFirmly, { ...fund, claimId, parts: [{ item: null, amountFen }] }),
    release: (claimId: string) => server().run(releaseReservation, { claimId }),
    settle: (claimId: string, ...shares: [string, bigint][]) =>
      server().run(settleReservation, {
        claimId, shares: shares.map(([treasury, amountFen]) => ({ treasury, item: null, amountFen })),
      }),
    pay: (claimId: string, treasury: string, amountFen: bigint) => server().run(confirmDisbursement, {
      claimId, treasury, parts: [{ item: null, amountFen }],
    }),
    position: async (): Promise<FundPosition> => (await server().run(listFundPositions, policy))[0]!,
  };
}

onBothDatabases('a fund', (database) => {
  let app: TestApp;
  beforeAll(async () => { app = await buildTestApp(database(), { claimsAreIds: true }); });
  afterAll(() => app.close());
  const server = (): TestApp => app;
  const refused = (code: string) => ({ code });

  test('follows the story of Lighthouse to the fen', async () => {
    const fund = aFund(server);
    const claimId = randomUUID();
    await fund.grant(100_000_000n);
    await fund.softly(claimId, 69_950_000n);
    expect(await fund.position()).toMatchObject({
      year: 2017, appropriated: '1000000.00', softlyReserved: '699500.00', reserved: '0.00', ordered: '0.00',
      paid: '0.00',
      available: '1000000.00',
    });
    await fund.firmly(claimId, 69_950_000n);
    expect(await fund.position())
      .toMatchObject({ softlyReserved: '0.00', reserved: '699500.00', available: '300500.00' });
    await fund.settle(claimId, ['city', 41_970_000n], ['district', 27_980_000n]);
    expect(await fund.position()).toMatchObject({ reserved: '0.00', ordered: '699500.00', available: '300500.00' });
    await fund.pay(claimId, 'city', 41_970_000n);
    await fund.pay(claimId, 'district', 27_980_000n);
    expect(await fund.position()).toMatchObject({ ordered: '0.00', paid: '699500.00', available: '300500.00' });
    const acts = (await listActs(database().kysely, { kind: 'claim', id: claimId })).map((record) => record.act);
    expect(acts).toEqual(['fund.reserve-softly', 'fund.reserve-firmly', 'fund.settle-reservation',
      'fund.confirm-disbursement', 'fund.confirm-disbursement']);
  });

  test('shows soft demand beyond its ceiling, and holds not one fen beyond it', async () => {
    const fund = aFund(server);
    await fund.grant(100n);
    const [a, b] = [randomUUID(), randomUUID()];
    await fund.softly(a, 100n);
    await fund.softly(b, 100n);
    expect(await fund.position()).toMatchObject({ softlyReserved: '2.00', available: '1.00' });
    await fund.firmly(a, 100n);
    await expect(fund.firmly(b, 1n)).rejects.toMatchObject({
      code: 'fund.ceiling-exceeded', fields: { wanted: '0.01', available: '0.00' },
    });
    expect((await findReservation(database().kysely, b))?.state).toBe('soft');
  });

  test('replaces soft demand by what was said last, and ends it with the claim', async () => {
    const fund = aFund(server);
    const claimId = randomUUID();
    await fund.softly(claimId, 500n);
    await fund.softly(claimId, 300n);
    expect(await fund.position()).toMatchObject({ softlyReserved: '3.00' });
    await fund.release(claimId);
    expect(await fund.position()).toMatchObject({ softlyReserved: '0.00' });
  });

  test('gives held money back when the claim is refused, once', async () => {
    const fund = aFund(server);
    const claimId = randomUUID();
    await fund.grant(100n);
    await fund.firmly(claimId, 60n);
    await fund.release(claimId);
    await fund.release(claimId);
    expect(await fund.position()).toMatchObject({ available: '1.00', reserved: '0.00' });
  });

  test('keeps what the decision left of a reservation available', async () => {
    const fund = aFund(server);
    const claimId = randomUUID();
    await fund.grant(100n);
    await fund.firmly(claimId, 60n);
    await fund.settle(claimId, ['city', 50n], ['district', 0n]);
    expect(await fund.position()).toMatchObject({ ordered: '0.50', available: '0.50' });
  });

  test('holds for a claim once, orders at most what is held, and pays a share once', async () => {
    const fund = aFund(server);
    const claimId = randomUUID();
    await fund.grant(100n);
    await expect(fund.settle(claimId, ['city', 1n])).rejects.toMatchObject(refused('fund.no-reservation'));
    await fund.firmly(claimId, 60n);
    await expect(fund.firmly(claimId, 1n)).rejects.toMatchObject(refused('fund.already-reserved'));
    await expect(fund.softly(claimId, 1n)).rejects.toMatchObject(refused('fund.already-reserved'));
    await expect(fund.settle(claimId, ['city', 61n])).rejects.toMatchObject(refused('fund.settlement-differs'));
    await expect(fund.settle(claimId)).rejects.toMatchObject(refused('fund.settlement-differs'));
    await expect(fund.pay(claimId, 'city', 60n)).rejects.toMatchObject(refused('fund.no-reservation'));
    await fund.settle(claimId, ['city', 60n]);
    await fund.pay(claimId, 'city', 60n);
    await expect(fund.pay(claimId, 'city', 60n)).rejects.toMatchObject(refused('fund.not-payable'));
    await expect(fund.settle(claimId, ['city', 60n])).rejects.toMatchObject(refused('fund.no-reservation'));
  });

  test('may hold again for a claim that gave its money back', async () => {
    const fund = aFund(server);
    const claimId = randomUUID();
    await fund.grant(100n);
    await fund.firmly(claimId, 60n);
    await fund.release(claimId);
    await fund.firmly(claimId, 70n);
    expect(await fund.position()).toMatchObject({ reserved: '0.70' });
  });

  test('takes a granting document once', async () => {
    const fund = aFund(server);
    await fund.grant(100n, '财预〔2017〕1号');
    await expect(fund.grant(100n, '财预〔2017〕1号')).rejects.toMatchObject(refused('fund.already-received'));
    expect(await fund.position()).toMatchObject({ appropriated: '1.00' });
  });

  test('whatever happens, what was granted is available, held, ordered or paid', async () => {
    const step = fc.record({
      what: fc.constantFrom('grant', 'softly', 'firmly', 'release', 'settle', 'pay'), claim: fc.nat(3),
      fen: fc.bigInt(1n, 60n),
    });
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const fund = aFund(server);
      const claims = Array.from({ length: 4 }, () => randomUUID());
      await fund.grant(50n);
      for (const { what, claim, fen } of steps) {
        const id = claims[claim]!;
        const act = {
          grant: () => fund.grant(fen), softly: () => fund.softly(id, fen), firmly: () => fund.firmly(id, fen),
          release: () => fund.release(id), settle: () => fund.settle(id, ['city', fen]),
          pay: () => fund.pay(id, 'city', fen),
        }[what];
        await act().catch((error: unknown) => expect(error).toMatchObject({ code: expect.stringMatching(/^fund\./) }));
      }
      const { appropriated, available, reserved, ordered, paid } = await fund.position();
      const sum = [available, reserved, ordered, paid].reduce((total, text) => total + (parseYuan(text) ?? 0n), 0n);
      expect(sum).toBe(parseYuan(appropriated));
    }), { numRuns: 15 });
    expect(await listDriftedAccounts(database().kysely)).toEqual([]);
  });

  describe('over HTTP', () => {
    test('finance grants and sets shares, offices look, applicants do not', async () => {
      const path = `/api/funds/policy-${randomUUID().slice(0, 8)}`;
      const [finance, auditor, firm] = [
        await app.signedInAs('finance-reviewer'), await app.signedInAs('auditor'), await app.signedInAs(null),
      ];
      const grant = { year: 2017, amount: '5000000.00', documentNo: '财预〔2017〕2号' };
      expect((await finance.post(`${path}/appropriations`, grant)).status).toBe(200);
      expect((await finance.post(`${path}/appropriations`, { ...grant, amount: '0.00' })).codes)
        .toEqual(['request.invalid']);
      expect((await auditor.get(path)).body).toMatchObject([{ year: 2017, available: '5000000.00' }]);
      expect((await firm.get(path)).codes).toEqual(['identity.not-permitted']);
    });

    test('the shares of a day are those that began last before it, of one day those that were set last', async () => {
      const policy = `policy-${randomUUID().slice(0, 8)}`;
      const finance = await app.signedInAs('finance-reviewer');
      const set = async (from: string, city: string, district: string) => {
        app.passMinutes(1);
        return finance.post(`/api/funds/${policy}/shares`, { from, shares: { city, district }, basis: '财政体制文件' });
      };
      await set('2016-01-01', '0.6', '0.4');
      await set('2017-01-01', '0.5', '0.5');
      await set('2017-01-01', '0.7', '0.3');
      expect((await set('2017-01-01', '0.7', '0.4')).codes).toEqual(['fund.shares-not-one']);
      expect((await set('2017-01-01', '1.1', '-0.1')).codes).toEqual(['fund.shares-not-ratios']);
      const on = async (day: string) => (await findShares(database().kysely, { policy, day }))?.ratios['city'];
      expect([await on('2015-12-31'), await on('2016-12-31'), await on('2017-01-01')])
        .toEqual([undefined, '0.6', '0.7']);
    });
  });
});

test.each([
  [{ city: '0.6', district: '0.4' }, undefined], [{ city: '1' }, undefined],
  [{ a: '0.333', b: '0.333', c: '0.334' }, undefined],
  [{ a: '0.1', b: '0.2', c: '0.7' }, undefined], [{ city: '0.6', district: '0.39' }, 'not-one'], [{}, 'not-one'],
  [{ city: 'x' }, 'not-a-ratio'], [{ city: '1.5', district: '-0.5' }, 'not-a-ratio'],
])('shares %o: %s', (ratios, problem) => {
  expect(sharesProblem(ratios as Record<string, string>)).toBe(problem);
});

onPostgresql('twenty-four bureaus sign for 100 each, of a fund of 1 000', (database: () => Database) => {
  test('exactly ten are held, the others are told what is left', async () => {
    const server = await buildTestApp(database(), { claimsAreIds: true });
    const fund = aFund(() => server);
    await fund.grant(1000n);
    const outcomes = await Promise.allSettled(Array.from({ length: 24 }, () => fund.firmly(randomUUID(), 100n)));
    const refusals = outcomes.filter((outcome) => outcome.status === 'rejected')
      .map((outcome) => outcome.reason as unknown);
    expect(refusals).toHaveLength(14);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'fund.ceiling-exceeded', fields: { available: '0.00' } });
    }
    expect(await fund.position()).toMatchObject({ reserved: '10.00', available: '0.00' });
    await server.close();
  });
});
