import type { CaseFile, Messages, RecognitionCheck, RecognitionFlag } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf, grantFor } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, compileStoryPolicy, lighthouse, publishStoryPolicy } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { kindDeclarations, readKinds } from './declare-kinds.ts';

const { policy } = lighthouse;
const policies = new URL('../../../../policies/', import.meta.url).pathname;

interface AnItem { readonly item: string; readonly [fact: string]: unknown }
interface Fair { readonly date: string; readonly recognized?: boolean }

onBothDatabases('a register beside claims', (database) => {
  let server: TestApp;
  let cast: Cast;
  let firms = 300;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    const declared = await readKinds(policies, await compileStoryPolicy());
    await server.run(kindDeclarations.publish, { policy, declared });
    cast = await castOf(server);
    await grantFor(cast, 1);
  });
  afterAll(() => server.close());

  async function aConfirmed(entry: object): Promise<string> {
    const entered = await cast.clerk.post(`/api/recognitions/${policy}`, {
      authority: '市商务局', documentOn: '2016-01-10', source: '附件', ...entry,
    });
    expect(entered.codes).toEqual([]);
    const { id } = entered.body as { id: string };
    await settle(id, 1);
    return id;
  }
  async function settle(id: string, version: number): Promise<void> {
    const settled = await cast.otherClerk.post('/api/recognition-settlements', {
      entries: [{ id, version }], confirm: true,
    });
    expect(settled.codes).toEqual([]);
  }
  const aFair = (name: string, validFrom: string, validUntil = validFrom): Promise<string> =>
    aConfirmed({ kind: 'exhibition', name, documentNo: name, validFrom, validUntil });
  const withdraw = async (id: string, from: string, version = 1): Promise<void> => {
    const asked = await cast.clerk.post(`/api/recognition-entries/${id}/withdraw`, { version, from, reason: '造假' });
    expect(asked.codes).toEqual([]);
    await settle(id, version + 1);
  };

  interface AClaim { readonly id: string; readonly holder: Visitor; readonly code: string }
  async function aDraftOf(items: readonly AnItem[]): Promise<AClaim> {
    firms += 1;
    const code = creditCodeOf(firms);
    const firm = await aFirm(server, cast, { name: `示例企业 ${firms}`, creditCode: code });
    return { id: await aDraft(server, firm, { items }), holder: firm.holder, code };
  }
  const fairs = (...rows: Fair[]) =>
    ({ item: 'exhibition', exhibitions: rows.map((row) => ({ ...row, boothFee: '10000.00' })) });
  /** A submitted and accepted claim for fairs. */
  async function anAcceptedClaim(...rows: Fair[]): Promise<AClaim> {
    const claim = await aDraftOf([fairs(...rows)]);
    const submitted = await claim.holder.post(`/api/claims/${claim.id}/submit`, { revision: 1, declared: true });
    expect(submitted.codes).toEqual([]);
    expect((await cast.clerk.post(`/api/claims/${claim.id}/accept`)).codes).toEqual([]);
    return claim;
  }
  const checksOf = async ({ id }: AClaim, visitor: Visitor = cast.auditor): Promise<RecognitionCheck[]> =>
    (await visitor.get(`/api/claims/${id}/recognitions`)).body as RecognitionCheck[];
  const about = async (claim: AClaim, path: string, visitor?: Visitor) =>
    (await checksOf(claim, visitor)).find((check) => check.path === path);
  const rely = (
    { id }: AClaim, path: string, on: { id: string; version?: number }, visitor = cast.otherClerk,
  ): Promise<Reply> => visitor.post(`/api/claims/${id}/recognitions/confirm`, {
    path, recognitionId: on.id, version: on.version ?? 1, note: '',
  });
  const fileOf = async ({ id }: AClaim, visitor: Visitor = cast.chief): Promise<CaseFile> =>
    (await visitor.get(`/api/claims/${id}`)).body as CaseFile;
  const first = 'items[0].exhibitions[0].recognized';
  const second = 'items[0].exhibitions[1].recognized';

  test('says of each day whether the catalogue had the fair, not of today', async () => {
    await aFair('春季展', '2016-03-10', '2016-03-14');
    const claim = await anAcceptedClaim(
      { date: '2016-03-10', recognized: true }, { date: '2016-03-15', recognized: true });
    expect(await about(claim, first)).toMatchObject({
      verdict: 'valid', days: { from: '2016-03-10', to: '2016-03-10' }, entries: [{ name: '春季展', counts: true }],
    });
    expect(await about(claim, second)).toMatchObject({ verdict: 'not-found', entries: [], claimed: true });
  });

  test('is looked into by the applicant for a draft, but by nobody else’s', async () => {
    await aFair('草稿展', '2016-04-01');
    const claim = await aDraftOf([fairs({ date: '2016-04-01' })]);
    expect(await about(claim, first, claim.holder)).toMatchObject({ verdict: 'valid', claimed: null });
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(`/api/claims/${claim.id}/recognitions`)).codes).toEqual(['claim.not-found']);
    expect((await cast.auditor.get(`/api/claims/${claim.id}/recognitions`)).codes).toEqual(['claim.not-found']);
  });

  test('finds a certificate by its scheme, and says nothing of those that nobody claims to be in it', async () => {
    await aConfirmed({
      kind: 'certification-scheme', name: 'ISO 22301', documentNo: '认证1号', validFrom: '2016-05-01', validUntil: null,
    });
    const certificate = (scheme: string, issuedOn: string, more: object = {}) =>
      ({ scheme, issuedOn, fee: '1000.00', ...more });
    const claim = await aDraftOf([{ item: 'certification', certificates: [
      certificate('iso22301', '2016-05-01'), certificate('ISO22301', '2016-04-30', { recognizedAsEquivalent: true }),
      certificate('CMMI', '2016-05-02'),
    ] }]);
    const said = (await checksOf(claim, claim.holder)).filter(({ kind }) => kind === 'certification-scheme');
    expect(said.map(({ called, verdict }) => [called, verdict]))
      .toEqual([['iso22301', 'valid'], ['ISO22301', 'not-yet']]);
  });

  test('asks of a recognised firm every day of the claim year', async () => {
    const claim = await anAcceptedClaim({ date: '2016-03-10', recognized: true });
    const verdict = async () => (await about(claim, 'applicant.recognized'))?.verdict;
    const of = { kind: 'supported-applicant', name: '示例企业', creditCode: claim.code };
    expect(await verdict()).toBe('not-found');
    await aConfirmed({ ...of, documentNo: '认定甲', validFrom: '2016-07-01', validUntil: null });
    expect(await verdict()).toBe('partly');
    await aConfirmed({ ...of, documentNo: '认定乙', validFrom: '2016-01-01', validUntil: '2016-06-30' });
    expect(await verdict()).toBe('valid');
  });

  test('is what a finding rests on, in the version that was seen, while it counts on that day', async () => {
    const fair = await aFair('夏季展', '2016-06-01', '2016-06-03');
    const other = await aFair('秋季展', '2016-09-01');
    const claim = await anAcceptedClaim({ date: '2016-06-02', recognized: true });
    expect((await rely(claim, first, { id: other })).codes).toEqual(['recognition.not-about']);
    expect((await rely(claim, first, { id: server.workplace.newId() })).codes).toEqual(['recognition.not-about']);
    expect((await rely(claim, first, { id: fair, version: 2 })).codes).toEqual(['recognition.stale']);
    expect((await rely(claim, first, { id: fair }, cast.reviewer)).codes).toEqual(['verification.other-office']);
    expect((await rely(claim, first, { id: fair })).codes).toEqual([]);
    const file = await fileOf(claim);
    expect(file.claim.state).toBe('verified');
    expect(file.facts[0]).toMatchObject({ path: first, state: 'confirmed', verified: true });
    expect(await about(claim, first)).toMatchObject({ reliedOn: { id: fair, version: 1, stands: true } });
  });

  test('does not carry a finding on a day from which it was withdrawn', async () => {
    const fair = await aFair('撤销展', '2016-07-01', '2016-07-05');
    const claim = await anAcceptedClaim({ date: '2016-07-03', recognized: true });
    await withdraw(fair, '2016-07-04');
    expect(await about(claim, first), 'a day later is another day').toMatchObject({ verdict: 'valid' });
    const late = await anAcceptedClaim({ date: '2016-07-04', recognized: true });
    expect(await about(late, first)).toMatchObject({ verdict: 'withdrawn', entries: [{ counts: false }] });
    expect((await rely(late, first, { id: fair, version: 2 })).codes).toEqual(['recognition.does-not-count']);
    // A flag refuses nothing: the office may find it so on other grounds.
    const found = await cast.otherClerk.post(`/api/claims/${late.id}/findings`, { path: first, value: true });
    expect(found.codes).toEqual([]);
  });

  test('that is withdrawn stops a claim that rests on it until it is verified anew, and others go on', async () => {
    const fair = await aFair('失效展', '2016-08-01');
    const sound = await aFair('有效展', '2016-08-02');
    const [falling, standing] = [
      await anAcceptedClaim({ date: '2016-08-01', recognized: true }),
      await anAcceptedClaim({ date: '2016-08-02', recognized: true }),
    ];
    await rely(falling, first, { id: fair });
    await rely(standing, first, { id: sound });
    for (const { id } of [falling, standing]) await cast.chief.post(`/api/claims/${id}/propose`, { note: '同意' });
    expect((await cast.chief.post(`/api/claims/${falling.id}/reverify`)).codes).toEqual(['review.nothing-changed']);
    const composed = await cast.chief.post('/api/review-lists', { claims: [falling.id, standing.id] });
    const { listId, hash } = composed.body as { listId: string; hash: string };
    const sign = (signer: Visitor): Promise<Reply> =>
      signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    expect((await sign(cast.director)).codes).toEqual([]);
    await withdraw(fair, '2016-08-01');
    const flags = (await cast.auditor.get(`/api/recognitions/${policy}/flags`)).body as RecognitionFlag[];
    expect(flags.map(({ claimId, path, state }) => [claimId, path, state])).toEqual([[falling.id, first, 'reviewed']]);
    expect((await sign(cast.reviewer)).codes).toEqual(['recognition.fell']);
    expect((await fileOf(falling)).actions.find(({ action }) => action === 'review.reverify')?.allowed).toBe(true);
    expect((await fileOf(standing)).actions.map(({ action }) => action)).not.toContain('review.reverify');
    expect((await cast.clerk.post(`/api/claims/${falling.id}/reverify`)).codes).toEqual(['identity.not-permitted']);
    expect((await cast.chief.post(`/api/claims/${falling.id}/reverify`)).codes).toEqual([]);
    const { messages: [told] } = (await falling.holder.get('/api/me/messages')).body as Messages;
    expect(told).toMatchObject({ act: 'review.reverify', about: { kind: 'claim', id: falling.id } });
    expect((await sign(cast.reviewer)).codes, 'the other line is signed for').toEqual([]);
    expect((await fileOf(standing)).claim.state).toBe('jointly-approved');
    const again = await fileOf(falling);
    expect(again.claim).toMatchObject({ state: 'accepted', onList: false });
    expect(again.facts[0]).toMatchObject({ path: first, state: 'awaiting' });
    await cast.otherClerk.post(`/api/claims/${falling.id}/findings`, { path: first, value: false });
    expect((await fileOf(falling)).acceptedAnswer).toMatchObject({ outcome: 'ineligible' });
    expect((await cast.auditor.get(`/api/recognitions/${policy}/flags`)).body).toEqual([]);
  });

  test('that is withdrawn stops a proposal, a notice and a decision too', async () => {
    const fair = await aFair('逐步展', '2016-10-01');
    const claim = await anAcceptedClaim({ date: '2016-10-01', recognized: true });
    await rely(claim, first, { id: fair });
    const correct = async (version: number, validFrom: string): Promise<void> => {
      const asked = await cast.clerk.post(`/api/recognition-entries/${fair}/correct`, {
        version, name: '逐步展', authority: '市商务局', documentNo: '逐步展', documentOn: '2016-01-10', source: '附件',
        validFrom, validUntil: '2016-10-02', reason: '日期',
      });
      expect(asked.codes).toEqual([]);
      await settle(fair, version + 1);
    };
    const propose = (): Promise<Reply> => cast.chief.post(`/api/claims/${claim.id}/propose`, { note: '同意' });
    await correct(1, '2016-10-02');
    expect((await propose()).codes).toEqual(['recognition.fell']);
    await correct(2, '2016-10-01');
    expect((await propose()).codes).toEqual([]);
    const { listId, hash } = (await cast.chief.post('/api/review-lists', { claims: [claim.id] })).body as {
      listId: string; hash: string;
    };
    for (const signer of [cast.director, cast.reviewer])
      await signer.post(`/api/review-lists/${listId}/sign`, { hash, noStake: true, opinion: '同意' });
    await correct(3, '2016-10-02');
    expect((await cast.clerk.post('/api/notices', { listId })).codes).toEqual(['recognition.fell']);
    await correct(4, '2016-10-01');
    expect((await cast.clerk.post('/api/notices', { listId })).codes).toEqual([]);
    await correct(5, '2016-10-02');
    server.clock.business = '2017-04-28T09:00:00.000+08:00';
    expect((await cast.government.post(`/api/claims/${claim.id}/decide`, { note: '同意' })).codes)
      .toEqual(['recognition.fell']);
    const recalled = await cast.director.post(`/api/claims/${claim.id}/recall-line`, {
      reason: '登记更正', step: 'verification',
    });
    expect(recalled.codes).toEqual([]);
  });
});
