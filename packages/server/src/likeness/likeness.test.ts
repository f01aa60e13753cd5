import type { Likeness } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { onBothDatabases } from '@qingce/database/test';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { TestApp, Visitor } from '../../test/build-test-app.ts';
import { confirmHolder } from '../../test/confirmed-holder.ts';
import { creditCodeOf, mergeInto } from '../../test/claim-on-its-way.ts';
import { castOf, lighthouse, publishStoryPolicy, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { readPolicies } from '../policy/index.ts';
import { declareIdentifying, identifyingDeclarations, readIdentifying } from './declare-identifying.ts';

const policies = fileURLToPath(new URL('../../../../policies', import.meta.url));

onBothDatabases('what applicants have in common', (database) => {
  let server: TestApp;
  let cast: Cast;
  let materials: CheckedPolicy['process']['materials'];
  let required: string[];
  let firms = 0;

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    ({ process: { materials } } = await publishStoryPolicy(server));
    required = requiredFor(['premises-rent']);
  });
  afterAll(() => server.close());

  const requiredFor = (items: readonly string[]): string[] => materials
    .filter((one) => one.required && one.for.some((item) => item === 'all' || items.includes(item)))
    .map(({ id }) => id);
  /** A submitted claim of a new firm whose papers hold that text. */
  async function aClaim(firm: { account: string; papers: string; holder?: Visitor; items?: { item: string }[] }) {
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
    const facts = firm.items ? { applicant: {}, items: firm.items } : rentFacts();
    await holder.post(`/api/claims/${claimId}/draft`, { revision: 0, facts });
    for (const material of requiredFor(facts.items.map(({ item }) => item)))
      await handIn(holder, claimId, { material, text: `${firm.papers} ${material}` });
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

  describe('the same thing by the facts that the policy names', () => {
    const certified = (...all: readonly (readonly [scheme: string, issuedOn: string])[]) => [{
      item: 'certification', certificates: all.map(([scheme, issuedOn]) => ({ scheme, issuedOn, fee: '1.00' })),
    }];
    const identifying = [
      { title: { zh: '同一证书', en: 'The same certificate' }, item: 'certification', among: 'all' as const,
        facts: ['certificates.scheme', 'certificates.issuedOn'] },
      { title: { zh: '同一财政级次', en: 'The same level' }, facts: ['fiscalLevel'], among: 'own' as const },
    ];
    const facts = (claimId: string) => likenesses(claimId)
      .then((all) => all.filter(({ kind }) => kind === 'fact').map(({ title, what, applicant, claims }) =>
        [title?.zh, what, applicant, claims.map(({ id }) => id)]));

    test('is shown across firms, however its number is typed, and only with the claims that name it', async () => {
      await server.run(identifyingDeclarations.publish, { policy: lighthouse.policy, declared: identifying });
      const one = await aClaim({
        account: '6222020000050001', papers: 'a', items: certified(['iso-27001', '2016-05-01']),
      });
      const other = await aClaim({
        account: '6222020000050002', papers: 'b',
        items: certified(['CMMI', '2016-05-01'], ['ISO 27001', '2016-05-01']),
      });
      await aClaim({
        account: '6222020000050003', papers: 'c', items: certified(['ISO 27001', '2016-05-02']),
      });
      expect(await facts(one.claimId)).toEqual([['同一证书', 'iso-27001 · 2016-05-01', other.name, [other.claimId]]]);
      expect(await facts(other.claimId)).toEqual([['同一证书', 'ISO 27001 · 2016-05-01', one.name, [one.claimId]]]);
    });

    test.each([
      ['a fact that the policy has not', [{ ...identifying[0]!, facts: ['certificates.colour'] }]],
      ['facts of two rows', [{ ...identifying[0]!, facts: ['certificates.scheme', 'higherLevelFunded'] }]],
      ['no fact at all', [{ ...identifying[0]!, facts: [] }]],
    ])('a declaration with %s is refused, naming its file', async (_what, wrong) => {
      const policy = await publishStoryPolicy(server);
      const text = JSON.stringify({ identifying: wrong });
      expect(() => declareIdentifying(policy, { path: 'likeness.json', text })).toThrow('likeness.json: ');
    });

    test.each(['qingyuan-2015-64', 'manufacturing-sample', 'growth-award-sample'])(
      'what lies beside %s is in order', async (id) => {
        const [read] = (await readPolicies(policies)).filter(({ policy }) => policy.id === id);
        expect(read && await readIdentifying(policies, read.policy)).toBeDefined();
      });
  });

  test('who has nothing in common has no flag, and applicants are not shown any', async () => {
    const { claimId, holder } = await aClaim({ account: '6222020000040001', papers: 'own' });
    expect(await likenesses(claimId)).toEqual([]);
    expect((await holder.get(`/api/claims/${claimId}/likenesses`)).codes).toEqual(['identity.not-permitted']);
  });
});
