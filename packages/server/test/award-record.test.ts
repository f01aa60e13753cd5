import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile } from '@qingce/contract';
import { inTransaction } from '@qingce/database';
import { onBothDatabases } from '@qingce/database/test';
import { checkInvariants } from '../src/invariants/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { creditCodes, mergeInto } from './claim-on-its-way.ts';
import { aFirm, castOf, handIn, lighthouse, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

// 200 000 a month: the first two policy years end at their caps, the second of them over two claims (D-06).
const firstYear = '1164000.00';
const leftOfTheSecond = '545333.33';

// The first claim is made under another number, of a duplicate that is merged later: it counts as the applicant's own.
onBothDatabases('what an applicant was awarded before, also under the number of a duplicate', (database) => {
  let server: TestApp;
  let cast: Cast;
  let firm: { holder: Visitor; applicantId: string };
  let [first, second]: string[] = [];

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0]! });
    for (const year of [2017, 2018]) {
      await cast.reviewer.post(`/api/funds/${lighthouse.policy}/appropriations`, {
        year, amount: '3000000.00', documentNo: `示例指标〔${year}〕1号`,
      });
    }
    const duplicate = await aFirm(server, cast, { name: '示例企业（重复）', creditCode: creditCodes[1]! });
    first = await aVerifiedClaim(2016, duplicate);
    await propose(first);
    await mergeInto(cast, duplicate.applicantId, firm.applicantId);
    server.clock.business = '2018-04-16T09:00:00.000+08:00';
    second = await aVerifiedClaim(2017);
  });
  afterAll(() => server.close());

  async function aVerifiedClaim(claimYear: number, by = firm): Promise<string> {
    const policy = await publishStoryPolicy(server);
    const { applicantId, holder } = by;
    const opened = await holder.post('/api/claims', { policy: policy.id, applicantId, claimYear });
    const { claimId: id } = opened.body as { claimId: string };
    const facts = rentFacts();
    const [item] = facts.items;
    await holder.post(`/api/claims/${id}/draft`, {
      revision: 0, facts: { ...facts, items: [{ ...item, monthlyRent: '200000.00' }] },
    });
    for (const material of policy.process.materials) {
      const isAsked = material.for.some((one) => one === 'all' || one === 'premises-rent');
      if (material.required && isAsked) await handIn(holder, id, material.id);
    }
    expect((await holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true })).codes).toEqual([]);
    await cast.clerk.post(`/api/claims/${id}/accept`);
    const find = (visitor: Visitor, path: string, value: unknown) =>
      visitor.post(`/api/claims/${id}/findings`, { path: `items[0].${path}`, value });
    await find(cast.otherClerk, 'landConcession', false);
    for (const inspector of [cast.firstInspector, cast.secondInspector]) {
      await find(inspector, 'moveInDate', '2016-01-01');
      await find(inspector, 'seatsVerified', true);
      await find(inspector, 'seats', lighthouse.seats);
    }
    return id;
  }
  const propose = (id: string | undefined): Promise<Reply> =>
    cast.chief.post(`/api/claims/${id}/propose`, { note: '同意初审' });
  const caseFile = async (id: string | undefined): Promise<CaseFile> =>
    (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;
  const sign = async (id: string | undefined): Promise<{ listId: string; codes: string[] }> => {
    const composed = await cast.chief.post('/api/review-lists', { claims: [id] });
    const { listId, hash } = composed.body as { listId: string; hash: string };
    const replies = [];
    for (const signer of [cast.director, cast.reviewer])
      replies.push(await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' }));
    return { listId, codes: replies.flatMap(({ codes }) => codes) };
  };

  test('a later claim waits while an earlier one that draws on the same record is not decided', async () => {
    const refused = await propose(second);
    expect(refused.codes).toEqual(['review.earlier-claim-open']);
    const { number } = (await caseFile(first)).claim;
    expect((refused.body as { errors: { fields: object }[] }).errors[0]?.fields).toEqual({ number, year: '2016' });
    expect((await caseFile(second)).claim.state).toBe('verified');
  });

  test('once it is decided, the record is shown with its decision and its day, and taken into the facts', async () => {
    const { listId } = await sign(first);
    server.clock.business = '2018-04-20T09:00:00.000+08:00';
    await cast.clerk.post('/api/notices', { listId });
    server.clock.business = '2018-04-28T09:00:00.000+08:00';
    // A million and more is approved by two people.
    const another = await server.signedInAs('city-government', 'city-government');
    for (const approver of [cast.government, another])
      expect((await approver.post(`/api/claims/${first}/decide`, { note: '同意拨付' })).codes).toEqual([]);
    const { priorAwards, accepted, claimed } = await caseFile(second);
    expect(priorAwards).toMatchObject([{
      claimYear: 2016, item: 'premises-rent', amount: firstYear, decidedOn: '2018-04-28', decision: '2018-0001',
    }]);
    expect((claimed.items as object[])[0]).not.toHaveProperty('awardedInPolicyYear');
    expect((accepted.items as object[])[0]).toMatchObject({ awardedInPolicyYear: [
      { policyYear: 1, amount: '1000000.00' }, { policyYear: 2, amount: '164000.00' },
    ] });
    const { priorAwards: own } = await caseFile(first);
    expect(own).toEqual([]);
  });

  test('and the later claim gets what is left under the cap, not the whole of it again', async () => {
    expect((await propose(second)).codes).toEqual([]);
    expect((await caseFile(second)).acceptedAnswer).toMatchObject({ total: leftOfTheSecond });
  });

  test('nobody signs for a claim whose record grew since it was proposed', async () => {
    await sql`insert into prior_award
        (claim_id, applicant_id, policy, claim_year, item, amount_fen, parts, decision, decided_on)
      select ${first}::uuid, ${firm.applicantId}::uuid, ${lighthouse.policy}, 2015, 'premises-rent', 1,
        '[{"policyYear": 3, "amount": "0.01"}]', '2018-0009', '2018-04-28'`.execute(database().kysely);
    expect((await sign(second)).codes).toEqual(['review.record-grew', 'review.record-grew']);
  });

  test('the invariants hold of all of it', async () => {
    expect((await checkInvariants(database().kysely)).breaches).toEqual([]);
  });

  test('and I5 finds the cap broken that a duplicate used up', async () => {
    const spent = sql`insert into prior_award
        (claim_id, applicant_id, policy, claim_year, item, amount_fen, parts, decision, decided_on, ordinal)
      overriding system value
      select ${second}::uuid, ${firm.applicantId}::uuid, ${lighthouse.policy}, 2015, 'premises-rent', 100000000,
        '[{"policyYear": 1, "amount": "1000000.00"}]', 'x', '2016-07-01', 0`;
    const found = inTransaction(database(), async (tx) => {
      await spent.execute(tx);
      throw new Error((await checkInvariants(tx)).breaches.map(({ invariant }) => invariant).join(' '));
    });
    await expect(found).rejects.toThrow('I5');
  });
});
