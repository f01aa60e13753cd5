import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Examination, PolicyDraft, PolicyDraftLine, Reckoning } from '@qingce/contract';
import { sql } from 'kysely';
import { onBothDatabases } from '@qingce/database/test';
import { setTimeout as pause } from 'node:timers/promises';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aFirm } from '../../test/lighthouse.ts';
import { sourceDeclarations } from '../crosscheck/index.ts';
import type { Source } from '../crosscheck/index.ts';
import { identifyingDeclarations } from '../likeness/index.ts';
import type { Identifying } from '../likeness/index.ts';
import { keepPolicyText, publishPolicy, readPolicies } from '../policy/index.ts';
import type { PolicyFolder } from '../policy/index.ts';
import { kindDeclarations } from '../recognition/index.ts';
import type { Kind } from '../recognition/index.ts';

const policies = join(import.meta.dirname, '../../../../policies');
const policy = 'growth-award-sample';
const paper = { reason: '按新的决定调整', document: '关于调整奖励上限的决定（示例）', documentNo: '示府〔2017〕1号' };
const threshold = ['最少人数: 20人', '最少人数: 18人'] as const;
const tier = ['| 1 | 0元 | 1% |', '| 1 | 0元 | 2% |'] as const;

onBothDatabases('a draft of a policy', (database) => {
  let server: TestApp;
  let folder: PolicyFolder;
  let drafter: Visitor;
  let director: Visitor;
  let auditor: Visitor;
  let clerk: Visitor;
  beforeAll(async () => {
    server = await buildTestApp(database());
    folder = (await readPolicies(policies)).find((one) => one.policy.id === policy)!;
    await server.run(publishPolicy, folder.policy);
    await server.run(keepPolicyText, { hash: folder.policy.hash, text: folder.text, examples: folder.examples });
    drafter = await server.signedInAs('policy-drafter', 'industry');
    director = await server.signedInAs('commerce-director', 'industry');
    auditor = await server.signedInAs('auditor', 'audit');
    clerk = await server.signedInAs('commerce-clerk', 'industry');
  });
  afterAll(() => server.close());

  const begin = async (title = '降低人数要求'): Promise<string> =>
    ((await drafter.post('/api/policy-drafts', { policy, title })).body as { id: string }).id;
  const read = async (id: string): Promise<PolicyDraft> =>
    (await drafter.get(`/api/policy-drafts/${id}`)).body as PolicyDraft;
  const put = (id: string, base: number, text: { policy: string; examples: string }, who = drafter): Promise<Reply> =>
    who.post(`/api/policy-drafts/${id}/saves`, { base, ...text });
  const changed = ({ text }: PolicyDraft, [from, to]: readonly [string, string]) => {
    expect(text.policy).toContain(from);
    return { ...text, policy: text.policy.replace(from, to) };
  };
  async function saved(change: readonly [string, string], examples?: (text: string) => string): Promise<string> {
    const id = await begin();
    const text = changed(await read(id), change);
    const reply = await put(id, 1, { ...text, examples: examples?.(text.examples) ?? text.examples });
    expect(reply.body).toMatchObject({ save: 2 });
    return id;
  }
  const propose = async (id: string, save = 2): Promise<Reply> =>
    drafter.post(`/api/policy-drafts/${id}/propose`, { save, ...paper });
  const publish = async (id: string, who = director, headers = {}): Promise<Reply> => {
    const { proposals } = await read(id);
    return who.post(`/api/policy-drafts/${id}/publish`, { hash: proposals[0]?.hash ?? folder.policy.hash }, headers);
  };
  const examine = async (id: string, text: { policy: string; examples: string }): Promise<Examination> =>
    (await drafter.post(`/api/policy-drafts/${id}/examine`, text)).body as Examination;

  test('begins as the version in force stands, and is read by those who decide and audit', async () => {
    const id = await begin();
    const draft = await read(id);
    expect(draft.text).toEqual({ policy: folder.text.policy, examples: folder.examples });
    expect(draft).toMatchObject({ state: 'open', baseHash: folder.policy.hash, save: 1, source: folder.text.source });
    for (const who of [director, auditor]) {
      const listed = (await who.get('/api/policy-drafts')).body as PolicyDraftLine[];
      expect(listed.map((line) => line.id)).toContain(id);
    }
    expect((await clerk.get('/api/policy-drafts')).codes).toEqual(['identity.not-permitted']);
    const begun = async (who: Visitor, of: string) =>
      (await who.post('/api/policy-drafts', { policy: of, title: 'x' })).codes;
    expect(await begun(director, policy)).toEqual(['identity.not-permitted']);
    expect(await begun(drafter, 'none')).toEqual(['policy.not-found']);
  });

  test('is saved once by a double click, and never over what somebody else saved', async () => {
    const id = await begin();
    const text = changed(await read(id), threshold);
    const key = { 'idempotency-key': 'one-press-of-save' };
    const [one, other] = [
      await drafter.post(`/api/policy-drafts/${id}/saves`, { base: 1, ...text }, key),
      await drafter.post(`/api/policy-drafts/${id}/saves`, { base: 1, ...text }, key),
    ];
    expect([one.body, other.body]).toEqual([one.body, one.body]);
    const colleague = await server.signedInAs('policy-drafter', 'industry');
    const late = await put(id, 1, text, colleague);
    expect(late.codes).toEqual(['drafting.saved-since']);
    expect((late.body as { errors: { fields: object }[] }).errors[0]?.fields).toMatchObject({ save: '2' });
    const both = await Promise.all([put(id, 2, text), put(id, 2, text, colleague)]);
    expect(both.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]));
    expect((await read(id)).saves.map(({ save }) => save)).toEqual([3, 2, 1]);
    expect((await put(id, 3, { policy: 'x'.repeat(400_001), examples: '' })).codes).toEqual(['request.invalid']);
  });

  describe('is examined', () => {
    test('complaints have their line, and no example is run', async () => {
      const id = await begin();
      const found = await examine(id, changed(await read(id), ['>= 最少人数', '>= 最小人数']));
      const { line } = found.complaints[0] ?? { line: 0 };
      expect(found.complaints[0]).toMatchObject({ severity: 'error', code: 'unknown-name', fix: '最少人数' });
      expect(folder.text.policy.split('\n')[line - 1]).toContain('>= 最少人数');
      expect([found.hash, found.examples]).toEqual([null, { passed: 0, failed: 0, runs: [], problem: null }]);
    });

    test('the examples that a change touches are told with what they came to, to the fen', async () => {
      const id = await begin();
      const draft = await read(id);
      expect((await examine(id, draft.text)).examples).toMatchObject({ failed: 0, runs: [] });
      const found = await examine(id, changed(draft, tier));
      expect(found.examples.runs.find((run) => run.id === 'GA-02')?.differences)
        .toEqual([{ what: 'total', expected: '"100000.00"', got: { zh: '"200000.00"', en: '"200000.00"' } }]);
      expect(found.differences).toMatchObject([{ clause: '2', subject: 'table' }]);
      expect(found.figures.find(({ written }) => written === '2%')).toMatchObject({ kind: 'table' });
    });

    test.each([['[', '不是 JSON'], ['{}', '列表'], ['[{"id":"a"}]', '第 1 个']])(
      'examples that read %s are no examples', async (examples, told) => {
        const id = await begin();
        expect((await examine(id, { ...(await read(id)).text, examples })).examples.problem?.zh).toContain(told);
      });
  });

  test('its effect is reckoned apart from the server, told as it goes on, and can be cancelled', async () => {
    const id = await saved(tier);
    const effect = { kind: 'effect', save: 2, claims: 300, seed: 3 };
    const begun = await drafter.post(`/api/policy-drafts/${id}/reckonings`, effect);
    const { reckoningId } = begun.body as { reckoningId: string };
    const found = await settled(reckoningId);
    expect(found).toMatchObject({ state: 'done', done: 300, all: 300 });
    const { claims, winners, losers, before, after } = found.effect!.synthetic;
    expect([claims, losers, winners > 0, BigInt(after.replace('.', '')) > BigInt(before.replace('.', ''))])
      .toEqual([300, 0, true, true]);
    expect((await director.get(`/api/policy-reckonings/${reckoningId}`)).codes).toEqual(['drafting.no-reckoning']);

    const long = { kind: 'effect', save: 2, claims: 100_000, seed: 3 };
    const second = (await drafter.post(`/api/policy-drafts/${id}/reckonings`, long)).body as { reckoningId: string };
    expect((await drafter.post(`/api/policy-drafts/${id}/reckonings`, long)).codes).toEqual(['drafting.too-many']);
    expect((await drafter.post(`/api/policy-reckonings/${second.reckoningId}/cancel`)).status).toBe(200);
    expect((await settled(second.reckoningId)).state).toBe('cancelled');
    expect((await drafter.post(`/api/policy-drafts/${id}/reckonings`, { ...effect, save: 9 })).codes)
      .toEqual(['drafting.not-found']);
  });

  async function settled(id: string): Promise<Reckoning> {
    for (;;) {
      const found = (await drafter.get(`/api/policy-reckonings/${id}`)).body as Reckoning;
      if (found.state !== 'waiting' && found.state !== 'under-way') return found;
      await pause(50);
    }
  }

  describe('is proposed and published by two people', () => {
    test('not with an error, an example that fails, another policy, or nothing changed', async () => {
      expect((await propose(await saved(['>= 最少人数', '>= 最小人数']))).codes).toEqual(['drafting.has-errors']);
      expect((await propose(await saved(tier))).codes).toEqual(['drafting.examples-fail']);
      expect((await propose(await saved(['id: growth-award-sample', 'id: other-sample']))).codes)
        .toEqual(['drafting.other-policy']);
      expect((await propose(await begin(), 1)).codes).toEqual(['drafting.unchanged']);
      expect((await propose(await saved(threshold, () => ''))).codes).toEqual(['drafting.no-examples']);
      expect((await propose(await saved(threshold), 1)).codes).toEqual(['drafting.not-newest']);
    });

    test('not where what is declared beside the policy names what the new text has not', async () => {
      const [title, unknown] = [{ zh: '示例', en: 'Sample' }, 'nothing-of-the-policy'];
      interface Beside { sources: Source[]; kinds: Kind[]; identifying: Identifying[] }
      const publishAll = async (of: Beside): Promise<void> => {
        await server.run(sourceDeclarations.publish, { policy, declared: of.sources });
        await server.run(kindDeclarations.publish, { policy, declared: of.kinds });
        await server.run(identifyingDeclarations.publish, { policy, declared: of.identifying });
      };
      const none = { sources: [], kinds: [], identifying: [] };
      const wrong = [
        { ...none, sources: [{ id: 'other', title, office: unknown, creditCode: '代码', year: null, columns: [] }] },
        { ...none, kinds: [{ id: 'other', title, office: unknown, holder: 'none' as const, speaksFor: [] }] },
        { ...none, identifying: [{ title, facts: [unknown], among: 'own' as const }] },
      ];
      const id = await saved(...wideThreshold);
      for (const each of wrong) {
        await publishAll(each);
        const { codes, body } = await propose(id);
        expect(codes).toEqual(['drafting.beside-policy']);
        expect(JSON.stringify(body)).toContain(unknown);
        // What was declared once comes into force again.
        await publishAll(none);
      }
    });

    test('while it is proposed it stands still; it is returned with a reason, or withdrawn', async () => {
      const id = await saved(...wideThreshold);
      expect((await publish(id)).codes).toEqual(['drafting.not-proposed']);
      expect((await propose(id)).status).toBe(200);
      expect((await propose(id)).codes).toEqual(['drafting.proposed']);
      expect((await put(id, 2, (await read(id)).text)).codes).toEqual(['drafting.proposed']);
      expect((await drafter.post(`/api/policy-drafts/${id}/publish`, { hash: folder.policy.hash })).codes)
        .toEqual(['identity.not-permitted']);
      expect((await director.post(`/api/policy-drafts/${id}/publish`, { hash: folder.policy.hash })).codes)
        .toEqual(['drafting.not-that-text']);
      expect((await director.post(`/api/policy-drafts/${id}/return`, { reason: '请补充依据' })).status).toBe(200);
      expect(await read(id)).toMatchObject({ state: 'open', proposals: [{ outcome: 'returned', note: '请补充依据' }] });
      await propose(id);
      expect((await drafter.post(`/api/policy-drafts/${id}/withdraw`)).status).toBe(200);
      expect((await drafter.post(`/api/policy-drafts/${id}/withdraw`)).codes).toEqual(['drafting.not-proposed']);
      expect(await read(id)).toMatchObject({ state: 'open', proposals: [{ outcome: 'withdrawn' }, {}] });
    });

    test('it is in force at once for all that is read of it, and rival drafts are outdated', async () => {
      const [id, rival] = [await saved(...wideThreshold), await saved(...wideThreshold)];
      await propose(id);
      await propose(rival);
      const { applicantId, holder } = await aFirm(server, { clerk }, { name: '示例企业', creditCode: creditCodeOf(77) });
      const round = { policy, applicantId, claimYear: 2016 };
      const { claimId } = (await holder.post('/api/claims', round)).body as { claimId: string };
      const { kysely } = database();
      await sql`update claim set number = '2017-0001', state = 'submitted' where id = ${claimId}`.execute(kysely);
      expect((await publish(id)).codes).toEqual(['drafting.window-open']);
      await sql`update claim set number = null, state = 'draft' where id = ${claimId}`.execute(kysely);
      const key = { 'idempotency-key': 'one-press-of-publish' };
      for (const press of [await publish(id, director, key), await publish(id, director, key)])
        expect(press.status).toBe(200);
      expect((await publish(id)).codes).toEqual(['drafting.published']);
      expect((await publish(rival)).codes).toEqual(['drafting.base-outdated']);
      expect([(await read(id)).state, (await read(rival)).state]).toEqual(['published', 'outdated']);

      const { proposals } = await read(id);
      const lines = (await server.visitor.get('/api/policies')).body as { id: string; hash: string; address: string }[];
      const line = lines.find((one) => one.id === policy);
      expect(line?.hash).toBe(proposals[0]?.hash);
      expect(line?.hash).not.toBe(folder.policy.hash);
      const checked = (await server.visitor.get(line?.address ?? '')).body as { hash: string };
      expect(checked.hash).toBe(line?.hash);
      const page = String((await server.visitor.get(`/policies/${policy}`, { accept: 'text/html' })).body);
      expect(page).toContain(line?.address);
      const [example] = JSON.parse(folder.examples) as { facts: { items: object[] } }[];
      const few = { ...example?.facts, items: [{ ...example?.facts.items[0], staff: 18 }] };
      const answered = await server.visitor.post(`/api/policies/${policy}/assess`, { facts: few });
      expect(answered.body).toMatchObject({ policyHash: line?.hash, outcome: 'eligible' });

      const next = await begin('再起一份');
      expect((await read(next)).text).toEqual((await read(id)).text);
      const back = await read(next);
      expect((await put(next, 1, { policy: folder.text.policy, examples: folder.examples })).status).toBe(200);
      expect(back.baseHash).toBe(line?.hash);
      await propose(next);
      expect((await publish(next)).codes).toEqual(['drafting.published-before']);
    });
  });
});

/** Eighteen staff are enough; the example that had one too few has three too few. */
const wideThreshold = [threshold, (text: string) => text.replace('"staff": 19', '"staff": 17')] as const;
