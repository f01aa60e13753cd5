import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CaseFile, Declaration, DeclarationRecord } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { canonicalJson } from '@qingce/values';
import { contentHash } from '../src/claim/declaration.ts';
import { findClaim } from '../src/claim/index.ts';
import type { ClaimDocument } from '../src/documents/index.ts';
import { buildTestApp } from './build-test-app.ts';
import type { Reply, TestApp, Visitor } from './build-test-app.ts';
import { creditCodes } from './claim-on-its-way.ts';
import { aDraft, aFirm, castOf, handIn, rentFacts } from './lighthouse.ts';
import type { Cast } from './lighthouse.ts';

onBothDatabases('a declaration over the content', (database) => {
  let server: TestApp;
  let cast: Cast;
  let holder: Visitor;
  let id = '';

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    const firm = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodes[0] ?? '' });
    ({ holder } = firm);
    id = await aDraft(server, firm, rentFacts());
  });
  afterAll(() => server.close());

  const shown = async (): Promise<Declaration> =>
    (await holder.get(`/api/claims/${id}/declaration`)).body as Declaration;
  const submit = (seen: Pick<Declaration, 'revision' | 'contentHash'>): Promise<Reply> =>
    holder.post(`/api/claims/${id}/submit`, { revision: seen.revision, declared: true, contentHash: seen.contentHash });

  test('is shown before anything is signed, to the applicant alone', async () => {
    expect(await shown()).toMatchObject({ revision: 1, signed: null });
    expect((await cast.clerk.get(`/api/claims/${id}/declaration`)).codes).toEqual(['claim.not-found']);
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(`/api/claims/${id}/declaration`)).status).toBeGreaterThanOrEqual(403);
  });

  test('signs what was shown: a document handed in since is not declared', async () => {
    const before = await shown();
    await handIn(holder, id, 'tax-registration');
    expect((await submit(before)).codes).toEqual(['claim.content-differs']);
    const now = await shown();
    expect(now.contentHash).not.toBe(before.contentHash);
    const receipt = await submit(now);
    expect(receipt.codes).toEqual([]);
    expect(receipt.body).toMatchObject({ contentHash: now.contentHash, declaredBy: expect.any(String) as string });
    expect(await shown()).toMatchObject({ contentHash: now.contentHash, signed: { holds: true } });
  });

  test('is exported whole, so that its hash can be reckoned again by whoever holds the file', async () => {
    const address = `/api/claims/${id}/declaration/record`;
    const { body, headers } = await cast.auditor.get(address);
    const { content, signed, receipt } = body as DeclarationRecord;
    expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(signed.contentHash);
    expect(receipt).toMatchObject({ contentHash: signed.contentHash, claimId: id, declaredBy: signed.by });
    expect(headers['content-disposition']).toContain(`declaration-${receipt.number}-1.json`);
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(address)).codes).toEqual(['claim.not-found']);
  });

  test('is void with the first edit of a correction, and asked for anew', async () => {
    const signed = await shown();
    await cast.clerk.post(`/api/claims/${id}/return`, {
      corrections: [{ material: 'application-report', what: '缺少签字页', ask: '补交签字页' }],
    });
    await holder.post(`/api/claims/${id}/answer-correction`, { item: 1, answer: '已补交' });
    expect((await shown()).signed?.holds).toBe(true);
    await holder.post(`/api/claims/${id}/draft`, { revision: 1, facts: rentFacts(158) });
    const edited = await shown();
    expect((await holder.get(`/api/claims/${id}/declaration/record`)).codes).toEqual(['claim.not-declared']);
    expect(edited).toMatchObject({ revision: 2, signed: { contentHash: signed.contentHash, holds: false } });
    expect((await submit({ ...edited, contentHash: signed.contentHash })).codes).toEqual(['claim.content-differs']);
    expect((await submit(edited)).codes).toEqual([]);
    expect(await shown()).toMatchObject({ contentHash: edited.contentHash, signed: { holds: true } });
    const { receipt } = (await holder.get(`/api/claims/${id}`)).body as CaseFile;
    expect(receipt?.contentHash).toBe(edited.contentHash);
  });

  test('covers the last day of a document and every person behind its rows', async () => {
    const declared = await findClaim(database().kysely, id);
    const document = {
      id, claimId: id, material: 'licence', name: 'a.pdf', sha256: 'f'.repeat(64), validUntil: '2017-05-01',
    } as unknown as ClaimDocument;
    const person = { id, path: 'items[0].rows[0]', name: '甲', identityNumber: '1', school: '乙' };
    const hashOf = (validUntil: string, name: string, form?: 1 | 2): string => contentHash({
      claim: declared!, documents: [{ ...document, validUntil }], persons: [{ ...person, name }],
    }, form);
    const signed = hashOf('2017-05-01', '甲');
    expect(hashOf('2017-05-01', '甲')).toBe(signed);
    expect([hashOf('2017-05-02', '甲'), hashOf('2017-05-01', '丙')]).not.toContain(signed);
    expect(hashOf('2017-05-02', '丙', 1), 'what was signed before them').toBe(hashOf('2017-05-01', '甲', 1));
  });

  test('that was signed in the form before is verified by it', async () => {
    const { content } = (await cast.auditor.get(`/api/claims/${id}/declaration/record`)).body as DeclarationRecord;
    const { roster: _roster, documents, ...rest } = content;
    const before = { ...rest, documents: documents.map(({ validUntil: _day, ...document }) => document) };
    const hash = createHash('sha256').update(canonicalJson(before)).digest('hex');
    await sql`insert into claim_declaration (id, claim_id, revision, content_hash, form, signed_by, signed_at)
      values (${randomUUID()}::uuid, ${id}::uuid, 1, ${hash}, 1, ${holder.userId}::uuid, '2017-06-01T09:00:00+08:00')`
      .execute(database().kysely);
    expect(await shown()).toMatchObject({ signed: { contentHash: hash, holds: true } });
  });
});
