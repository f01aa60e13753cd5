import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFile, PaymentBatch, PaymentOrder } from '@qingce/contract';
import { compilePolicy } from '@qingce/policy-language';
import { onBothDatabases } from '@qingce/database/test';
import { publishPolicy } from '../src/policy/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp, Visitor } from './build-test-app.ts';
import { aReviewedClaim, creditCodes, decide, grantFor } from './claim-on-its-way.ts';
import type { ClaimOnItsWay } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts, storyText } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import { sendBatch } from './sent-batch.ts';

// Each of these went wrong in a system of this kind; packages/server/README.md lists where the others are held.

describe('days are off by one where the server stands in another zone: never', () => {
  const script = fileURLToPath(new URL('deadlines-in-zone.ts', import.meta.url));
  test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('%s', { timeout: 120_000 }, async (zone) => {
    const { stdout } = await promisify(execFile)(process.execPath, [script], { env: { ...process.env, TZ: zone } });
    expect(JSON.parse(stdout)).toEqual({
      window: [
        ['BEFORE_APPLICATION_WINDOW'], [], [], [], ['AFTER_APPLICATION_WINDOW'], ['AFTER_APPLICATION_WINDOW'],
      ],
      day: '2017-06-30',
      notice: { opensOn: '2017-04-21', closesOn: '2017-04-27' },
      work: [true, false, true, false],
    });
  });
});

onBothDatabases('when new terms are published', (database) => {
  let server: TestApp;
  let cast: Cast;
  let holder: Visitor;
  let id: string;
  let before: CaseFile;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    ({ holder } = firm);
    id = await aDraft(server, firm, rentFacts());
    await holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    before = await file();
    const { source, policy } = await storyText();
    const renamed = compilePolicy({
      source,
      policy: policy.replace('zh: 市商务局, en:', 'zh: 市商务和投资局, en:')
        .replace('zh: 受理, en: Acceptance', 'zh: 收件, en: Intake')
        .replace('zh: 初审, en: Preliminary review', 'zh: 审查, en: Examination'),
    });
    if (!renamed.policy) throw new Error(JSON.stringify(renamed.complaints));
    await server.run(publishPolicy, renamed.policy);
  });
  afterAll(() => server.close());

  const file = async (): Promise<CaseFile> => (await holder.get(`/api/claims/${id}`)).body as CaseFile;

  test('an old case keeps its old text, its hash and its answer', async () => {
    const now = await file();
    expect([now.policyHash, now.claimedAnswer]).toEqual([before.policyHash, before.claimedAnswer]);
    const next = await server.visitor.get('/api/policies');
    expect(JSON.stringify(next.body)).not.toContain(before.policyHash);
    const text = await server.visitor.get(
      `/policies/${lighthouse.policy}/${before.policyHash.replace('sha256:', '')}.json`,
    );
    expect(JSON.stringify(text.body)).toContain('"市商务局"');
    expect(JSON.stringify(text.body)).not.toContain('市商务和投资局');
  });

  test('an old case still opens and moves, whatever offices and steps are called now', async () => {
    const act = (visitor: Visitor, verb: string, body: object = {}) =>
      visitor.post(`/api/claims/${id}/${verb}`, body);
    expect((await act(cast.clerk, 'accept')).status).toBe(200);
    await act(cast.otherClerk, 'findings', { path: 'items[0].landConcession', value: false });
    for (const inspector of [cast.firstInspector, cast.secondInspector]) {
      const counted = [['moveInDate', '2016-01-01'], ['seatsVerified', true], ['seats', lighthouse.seats]] as const;
      for (const [path, value] of counted)
        await act(inspector, 'findings', { path: `items[0].${path}`, value });
    }
    expect((await act(cast.chief, 'propose', { note: '同意初审' })).status).toBe(200);
    expect((await file()).claim.state).toBe('reviewed');
  });

  test('a line is approved before its list: the tables refuse it, whoever writes it', async () => {
    const early = await cast.government.post(`/api/claims/${id}/decide`, { note: '同意' });
    expect(early.codes).toEqual(['claim.wrong-state']);
    const by = sql`${cast.government.userId}::uuid`;
    const { kysely } = database();
    const approved = sql`insert into award_approval (claim_id, level, note, approved_by, approved_at)
      values (${id}, 'decision', '同意', ${by}, now())`;
    const decided = sql`insert into award_decision
      (claim_id, number, kind, amount_fen, items, note, decided_by, decided_at)
      values (${id}, '2017-9999', 'award', 100, '[]', '同意', ${by}, now())`;
    for (const written of [approved, decided]) await expect(written.execute(kysely)).rejects.toThrow(/its list/);
    const { listId, hash } = (await cast.chief.post('/api/review-lists', { claims: [id] })).body as {
      listId: string; hash: string;
    };
    await cast.director.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    for (const written of [approved, decided]) await expect(written.execute(kysely)).rejects.toThrow(/its list/);
  });

  test('the same facts answered twice give the same bytes: nothing compounds', async () => {
    const facts = {
      applicant: { kind: 'enterprise', ...lighthouse.register },
      claim: { year: lighthouse.claimYear, submittedAt: '2017-04-15T10:00:00+08:00' },
      items: rentFacts().items.map((item) => ({ ...item, seatsVerified: true })),
    };
    const ask = () => server.visitor.post(`/api/policies/${lighthouse.policy}/assess`, { facts });
    const [first, second] = [await ask(), await ask()];
    expect(first.status).toBe(200);
    expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
  });
});

onBothDatabases('an order of zero', (database) => {
  let server: TestApp;
  let cast: Cast;
  let claim: ClaimOnItsWay;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    cast = await castOf(server);
    await grantFor(cast, 1);
    await cast.reviewer.post(`/api/funds/${lighthouse.policy}/shares`, {
      from: '2017-02-01', shares: { city: '1', district: '0' }, basis: '示例：市级全担',
    });
    claim = await aReviewedClaim(server, cast, creditCodes[0] ?? '');
    await decide(server, cast, [claim]);
    await cast.financeClerk.post(`/api/claims/${claim.id}/order-payment`);
  });
  afterAll(() => server.close());

  test('is not made for a treasury that bears nothing, and no line of one reaches the bank', async () => {
    const orders = (await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[];
    expect(orders.map(({ treasury, amount }) => [treasury, amount])).toEqual([['city', '699500.00']]);
    const { id, lines } = await sendBatch(cast, orders);
    expect(lines.map(({ amount }) => amount)).toEqual(['699500.00']);
    const file = (await cast.financeClerk.post(`/api/payment-batches/${id}/file`)).body as { text: string };
    const amounts = file.text.split('\n').filter((line) => line.startsWith('"D"')).map((line) => line.split(',')[3]);
    expect(amounts).toEqual(['"699500.00"']);
  });

  test('is refused by the tables of orders and of lines, whoever writes it', async () => {
    const { kysely } = database();
    await expect(sql`update payment_order set amount_fen = 0`.execute(kysely)).rejects.toThrow(/amount_fen/);
    await expect(sql`update payment_batch_line set amount_fen = 0`.execute(kysely)).rejects.toThrow(/amount_fen/);
  });

  test('of which a bank speaks is no word that can be read', async () => {
    const [line] = ((await cast.auditor.get('/api/payment-batches')).body as PaymentBatch[])[0]!.lines;
    const text = `${line!.instruction},paid,0.00,流水-1,2017-04-28,`;
    const heard = await cast.financeClerk.post('/api/bank-returns', { treasury: 'city', name: '零.csv', text });
    expect(heard.codes).toEqual(['payment.return-unreadable']);
  });
});

onBothDatabases('results come out before there is a way to appeal', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await buildTestApp(database());
  });
  afterAll(() => server.close());

  test('never: no claim begins under a policy without remedies, and no draft is handed in under one', async () => {
    const cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    const id = await aDraft(server, firm, rentFacts());
    const { source, policy } = await storyText();
    const silent = compilePolicy({ source, policy: policy.replace(/^ {2}remedies:\n(?: {4}.*\n)+/m, '') });
    if (!silent.policy) throw new Error(JSON.stringify(silent.complaints));
    expect(silent.policy.process.remedies).toBeUndefined();
    await server.run(publishPolicy, silent.policy);
    const submitted = await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    expect(submitted.codes).toEqual(['claim.no-remedies']);
    const open = { policy: lighthouse.policy, applicantId: firm.applicantId, claimYear: 2015 };
    expect((await firm.holder.post('/api/claims', open)).codes).toEqual(['claim.no-remedies']);
  });
});
