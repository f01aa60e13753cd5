import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile, ObligationLine, RecoveryCase, ReviewList, Role } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { compilePolicy } from '@qingce/policy-language';
import { publishPolicy } from '../src/policy/index.ts';
import { unseenPolicy, unseenSource } from './an-unseen-policy.ts';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { confirmHolder } from './confirmed-holder.ts';
import { creditCodeOf } from './claim-on-its-way.ts';
import { castOf, handIn, publishStoryPolicy } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';
import { sendAll, threeOf } from './sent-batch.ts';

/** The same posts in the offices that the unseen policy names; a third bureau signs with the two. */
async function officesOf(server: TestApp): Promise<Cast & { readonly remainder: string; readonly harbour: Visitor }> {
  const post = (role: Role, unit: string): Promise<Visitor> => server.signedInAs(role, unit);
  return {
    ...await castOf(server),
    clerk: await post('commerce-clerk', 'transport'), otherClerk: await post('commerce-clerk', 'transport'),
    chief: await post('commerce-section-chief', 'transport'), director: await post('commerce-director', 'transport'),
    reviewer: await post('finance-reviewer', 'treasury'), harbour: await post('finance-reviewer', 'harbour'),
    government: await post('city-government', 'mayor'), remainder: 'town',
  };
}

onBothDatabases('a policy that the product has never seen', (database) => {
  let server: TestApp;
  let cast: Awaited<ReturnType<typeof officesOf>>;
  let firm: { holder: Visitor; applicantId: string };
  let claimId: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    const { policy } = compilePolicy({ source: unseenSource, policy: unseenPolicy });
    await server.run(publishPolicy, policy!);
    cast = await officesOf(server);
    const holder = await server.signedInAs(null);
    const { id } = ok(await holder.post('/api/applicants', {
      kind: 'enterprise', name: '示例冷链有限公司', creditCode: creditCodeOf(1),
    })) as { id: string };
    await confirmHolder(server, holder, id);
    // The register serves both policies: what only the other one asks for is no hindrance here.
    ok(await cast.clerk.post(`/api/applicants/${id}/register-facts`, {
      facts: { operatesIn: '990701', recognized: true }, source: '示例登记',
    }));
    ok(await holder.post(`/api/applicants/${id}/payee`, { account: '6222020000001234', bank: '示例银行' }));
    firm = { holder, applicantId: id };
  });
  afterAll(() => server.close());

  const on = (day: string): void => { server.clock.business = `${day}T09:00:00.000+08:00`; };
  const act = (by: Visitor, what: string, body: object = {}): Promise<Reply> =>
    by.post(`/api/claims/${claimId}/${what}`, body);
  const file = async (): Promise<CaseFile> => (await cast.auditor.get(`/api/claims/${claimId}`)).body as CaseFile;
  const obligation = async (): Promise<ObligationLine> =>
    ((await cast.director.get('/api/obligations')).body as ObligationLine[])[0]!;

  test('is claimed as one of its kinds of applicant, and not by a legal form that it has none for', async () => {
    const round = { policy: 'cold-chain-2016', claimYear: 2016 };
    const school = await server.signedInAs(null);
    const { id } = ok(await school.post('/api/applicants', {
      kind: 'institution', name: '示例学校', creditCode: creditCodeOf(2),
    })) as { id: string };
    expect((await school.post('/api/claims', { ...round, applicantId: id })).codes).toEqual(['claim.no-kind']);
    ({ claimId } = ok(await firm.holder.post('/api/claims', { ...round, applicantId: firm.applicantId })) as {
      claimId: string;
    });
    const items = [{ item: 'reefer', vehicles: 30 }];
    ok(await act(firm.holder, 'draft', { revision: 0, facts: { applicant: {}, items } }));
    for (const material of ['letter', 'vehicle-papers']) ok(await handIn(firm.holder, claimId, material));
    expect((await act(firm.holder, 'submit', { revision: 1, declared: true })).codes).toEqual(['claim.kind-unsaid']);
    ok(await act(firm.holder, 'draft', { revision: 1, facts: { applicant: { kind: 'storehouse' }, items } }));
    expect((await act(firm.holder, 'submit', { revision: 2, declared: true })).codes).toEqual(['facts.refused']);
    ok(await act(firm.holder, 'draft', { revision: 2, facts: { applicant: { kind: 'carrier' }, items } }));
    ok(await act(firm.holder, 'submit', { revision: 3, declared: true }));
    expect((await file()).claimedAnswer).toMatchObject({ outcome: 'eligible', total: '500000.00' });
  });

  test('is claimed under only once its file says all that a claim needs', async () => {
    const { policy } = compilePolicy({
      source: unseenSource,
      policy: unseenPolicy.replace('id: cold-chain-2016', 'id: half-told').replace(', role: objections', '')
        .replace('form: enterprise, ', '').replace(/ {2}recovery:\n.*\n/, ''),
    });
    await server.run(publishPolicy, policy!);
    const opened = await firm.holder.post('/api/claims', {
      policy: 'half-told', claimYear: 2016, applicantId: firm.applicantId,
    });
    expect(opened.body).toMatchObject({ errors: [{
      code: 'claim.policy-unready', fields: { lacks: 'form carrier、step objections、recovery keep' },
    }] });
  });

  test('is the work of the offices that it names, and of no other', async () => {
    const elsewhere = await server.signedInAs('commerce-clerk', 'commerce');
    expect((await act(elsewhere, 'accept')).codes).toEqual(['claim.other-office']);
    expect(((await elsewhere.get('/api/worklist')).body as unknown[])).toEqual([]);
    ok(await act(cast.clerk, 'accept'));
    expect((await file()).facts.map(({ path, confirmedBy }) => [path, confirmedBy]))
      .toEqual([['items[0].vehicles', 'transport']]);
    ok(await act(cast.otherClerk, 'findings', { path: 'items[0].vehicles', value: 24 }));
    ok(await act(cast.chief, 'propose', { note: '同意' }));
  });

  test('is signed by all of its bureaus, published for its days and approved by its own level', async () => {
    const { listId, hash } = ok(await cast.chief.post('/api/review-lists', { claims: [claimId] })) as {
      listId: string; hash: string;
    };
    const signed = { hash, noStake: true, opinion: '同意' };
    const sign = (by: Visitor): Promise<Reply> => by.post(`/api/review-lists/${listId}/sign`, signed);
    expect((await sign(await server.signedInAs('finance-reviewer', 'finance'))).codes)
      .toEqual(['identity.not-permitted']);
    ok(await cast.reviewer.post('/api/funds/cold-chain-2016/appropriations', {
      year: 2017, amount: '1000000.00', documentNo: '示例指标1号',
    }));
    for (const bureau of [cast.director, cast.reviewer]) ok(await sign(bureau));
    const lists = async (): Promise<ReviewList[]> => (await cast.auditor.get('/api/review-lists')).body as ReviewList[];
    expect((await lists())[0]).toMatchObject({ state: 'open' });
    ok(await sign(cast.harbour));
    expect((await lists())[0]).toMatchObject({ state: 'signed', total: '480000.00' });
    on('2017-04-20');
    ok(await cast.clerk.post('/api/notices', { listId }));
    on('2017-04-27');
    expect((await act(cast.government, 'decide', { note: '同意' })).codes).toEqual(['award.notice-open']);
    on('2017-05-02');
    ok(await act(cast.government, 'decide', { note: '同意' }));
  });

  test('is paid by its two treasuries in their shares', async () => {
    ok(await cast.reviewer.post('/api/funds/cold-chain-2016/shares', {
      from: '2017-01-01', shares: { town: '0.7', port: '0.3' }, basis: '第五条',
    }));
    ok(await act(cast.financeClerk, 'order-payment'));
    for (const order of await sendAll(cast)) {
      ok(await threeOf(cast, order.treasury)[1].post(`/api/payment-orders/${order.id}/result`, {
        outcome: 'paid', bankReference: order.number, paidOn: '2017-05-02',
      }));
    }
    expect((await file()).payments.map(({ treasury, amount, state }) => [treasury, amount, state]))
      .toEqual([['town', '336000.00', 'paid'], ['port', '144000.00', 'paid']]);
  });

  test('has given back what an obligation that is broken asks for', async () => {
    on('2017-09-04');
    expect(await obligation()).toMatchObject({
      from: '2017-05-02', until: '2018-05-01', state: 'running', recover: null, missing: [{ key: 'soldOn' }],
    });
    const breach = {
      position: 0, obligation: 'keep', said: '车辆已过户', paper: '示例核查单1号', brokenOn: '2017-09-02',
      facts: { soldOn: '2017-09-02' }, recovery: { kind: 'sold-early', hearingOn: '2017-09-20' },
    };
    const { caseId } = ok(await act(cast.chief, 'obligations/breach', breach)) as { caseId: string };
    // Four of twelve months were kept: 480000 × 8 ÷ 12.
    expect(await obligation()).toMatchObject({ state: 'breached', recover: '320000.00' });
    const recovery = async (): Promise<RecoveryCase> =>
      (await cast.reviewer.get(`/api/recovery-cases/${caseId}`)).body as RecoveryCase;
    const step = (by: Visitor, what: string, body: object = {}): Promise<Reply> =>
      by.post(`/api/recovery-cases/${caseId}/${what}`, body);
    on('2017-09-20');
    ok(await step(cast.chief, 'hearing', { text: '企业无异议' }));
    expect(await recovery()).toMatchObject({ asked: { item: 'reefer', amount: '320000.00' } });
    ok(await step(cast.chief, 'propose', { parts: [{ item: 'reefer', amount: '320000.00' }], reason: '第三条' }));
    ok(await step(cast.director, 'decide'));
    expect(await recovery()).toMatchObject({
      state: 'demanded', outstanding: '320000.00', dueOn: '2017-10-20',
      shares: [{ treasury: 'port', amount: '96000.00' }, { treasury: 'town', amount: '224000.00' }],
    });
    on('2017-10-10');
    ok(await step(cast.financeClerk, 'receipts', {
      amount: '320000.00', bankReference: '示例回单1', receivedOn: '2017-10-09',
    }));
    expect(await recovery()).toMatchObject({ state: 'settled', outstanding: '0.00' });
  });
});

/** What an act answered, which must not be a refusal. */
function ok({ status, body }: Reply): unknown {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
