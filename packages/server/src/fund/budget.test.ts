import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FundPosition } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { publishStoryPolicy } from '../../test/lighthouse.ts';
import type { Part } from './index.ts';
import {
  confirmDisbursement, orderAgain, recordBounce, releaseReservation, reserveFirmly, reserveSoftly, settleReservation,
} from './index.ts';

onBothDatabases('a budget', (database) => {
  let app: TestApp;
  let finance: Visitor;
  let policy: string;
  let items: string[];
  let funds: string;
  let documents = 0;
  beforeAll(async () => {
    app = await buildTestApp(database(), { claimsAreIds: true });
    const checked = await publishStoryPolicy(app);
    [policy, items] = [checked.id, checked.items.map(({ id }) => id)];
    funds = `/api/funds/${policy}`;
    finance = await app.signedInAs('finance-reviewer', 'finance');
  });
  afterAll(() => app.close());

  // Each test has a year of its own.
  const documentNo = (): string => `示例指标 ${documents += 1} 号`;
  const grant = (year: number, amount: string, item?: string) =>
    finance.post(`${funds}/appropriations`, { year, amount, documentNo: documentNo(), ...(item && { item }) });
  const adjust = (year: number, ...lines: [string | null, string][]) => finance.post(`${funds}/adjustments`, {
    year, documentNo: documentNo(), note: '示例', lines: lines.map(([item, amount]) => ({ item, amount })),
  });
  const close = (year: number, remainder: 'carry' | 'lapse') =>
    finance.post(`${funds}/closings`, { year, documentNo: documentNo(), remainder });
  const position = async (year: number): Promise<FundPosition> => {
    const found = ((await finance.get(funds)).body as FundPosition[]).find((one) => one.year === year);
    expect(found).toBeDefined();
    return found!;
  };
  const line = async (year: number, item: string | null) =>
    (await position(year)).lines.find((one) => one.item === item);
  const part = (item: string | null, amountFen: bigint): Part => ({ item, amountFen });
  const firmly = (year: number, parts: Part[], claimId = randomUUID()) =>
    app.run(reserveFirmly, { policy, year, claimId, parts }).then(() => claimId);
  const code = (refused: string, fields?: object) => ({ code: refused, ...(fields && { fields }) });

  describe('with lines by item', () => {
    test('an item with a line draws on it alone, every other on the pooled part', async () => {
      await grant(2101, '100.00');
      await grant(2101, '50.00', items[0]);
      await firmly(2101, [part(items[0]!, 5000n), part(items[1]!, 4000n)]);
      expect(await line(2101, items[0]!)).toMatchObject({ hasLine: true, available: '0.00', reserved: '50.00' });
      expect(await line(2101, null)).toMatchObject({ available: '60.00' });
      await expect(firmly(2101, [part(items[0]!, 1n)])).rejects.toMatchObject(
        code('fund.item-ceiling-exceeded', { item: items[0], wanted: '0.01', available: '0.00' }));
      await expect(firmly(2101, [part(items[1]!, 6001n)])).rejects.toMatchObject(
        code('fund.ceiling-exceeded', { wanted: '60.01', available: '60.00' }));
    });

    test('what is released goes back to the line that it came from, a newer line or not', async () => {
      await grant(2102, '100.00');
      const claim = await firmly(2102, [part(items[0]!, 3000n)]);
      await grant(2102, '10.00', items[0]);
      await app.run(releaseReservation, { claimId: claim });
      expect(await line(2102, null)).toMatchObject({ available: '100.00' });
      expect(await line(2102, items[0]!)).toMatchObject({ available: '10.00', reserved: '0.00' });
    });

    test('so does what an order leaves of it', async () => {
      await grant(2103, '100.00');
      const claimId = await firmly(2103, [part(items[0]!, 3000n)]);
      await grant(2103, '10.00', items[0]);
      await app.run(settleReservation, { claimId, shares: [{ treasury: 'city', item: items[0]!, amountFen: 2000n }] });
      expect(await line(2103, null)).toMatchObject({ available: '80.00' });
      expect(await line(2103, items[0]!)).toMatchObject({ available: '10.00', ordered: '20.00' });
    });

    test('an order takes no item beyond what is held of it', async () => {
      await grant(2104, '100.00');
      const claimId = await firmly(2104, [part(items[0]!, 3000n), part(items[1]!, 3000n)]);
      const shares = [{ treasury: 'city', item: items[0]!, amountFen: 3001n }];
      await expect(app.run(settleReservation, { claimId, shares }))
        .rejects.toMatchObject(code('fund.settlement-differs'));
    });

    test('a document names only items of the policy', async () => {
      expect((await grant(2105, '1.00', 'no-such-item')).codes).toEqual(['fund.no-such-item']);
    });
  });

  describe('is adjusted by documents', () => {
    test('that take, move, or do nothing and are refused', async () => {
      await grant(2111, '100.00');
      expect((await adjust(2111, [null, '-40.00'])).codes).toEqual([]);
      expect(await position(2111)).toMatchObject({ appropriated: '60.00', available: '60.00' });
      expect((await adjust(2111, [null, '-25.00'], [items[2]!, '25.00'])).codes).toEqual([]);
      expect(await position(2111)).toMatchObject({ appropriated: '60.00', available: '60.00' });
      expect(await line(2111, items[2]!)).toMatchObject({ available: '25.00' });
      expect((await adjust(2111, [null, '0.00'])).codes).toEqual(['fund.nothing-adjusted']);
      const kinds = ((await finance.get(`${funds}/budget`)).body as { year: number; kind: string }[])
        .filter(({ year }) => year === 2111).map(({ kind }) => kind);
      expect(kinds).toEqual(['grant', 'reduction', 'transfer']);
    });

    test('but never below what is held', async () => {
      await grant(2112, '100.00');
      await firmly(2112, [part(null, 9000n)]);
      expect((await adjust(2112, [null, '-10.01'])).codes).toEqual(['fund.line-exceeded']);
      expect((await adjust(2112, [null, '-10.00'])).codes).toEqual([]);
    });

    test('and a number with too many digits is refused, not an error', async () => {
      expect((await grant(2113, '999999999999999.00')).codes).toEqual([]);
      expect((await grant(2113, '1.00')).codes).toEqual(['fund.beyond-ledger']);
      expect(await position(2113)).toMatchObject({ available: '999999999999999.00' });
    });
  });

  describe('of a year that ended is closed', () => {
    const inYear = (year: number): void => { app.clock.business = `${year}-02-01T09:00:00.000+08:00`; };

    test('not before its last day, not without a book', async () => {
      inYear(2117);
      await grant(2117, '1.00');
      expect((await close(2117, 'carry')).codes).toEqual(['fund.year-running']);
      expect((await close(2090, 'carry')).codes).toEqual(['fund.year-unknown']);
    });

    test('and what is held, ordered or returned by the bank goes on with its claim', async () => {
      inYear(2121);
      await grant(2121, '100.00');
      await grant(2121, '20.00', items[0]);
      const held = await firmly(2121, [part(items[0]!, 1500n)]);
      const ordered = await firmly(2121, [part(null, 3000n)]);
      const share = (treasury: string, fen: bigint) => ({ claimId: ordered, treasury, parts: [part(null, fen)] });
      await app.run(settleReservation, {
        claimId: ordered, shares: [
          { treasury: 'city', item: null, amountFen: 2000n }, { treasury: 'district', item: null, amountFen: 1000n },
        ],
      });
      await app.run(confirmDisbursement, share('city', 2000n));
      const wanted = randomUUID();
      await app.run(reserveSoftly, { policy, year: 2121, claimId: wanted, parts: [part(null, 700n)] });
      inYear(2122);
      expect((await close(2121, 'lapse')).codes).toEqual([]);
      expect(await position(2121)).toMatchObject({
        available: '0.00', reserved: '0.00', ordered: '0.00', paid: '20.00', carried: '100.00', softlyReserved: '0.00',
        closed: { carried: '25.00', lapsed: '75.00' },
      });
      expect(await position(2122)).toMatchObject({
        appropriated: '25.00', available: '0.00', reserved: '15.00', ordered: '10.00', softlyReserved: '7.00',
      });
      await app.run(confirmDisbursement, share('district', 1000n));
      await app.run(releaseReservation, { claimId: held });
      expect(await line(2122, items[0]!)).toMatchObject({ available: '15.00', reserved: '0.00' });
    });

    test('with everything carried when the document says so', async () => {
      inYear(2125);
      await grant(2125, '100.00');
      await firmly(2125, [part(null, 3000n)]);
      inYear(2126);
      expect((await close(2125, 'carry')).codes).toEqual([]);
      expect(await position(2126)).toMatchObject({ appropriated: '100.00', available: '70.00', reserved: '30.00' });
    });

    test('for good: nothing is posted to it, it does not open again, its row cannot be changed', async () => {
      inYear(2129);
      await grant(2129, '100.00');
      inYear(2130);
      await close(2129, 'carry');
      expect((await grant(2129, '1.00')).codes).toEqual(['fund.year-closed']);
      expect((await close(2129, 'carry')).codes).toEqual(['fund.year-closed']);
      await expect(firmly(2129, [part(null, 1n)])).rejects.toMatchObject(code('fund.year-closed', { year: '2129' }));
      const reopening = sql`update ledger_book set closed_at = null, digest = null where book = ${`${policy}:2129`}`;
      await expect(reopening.execute(database().kysely)).rejects.toMatchObject({ constraint: 'ledger_book_closed' });
    });

    test('and a payment of it that the bank sends back later is still owed, in the running year', async () => {
      inYear(2133);
      await grant(2133, '100.00');
      const claimId = await firmly(2133, [part(null, 3000n)]);
      const share = { claimId, treasury: 'city', parts: [part(null, 3000n)] };
      await app.run(settleReservation, { claimId, shares: [{ treasury: 'city', item: null, amountFen: 3000n }] });
      await app.run(confirmDisbursement, share);
      inYear(2134);
      await close(2133, 'lapse');
      await app.run(recordBounce, share);
      expect(await position(2134)).toMatchObject({ recoveries: '30.00', bounced: '30.00' });
      await app.run(orderAgain, share);
      await app.run(confirmDisbursement, share);
      expect(await position(2134)).toMatchObject({ bounced: '0.00', ordered: '0.00', paid: '30.00' });
    });
  });
});
