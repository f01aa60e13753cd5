import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseFile } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from './build-test-app.ts';
import type { TestApp } from './build-test-app.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

/** The facts of a claim as a programme may send them: items and facts by the names that the policy gives them. */
function inChinese(facts: ReturnType<typeof rentFacts>, nameOf: (key: string) => string, item: string): object {
  const items = facts.items.map((one) => ({
    ...Object.fromEntries(Object.entries(one).map(([key, value]) => [key === 'item' ? key : nameOf(key), value])),
    item,
  }));
  return { applicant: {}, items };
}

onBothDatabases('facts that are named in Chinese', (database) => {
  let server: TestApp;
  let cast: Cast;
  let id: string;
  let holder: Awaited<ReturnType<typeof aFirm>>['holder'];

  beforeAll(async () => {
    server = await buildTestApp(database());
    const policy = await publishStoryPolicy(server);
    cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '灯塔呼叫中心有限公司', creditCode: lighthouse.creditCode });
    holder = firm.holder;
    id = await aDraft(server, firm, rentFacts());
    const own = policy.facts.filter((fact) => fact.items?.includes('premises-rent') ?? true);
    const facts = inChinese(
      rentFacts(),
      (key) => own.find((fact) => fact.key === key && fact.scope === 'item')?.name ?? key,
      policy.items.find((item) => item.id === 'premises-rent')?.name.zh ?? '',
    );
    await holder.post(`/api/claims/${id}/draft`, { revision: 1, facts });
    await holder.post(`/api/claims/${id}/submit`, { revision: 2, declared: true });
    await cast.clerk.post(`/api/claims/${id}/accept`);
  });
  afterAll(() => server.close());
  const file = async (): Promise<CaseFile> => (await cast.auditor.get(`/api/claims/${id}`)).body as CaseFile;

  test('wait for their offices like all others', async () => {
    const { claim, facts } = await file();
    expect(claim.state).toBe('accepted');
    expect(facts.map((fact) => fact.path)).toContain('items[0].seats');
    expect(claim.items).toEqual(['premises-rent']);
  });

  test('count as the office found them', async () => {
    const finding = { path: 'items[0].landConcession', value: true };
    expect((await cast.otherClerk.post(`/api/claims/${id}/findings`, finding)).codes).toEqual([]);
    expect((await file()).accepted).toMatchObject({ items: [{ landConcession: true }] });
  });
});

onBothDatabases('materials of an item that is named in Chinese', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    server = await buildTestApp(database());
  });
  afterAll(() => server.close());

  test('are asked for like those of any other', async () => {
    const policy = await publishStoryPolicy(server);
    const firm = await aFirm(server, await castOf(server), { name: '示例企业', creditCode: lighthouse.creditCode });
    const opened = await firm.holder.post('/api/claims', {
      policy: policy.id,
      applicantId: firm.applicantId,
      claimYear: 2016,
    });
    const { claimId } = opened.body as { claimId: string };
    const missingOf = async (revision: number, item: string): Promise<unknown> => {
      const facts = { applicant: {}, items: [{ ...rentFacts().items[0], item }] };
      await firm.holder.post(`/api/claims/${claimId}/draft`, { revision, facts });
      return (await firm.holder.post(`/api/claims/${claimId}/submit`, { revision: revision + 1, declared: true }))
        .body;
    };
    const missing = await missingOf(0, 'premises-rent');
    const missingInChinese = await missingOf(
      1,
      policy.items.find((one) => one.id === 'premises-rent')?.name.zh ?? '',
    );
    expect(missingInChinese).toEqual(missing);
    expect(missing).toMatchObject({ errors: [{ code: 'claim.materials-missing' }] });
  });
});
