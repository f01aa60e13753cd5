import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Measure } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp, testMorning } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf, decide, grantFor, mergeInto } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy } from '../../test/lighthouse.ts';
import type { Cast, rentFacts } from '../../test/lighthouse.ts';
import { lastDayWithin } from './measure.ts';

const proposal = { policy: lighthouse.policy, subject: 'investment', purpose: '示例项目', ceiling: '900000.00' };
const review = { document: '审查意见〔2017〕1号', reviewedOn: '2017-04-14', conclusion: 'no-restriction' };
const approval = { amount: '860000.00', disclosure: 'full' };

onBothDatabases('a measure for one applicant', (database) => {
  let server: TestApp;
  let cast: Cast;
  let other: Visitor;
  let made = 0;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    other = await server.signedInAs('city-government', 'city-government');
    await publishStoryPolicy(server);
  });
  afterAll(() => server.close());

  type Firm = Awaited<ReturnType<typeof aFirm>>;
  async function aProposal(more: object = {}): Promise<{ reply: Reply; id: string; firm: Firm }> {
    made += 1;
    const firm = await aFirm(server, cast, { name: `示例企业 ${made}`, creditCode: creditCodeOf(300 + made) });
    const reply = await cast.chief.post('/api/measures', {
      ...proposal, applicantId: firm.applicantId, expiresOn: '2018-12-31', ...more,
    });
    return { reply, firm, id: (reply.body as { measureId: string }).measureId };
  }
  const settle = async (visitor: Visitor, id: string, verb: string, body: object): Promise<readonly string[]> =>
    (await visitor.post(`/api/measures/${id}/${verb}`, body)).codes;
  async function anApproval(number: string, more: object = {}, proposed: object = {}) {
    const { id, firm } = await aProposal(proposed);
    expect(await settle(cast.director, id, 'review', review)).toEqual([]);
    expect(await settle(cast.government, id, 'approve', { ...approval, number, ...more })).toEqual([]);
    return { id, firm };
  }

  test('goes from proposal over the review of fair competition to the approval, by three people', async () => {
    const { id } = await anApproval('清府函〔2017〕1号');
    const measures = (await cast.auditor.get('/api/measures')).body as Measure[];
    expect(measures.find((measure) => measure.id === id)).toMatchObject({
      state: 'approved', ceiling: '900000.00', subject: { en: expect.stringContaining('Investment') as string },
      review: { conclusion: 'no-restriction' }, approval: { number: '清府函〔2017〕1号', amount: '860000.00' },
    });
  });

  test('is refused where the policy does not foresee it, without end, without review, above its ceiling', async () => {
    const codesOf = async (more: object) => (await aProposal(more)).reply.codes;
    expect(await codesOf({ subject: 'friendship' })).toEqual(['measure.subject']);
    expect(await codesOf({ ceiling: '0.00' })).toEqual(['measure.ceiling']);
    expect(await codesOf({ expiresOn: '2020-04-16' })).toEqual(['measure.too-long']);
    expect(await codesOf({ expiresOn: '2017-04-14' })).toEqual(['measure.too-long']);
    const { id } = await aProposal();
    const number = '清府函〔2017〕2号';
    expect(await settle(cast.government, id, 'approve', { ...approval, number })).toEqual(['measure.state']);
    expect(await settle(cast.director, id, 'review', { ...review, conclusion: 'exception' }))
      .toEqual(['measure.exception-needed']);
    await settle(cast.director, id, 'review', review);
    expect(await settle(cast.government, id, 'approve', { ...approval, number, amount: '900000.01' }))
      .toEqual(['measure.above-ceiling']);
    expect(await settle(cast.government, id, 'approve', { ...approval, number, disclosure: 'count-only' }))
      .toEqual(['measure.reason-needed']);
    expect(await settle(cast.government, id, 'reject', { reason: '可按一般项目申报' })).toEqual([]);
    expect(await settle(cast.government, id, 'approve', { ...approval, number })).toEqual(['measure.state']);
  });

  test('two approvals never have one number, and the database holds the order of the steps', async () => {
    await anApproval('清府函〔2017〕3号');
    const { id } = await aProposal();
    await settle(cast.director, id, 'review', review);
    expect(await settle(cast.government, id, 'approve', { ...approval, number: '清府函〔2017〕3号' }))
      .toEqual(['measure.number-used']);
    const bare = await aProposal();
    await expect(sql`update individual_measure set state = 'approved' where id = ${bare.id}`.execute(database().kysely))
      .rejects.toThrow(/individual_measure_(?:reviewed|approved)/);
  });

  describe('a claim that rests on an approval', () => {
    async function anAcceptedClaim(firm: Firm, number: string, amount: string, claimYear?: number) {
      const item = { item: 'special-award', approvalNumber: number, approvedAmount: amount };
      const facts = { applicant: {}, items: [item] } as unknown as ReturnType<typeof rentFacts>;
      const claimId = await aDraft(server, firm, facts, claimYear);
      await firm.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
      await cast.clerk.post(`/api/claims/${claimId}/accept`);
      return claimId;
    }
    const find = async (claimId: string, key: string, value: string) =>
      (await other.post(`/api/claims/${claimId}/findings`, { path: `items[0].${key}`, value })).codes;

    test('is confirmed under its number and up to its amount', async () => {
      const number = '清府函〔2017〕4号';
      const { firm } = await anApproval(number);
      const claimId = await anAcceptedClaim(firm, number, '860000.00');
      expect(await find(claimId, 'approvalNumber', '清府函〔2017〕999号')).toEqual(['measure.not-approved']);
      expect(await find(claimId, 'approvalNumber', number)).toEqual([]);
      expect(await find(claimId, 'approvedAmount', '860000.01')).toEqual(['measure.amount-exceeded']);
      expect(await find(claimId, 'approvedAmount', '860000.00')).toEqual([]);
    });

    const approvedFor = async (firm: Firm, number: string, amount: string, year?: number): Promise<string> => {
      const claimId = await anAcceptedClaim(firm, number, amount, year);
      expect(await find(claimId, 'approvalNumber', number)).toEqual([]);
      expect(await find(claimId, 'approvedAmount', amount)).toEqual([]);
      return claimId;
    };
    const propose = async (claimId: string) =>
      (await cast.chief.post(`/api/claims/${claimId}/propose`, { note: '同意初审' })).codes;

    test('is one of two that cannot both be proposed under a number, whoever of the firm claims it', async () => {
      const number = '清府函〔2017〕7号';
      const { firm } = await anApproval(number);
      const { firm: duplicate } = await aProposal();
      const others = await anAcceptedClaim(duplicate, number, '860000.00');
      expect(await find(others, 'approvalNumber', number)).toEqual(['measure.not-approved']);
      await mergeInto(cast, firm.applicantId, duplicate.applicantId);
      expect(await find(others, 'approvalNumber', number)).toEqual([]);
      server.clock.business = '2018-04-16T10:00:00.000+08:00';
      const claims = [others, await approvedFor(duplicate, number, '860000.00', 2017)];
      expect(await find(others, 'approvedAmount', '860000.00')).toEqual([]);
      const codes = await Promise.all(claims.map(propose));
      expect(codes.toSorted((a, b) => a.length - b.length)).toEqual([[], ['measure.amount-exceeded']]);
      const [first = '', second = ''] = codes[0]?.length === 0 ? claims : claims.toReversed();
      expect((await duplicate.holder.post(`/api/claims/${first}/withdraw`, { reason: '撤回' })).codes).toEqual([]);
      server.clock.business = '2019-01-01T10:00:00.000+08:00';
      expect(await propose(second), 'the measure has ended').toEqual(['measure.not-approved']);
      server.clock.business = '2018-12-31T10:00:00.000+08:00';
      expect(await propose(second)).toEqual([]);
      server.clock.business = testMorning;
    });

    test('is decided only while the approval is in force', async () => {
      const number = '清府函〔2017〕8号';
      const { firm } = await anApproval(number, {}, { expiresOn: '2017-04-27' });
      await grantFor(cast, 2);
      const id = await approvedFor(firm, number, '860000.00');
      expect(await propose(id)).toEqual([]);
      await expect(decide(server, cast, [{ ...firm, id }])).rejects.toThrow('measure.not-approved');
      server.clock.business = testMorning;
    });

    test('is not confirmed on the approval of another firm', async () => {
      await anApproval('清府函〔2017〕5号');
      const { firm } = await aProposal();
      const claimId = await anAcceptedClaim(firm, '清府函〔2017〕5号', '860000.00');
      expect(await find(claimId, 'approvalNumber', '清府函〔2017〕5号')).toEqual(['measure.not-approved']);
    });
  });

  test('what is withheld is counted and added up in public, and not told', async () => {
    const { firm } = await anApproval('清府函〔2017〕6号', { disclosure: 'count-only', withheldWhy: '商业秘密' });
    const name = `示例企业 ${made}`;
    expect(firm.applicantId).toBeTruthy();
    const measures = (await cast.auditor.get('/api/measures')).body as Measure[];
    const approved = measures.filter(({ state }) => state === 'approved');
    const page = String((await server.visitor.get('/individual-measures')).body);
    expect(page).toContain(`${approved.length} 项`);
    expect(page).toContain('清府函〔2017〕1号');
    expect(page).not.toContain('清府函〔2017〕6号');
    expect(page).not.toContain(`>${name}<`);
    expect(String((await server.visitor.get('/en/individual-measures')).body)).toContain('Individual measures');
  });
});

test.each([
  ['2017-04-15', 3, '2020-04-15'], ['2016-02-29', 1, '2017-02-28'], ['2016-02-29', 4, '2020-02-28'],
])('a measure proposed on %s for %i years runs until %s at the latest', (today, years, last) => {
  expect(lastDayWithin(today, years)).toBe(last);
});
