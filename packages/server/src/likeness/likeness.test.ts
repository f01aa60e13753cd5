import type { Likeness } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { confirmHolder } from '../../test/confirmed-holder.ts';
import { creditCodeOf, mergeInto } from '../../test/claim-on-its-way.ts';
import { castOf, lighthouse, publishStoryPolicy, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

onBothDatabases('what applicants have in common', (database) => {
  let server: TestApp;
  let cast: Cast;
  let required: string[];
  let firms = 0;

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    required = (await publishStoryPolicy(server)).process.materials
      .filter((one) => one.required && one.for.some((item) => item === 'all' || item === 'premises-rent'))
      .map(({ id }) => id);
  });
  afterAll(() => server.close());

  /** A submitted claim of a new firm whose papers hold that text. */
  async function aClaim(firm: { account: string; papers: string; holder?: Visitor }) {
    firms += 1;
    const holder = firm.holder ?? await server.signedInAs(null);
    const name = `示例企业 ${firms}`;
    const registered = await holder.post('/api/applicants', {
      kind: 'enterprise', name, creditCode: creditCodeOf(800 + firms),
    });
    const applicantId = (registered.body as { id: string }).id;
    await confirmHolder(server, holder, applicantId);
    await cast.clerk.post(`/api/applicants/${applicantId}/register-facts`, {
      facts: lighthouse.register, source: '市场监管登记',
    });
    await holder.post(`/api/applicants/${applicantId}/payee`, { account: firm.account, bank: '示例银行清城支行' });
    const opened = await holder.post('/api/claims', { policy: lighthouse.policy, applicantId, claimYear: 2016 });
    const { claimId } = opened.body as { claimId: string };
    await holder.post(`/api/claims/${claimId}/draft`, { revision: 0, facts: rentFacts() });
    for (const material of required) await handIn(holder, claimId, { material, text: `${firm.papers} ${material}` });
    const submitted = await holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    expect(submitted.codes).toEqual([]);
    return { claimId, name, holder, applicantId };
  }
  function handIn(visitor: Visitor, claimId: string, { material, text }: { material: string; text: string }) {
    const boundary = 'boundary-of-a-paper';
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${material}.pdf"\r\n\r\n`
      + `%PDF-1.4\n%${text}\n%%EOF\n\r\n--${boundary}--\r\n`;
    return visitor.post(`/api/claims/${claimId}/documents?material=${material}`, Buffer.from(payload), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
  }
  const likenesses = async (claimId: string): Promise<Likeness[]> =>
    (await cast.auditor.get(`/api/claims/${claimId}/likenesses`)).body as Likeness[];

  test('a refused applicant comes back under another account: known again by its bank account', async () => {
    const first = await aClaim({ account: '6222-0200-0001-0001', papers: 'first' });
    await cast.clerk.post(`/api/claims/${first.claimId}/refuse-acceptance`, { reason: '不属于受理范围' });
    const again = await aClaim({ account: '6222020000010001', papers: 'again' });
    const found = await likenesses(again.claimId);
    expect(found).toMatchObject([{ kind: 'account', applicant: first.name, claims: [{ state: 'not-accepted' }] }]);
    expect(found[0]?.what).not.toContain('622202');
    expect((await cast.clerk.post(`/api/claims/${again.claimId}/accept`)).codes, 'a flag stops nothing').toEqual([]);
  });

  test('a refused applicant comes back under another account: known again by a person who acts for both', async () => {
    const first = await aClaim({ account: '6222020000020001', papers: 'second' });
    await cast.clerk.post(`/api/claims/${first.claimId}/refuse-acceptance`, { reason: '不属于受理范围' });
    const again = await aClaim({ account: '6222020000020002', papers: 'third', holder: first.holder });
    expect(await likenesses(again.claimId)).toMatchObject([{ kind: 'person', applicant: first.name }]);
    await mergeInto(cast, again.applicantId, first.applicantId);
    expect(await likenesses(again.claimId), 'a duplicate is no other applicant').toEqual([]);
  });

  test('the same file in two claims is shown in both', async () => {
    const one = await aClaim({ account: '6222020000030001', papers: 'copied' });
    const other = await aClaim({ account: '6222020000030002', papers: 'copied' });
    const kinds = async (claimId: string) =>
      (await likenesses(claimId)).map(({ kind, applicant }) => [kind, applicant]);
    expect(await kinds(one.claimId)).toEqual(required.map(() => ['document', other.name]));
    expect(await kinds(other.claimId)).toEqual(required.map(() => ['document', one.name]));
  });

  test('who has nothing in common has no flag, and applicants are not shown any', async () => {
    const { claimId, holder } = await aClaim({ account: '6222020000040001', papers: 'own' });
    expect(await likenesses(claimId)).toEqual([]);
    expect((await holder.get(`/api/claims/${claimId}/likenesses`)).codes).toEqual(['identity.not-permitted']);
  });
});
