import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { BatchId, MoneyCheck, PaymentOrder } from '@qingce/contract';
import { inTransaction } from '@qingce/database';
import { onPostgresql } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from '../../test/claim-on-its-way.ts';
import { castOf, publishStoryPolicy } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { sendBatch, threeOf } from '../../test/sent-batch.ts';
import { foundAfter } from '../../test/tampering.ts';
import { dayAfter, dayOf } from '../foundation/index.ts';
import { checkInvariants, invariantIds, lookAtMoneyDaily } from './index.ts';

onPostgresql('the invariants of the money', (database) => {
  let server: TestApp;
  let cast: Cast;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await grantFor(cast, 1);
    const claim = await aReviewedClaim(server, cast, creditCodes[0]!);
    await decide(server, cast, [claim]);
    await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`);
    const [order] = (await cast.financeClerk.get('/api/payment-orders')).body as PaymentOrder[];
    await sendBatch(cast, [order!]);
    await threeOf(cast, order!.treasury)[1].post(`/api/payment-orders/${order!.id}/result`, {
      outcome: 'paid', bankReference: '示例流水 1', paidOn: '2017-04-28',
    });
  });
  afterAll(() => server.close());

  test('all hold for a claim that is half paid', async () => {
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });

  /** Of each invariant: what someone does, the statement, and words of the complaint where others would drown it. */
  const tamperings: Record<string, readonly [string, string, RegExp?][]> = {
    I1: [['a line is lost',
      'delete from ledger_posting where line = 2 and entry_id = (select max(id) from ledger_entry)'],
      ['a line grows by a fen', 'update ledger_posting set amount_fen = amount_fen + 1 where line = 1'],
      ['a reservation ends in another book', `update ledger_entry set book = 'other' where resolves is not null`,
        /ends reservation/]],
    I2: [['a balance is edited', `update ledger_account set balance_fen = balance_fen + 1 where kind = 'available'`]],
    I3: [['reserved money lies with no claim', `update ledger_account set claim_id = null where kind = 'reserved'`],
      ['a reservation is called firm again', `update fund_reservation set state = 'firm'`],
      ['the claim of a reservation is gone', 'delete from claim', /does not exist/]],
    I4: [['a decision shrinks below what was ordered', 'update award_decision set amount_fen = amount_fen - 1'],
      ['a decision grows beyond the proposal', 'update award_decision set amount_fen = amount_fen + 1']],
    I5: [['an award of the same policy year was decided before and is not counted', `insert into prior_award
      (claim_id, applicant_id, policy, claim_year, item, amount_fen, parts, decision, decided_on, ordinal)
      overriding system value
      select id, applicant_id, policy, 2015, 'premises-rent', 100000000,
        '[{"policyYear": 1, "amount": "1000000.00"}]', 'x', '2016-07-01', 0
      from (select gen_random_uuid() as id, applicant_id, policy from claim where number is not null limit 1) one`]],
    I6: [['an order is lost', `delete from payment_order where state = 'built'`],
      ['an order is called paid', `update payment_order set state = 'paid', released_by = decided_by,
        paid_on = '2017-04-28', bank_reference = 'x' from award_decision where state = 'built'`]],
    I7: [['one person built and released', `alter table payment_order drop constraint payment_order_two_people;
      update payment_order set released_by = built_by where state = 'paid'`],
    ['an order is released outside a batch', `update payment_order set state = 'released', released_by = decided_by
      from award_decision where state = 'built'`],
    ['a share is ordered twice', `drop index payment_order_once;
      insert into payment_order select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),
        'number', 'x'))).* from payment_order o where state = 'built'`, /has 2 orders/],
    ['an order is sent twice', `drop index payment_batch_line_live; drop index payment_batch_line_instruction;
      insert into payment_batch_line select (jsonb_populate_record(l, '{"line": 99}')).* from payment_batch_line l`,
    /has 2 instructions/],
    ['a batch sends more than its lines', 'update payment_batch set total_fen = total_fen + 1', /its lines come to/]],
    I8: [['an audit record is gone', `delete from audit_record where details ->> 'entry' = '1'`],
      ['all signatures are gone', 'delete from claim_signature']],
    I9: [['a line of a closed year is edited', `insert into ledger_book select 'old', now(), ledger_book_digest('old');
      insert into ledger_entry (book, phase, act, posting_count, business_at, recorded_at)
        values ('old', 'direct', 'x', 2, now(), now());
      insert into ledger_posting select max(id), 1, min(code), 'debit', 1 from ledger_entry, ledger_account`]],
    I10: [['what was never paid is called recovered', `update ledger_account set kind = 'recovered'
      where kind = 'payable' and code = (select account_code from ledger_posting p join ledger_account a
        on a.code = p.account_code where a.kind = 'payable' and p.side = 'debit'
        and exists (select from payment_order o where o.treasury = a.treasury and o.state = 'built') limit 1)`],
      ['more is to be given back than was paid', `update ledger_account set kind = 'assessed'
        where kind = 'payable' and balance_fen > 0`, /are to be given back/],
      ['what is called repaid never came in', `update ledger_account set kind = 'repaid' where kind = 'paid'`,
        /were repaid/]],
    I11: [['the notice is said to run on', `update notice set closes_on = '2018-01-01'`],
      ['an objection is still open', `insert into objection (id, number, notice_id, claim_id, line, name, contact,
        statement, raised_at, state)
        select gen_random_uuid(), 'x', n.id, d.claim_id, '', '', '', '', '2017-04-25', 'open'
        from notice n, award_decision d`]],
    I12: [['a fact is edited afterwards', `update review_proposal
      set facts = jsonb_set(facts, '{items,0,monthlyRent}', '"80000.00"')`]],
  };

  test('each has a tampering that it must find', () => {
    expect(Object.keys(tamperings)).toEqual(invariantIds);
  });

  describe.each(Object.entries(tamperings))('%s is broken when', (invariant, ways) => {
    test.each(ways)('%s', async (_way, statement, words = /./) => {
      const found = await foundAfter(database(), statement);
      expect(found.filter((breach) => breach.startsWith(`${invariant} `) && words.test(breach))).not.toEqual([]);
    });
  });

  describe('a look at the money that finds something', () => {
    let district: { batchId: string; fileSha256: string };
    const look = async (): Promise<MoneyCheck> =>
      ((await cast.auditor.post('/api/money-checks')).body as { last: MoneyCheck }).last;
    const release = (): ReturnType<Visitor['post']> =>
      cast.districtReleaser.post(`/api/payment-batches/${district.batchId}/release`, {
        fileSha256: district.fileSha256,
      });
    /** As someone would who has every right of the database, and keeps it. */
    const editBalance = (fen: number): Promise<void> => inTransaction(database(), async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`update ledger_account set balance_fen = balance_fen + ${fen} where kind = 'available'`.execute(tx);
    });

    beforeAll(async () => {
      const orders = (await cast.district.get('/api/payment-orders')).body as PaymentOrder[];
      const waiting = orders.filter(({ state }) => state === 'built').map(({ id }) => id);
      const built = await cast.district.post('/api/payment-batches', { treasury: 'district', orders: waiting });
      district = built.body as BatchId;
      await cast.districtChecker.post(`/api/payment-batches/${district.batchId}/check`, {
        fileSha256: district.fileSha256,
      });
    });

    test('keeps every batch in, whoever releases it, until another finds nothing', async () => {
      expect((await look()).breaches).toEqual([]);
      await editBalance(1);
      expect((await look()).breaches.map(({ invariant }) => invariant)).toContain('I2');
      expect(await release()).toMatchObject({ status: 409, body: { errors: [{ code: 'fund.money-in-doubt' }] } });
      await editBalance(-1);
      expect((await release()).status, 'put right, and not looked at yet').toBe(409);
      expect(await look()).toMatchObject({ breaches: [], counted: { claims: 1 } });
      expect((await release()).status).toBe(200);
    });

    test('is told with the name of whoever looked, and once a business day by nobody’s', async () => {
      const told = async (): Promise<MoneyCheck> =>
        ((await cast.financeClerk.get('/api/money-checks')).body as { last: MoneyCheck }).last;
      expect((await told()).by).not.toBeNull();
      await lookAtMoneyDaily(server.workplace);
      expect((await told()).by, 'today somebody looked').not.toBeNull();
      server.clock.business = `${dayAfter(dayOf(server.clock.business), 1)}T09:00:00.000+08:00`;
      await lookAtMoneyDaily(server.workplace);
      expect(await told()).toMatchObject({ by: null, breaches: [] });
    });
  });
});
