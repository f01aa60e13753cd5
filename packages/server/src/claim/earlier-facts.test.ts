import type { CaseFile } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp } from '../../test/build-test-app.ts';
import { creditCodes } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, rentFacts } from '../../test/lighthouse.ts';

onBothDatabases('facts of the year before', (database) => {
  let server: TestApp;
  let firm: Awaited<ReturnType<typeof aFirm>>;
  let next: string;
  let before: Reply;

  beforeAll(async () => {
    server = await buildTestApp(database());
    const cast = await castOf(server);
    firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    const first = await aDraft(server, firm, rentFacts());
    before = await firm.holder.get(`/api/claims/${first}/earlier`);
    await firm.holder.post(`/api/claims/${first}/submit`, { revision: 1, declared: true });
    server.clock.business = '2018-04-16T09:00:00.000+08:00';
    next = await aDraft(server, firm, rentFacts(), 2017);
  });
  afterAll(() => server.close());

  test('are none where a claim is the first', () => {
    expect(before.body).toBeNull();
  });

  test('are offered with number and day, to the applicant’s own people alone', async () => {
    const { body } = await firm.holder.get(`/api/claims/${next}/earlier`);
    expect(body).toMatchObject({ year: 2016, items: rentFacts().items });
    expect((body as { number: string }).number).toMatch(/^2017-\d{4}$/);
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(`/api/claims/${next}/earlier`)).codes).toEqual(['applicant.not-member']);
  });

  test('that nobody confirmed keep a claim from being submitted, and leave no mark in what is', async () => {
    const taken = [{ path: 'items[0].monthlyRent', number: '2017-0001', on: '2017-04-15' }];
    const save = (revision: number, facts: object) =>
      firm.holder.post(`/api/claims/${next}/draft`, { revision, facts });
    const submit = (revision: number) => firm.holder.post(`/api/claims/${next}/submit`, { revision, declared: true });
    await save(1, { ...rentFacts(), taken });
    expect((await submit(2)).codes).toEqual(['claim.taken-unconfirmed']);
    await save(2, { ...rentFacts(), taken: [] });
    expect((await submit(3)).codes).toEqual([]);
    const { draft } = (await firm.holder.get(`/api/claims/${next}`)).body as CaseFile;
    expect(Object.keys(draft)).not.toContain('taken');
  });
});
