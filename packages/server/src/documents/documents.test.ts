import { createHash, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receipt, StoredDocument } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { confirmHolder } from '../../test/confirmed-holder.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, rentFacts } from '../../test/lighthouse.ts';
import { listActs } from '../audit/index.ts';
import { closeFolder, listDocuments, openFolder } from './index.ts';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

onBothDatabases('documents of a claim', (database) => {
  let server: TestApp;
  let firm: Visitor;
  let applicantId: string;
  beforeAll(async () => {
    server = await buildTestApp(database());
    firm = await server.signedInAs(null);
    const individual = { kind: 'individual', name: '张引荐', identityNumber: '999999199501019017' };
    applicantId = ((await firm.post('/api/applicants', individual)).body as { id: string }).id;
    await confirmHolder(server, firm, applicantId);
  });
  afterAll(() => server.close());

  const aClaim = async (): Promise<string> => {
    const claimId = randomUUID();
    await server.run(openFolder, { claimId, applicantId });
    return claimId;
  };
  const upload = (
    visitor: Visitor, claimId: string, content: Buffer,
    over: { name?: string; key?: string; material?: string; validUntil?: string } = {}
  ) => {
    const boundary = 'boundary-of-the-test';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${over.name ?? '合同.pdf'}"\r\n`
      + 'content-type: application/octet-stream\r\n\r\n';
    const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const valid = over.validUntil === undefined ? '' : `&validUntil=${over.validUntil}`;
    return visitor.post(`/api/claims/${claimId}/documents?material=${over.material ?? 'lease'}${valid}`, payload, {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(over.key === undefined ? {} : { 'idempotency-key': over.key }),
    });
  };
  const stored = (reply: Reply): StoredDocument => reply.body as StoredDocument;
  const close = (claimId: string, isHandedIn = true) =>
    server.run((context, id: string) => closeFolder(context, id, { isHandedIn }), claimId);

  test('are known by the hash of their content and by their own first bytes, not by their name', async () => {
    const claimId = await aClaim();
    const reply = await upload(firm, claimId, png, { name: '照片.pdf' });
    expect([reply.status, reply.body]).toEqual([201, {
      id: expect.any(String), claimId, material: 'lease', name: '照片.pdf', size: png.length,
      sha256: createHash('sha256').update(png).digest('hex'), mediaType: 'image/png', state: 'stored',
      at: server.clock.business, validUntil: null, firstAt: null,
    }]);
  });

  test.each([
    ['a program that calls itself a PDF', program, 'application/x-msdownload'],
    ['a text', Buffer.from('<svg onload=alert(1)>'), 'application/octet-stream'],
  ])('%s is kept apart, counts for nothing and cannot be opened', async (_what, content, mediaType) => {
    const claimId = await aClaim();
    const document = stored(await upload(firm, claimId, content));
    expect(document).toMatchObject({ state: 'quarantined', mediaType });
    expect((await firm.get(`/api/documents/${document.id}/content`)).codes).toEqual(['documents.quarantined']);
    expect(await server.run(listDocuments, claimId)).toEqual([]);
    expect((await firm.get(`/api/claims/${claimId}/documents`)).body).toHaveLength(1);
  });

  test('come back byte for byte, as a file to save and never as a page', async () => {
    const claimId = await aClaim();
    const { id } = stored(await upload(firm, claimId, pdf, { name: '租赁合同 (1).pdf' }));
    const response = await server.app.inject({
      url: `/api/documents/${id}/content`, headers: { cookie: firm.cookie ?? '' },
    });
    expect(response.rawPayload.equals(pdf)).toBe(true);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf', 'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('租赁合同 (1).pdf')}`,
    });
  });

  test('each look at one stands in the trail of the claim', async () => {
    const claimId = await aClaim();
    const { id } = stored(await upload(firm, claimId, pdf));
    await firm.get(`/api/documents/${id}/content`);
    const acts = await listActs(database().kysely, { kind: 'claim', id: claimId });
    expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([
      ['documents.receive', firm.userId], ['documents.download', firm.userId],
    ]);
  });

  test('more than 20 MB is refused and leaves nothing on the disk', async () => {
    const claimId = await aClaim();
    const before = await readdir(join(server.workplace.dataFolder, 'documents'));
    const reply = await upload(firm, claimId, Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]));
    expect([reply.status, reply.codes]).toEqual([413, ['documents.too-large']]);
    expect(await readdir(join(server.workplace.dataFolder, 'documents'))).toEqual(before);
    expect(await readdir(join(server.workplace.dataFolder, 'incoming'))).toEqual([]);
  });

  test('exactly 20 MB is taken', async () => {
    const content = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024 - pdf.length)]);
    expect((await upload(firm, await aClaim(), content)).status).toBe(201);
  });

  test('an empty file is refused', async () => {
    expect((await upload(firm, await aClaim(), Buffer.alloc(0))).codes).toEqual(['documents.empty']);
  });

  test.each([
    ['../../etc/passwd', 'passwd'], ['C:\\Temp\\合同.pdf', '合同.pdf'], [`x\u202Efdp.exe`, 'xfdp.exe'], ['  ', 'document'],
  ])('the name %j is shown as %j', async (name, shown) => {
    expect(stored(await upload(firm, await aClaim(), pdf, { name })).name).toBe(shown);
  });

  test('a double click stores one document, another file under the same key is refused', async () => {
    const [claimId, key] = [await aClaim(), randomUUID()];
    const first = await upload(firm, claimId, pdf, { key });
    expect((await upload(firm, claimId, pdf, { key })).body).toEqual(first.body);
    expect((await upload(firm, claimId, png, { key })).codes).toEqual(['request.key-reused']);
    expect(await server.run(listDocuments, claimId)).toHaveLength(1);
  });

  test('go in and out while the folder is open, neither once it is handed in, again when reopened', async () => {
    const claimId = await aClaim();
    const [kept, removed] = [stored(await upload(firm, claimId, pdf)), stored(await upload(firm, claimId, png))];
    expect((await firm.post(`/api/documents/${removed.id}/remove`)).status).toBe(200);
    expect((await firm.get(`/api/documents/${removed.id}/content`)).codes).toEqual(['documents.not-found']);
    await close(claimId);
    expect((await upload(firm, claimId, pdf)).codes).toEqual(['documents.folder-closed']);
    expect((await firm.post(`/api/documents/${kept.id}/remove`)).codes).toEqual(['documents.folder-closed']);
    await server.run(openFolder, { claimId, applicantId });
    expect((await upload(firm, claimId, pdf)).status).toBe(201);
  });

  test('are for the applicant alone until handed in, then for the offices too, never for a stranger', async () => {
    const claimId = await aClaim();
    const { id } = stored(await upload(firm, claimId, pdf));
    const [office, stranger] = [await server.signedInAs('commerce-clerk'), await server.signedInAs(null)];
    const seenBy = async (visitor: Visitor): Promise<number[]> => [
      (await visitor.get(`/api/claims/${claimId}/documents`)).status,
      (await visitor.get(`/api/documents/${id}/content`)).status,
    ];
    expect([await seenBy(firm), await seenBy(office), await seenBy(stranger)])
      .toEqual([[200, 200], [404, 404], [404, 404]]);
    expect((await upload(stranger, claimId, pdf)).codes).toEqual(['documents.not-found']);
    await close(claimId);
    expect([await seenBy(firm), await seenBy(office), await seenBy(stranger)])
      .toEqual([[200, 200], [200, 200], [404, 404]]);
  });

  test('of a draft that was given up stay with the applicant', async () => {
    const claimId = await aClaim();
    await upload(firm, claimId, pdf);
    await close(claimId, false);
    const office = await server.signedInAs('commerce-clerk');
    expect((await office.get(`/api/claims/${claimId}/documents`)).codes).toEqual(['documents.not-found']);
  });

  test('that expire are taken on their last day, and refused the day after', async () => {
    const claimId = await aClaim();
    const today = server.clock.business.slice(0, 10);
    const [kept, late] = [
      await upload(firm, claimId, pdf, { validUntil: today }),
      await upload(firm, claimId, png, { validUntil: '2017-01-31' }),
    ];
    expect([stored(kept).validUntil, late.status, late.codes]).toEqual([today, 422, ['documents.expired']]);
  });

  test('of an earlier claim are handed in again by their hash, with the day of their first arrival', async () => {
    const [earlier, draft, now] = [await aClaim(), await aClaim(), await aClaim()];
    const content = Buffer.concat([pdf, Buffer.from(earlier)]);
    const one = stored(await upload(firm, earlier, content, { validUntil: '2017-12-31' }));
    const short = stored(await upload(firm, earlier, content, { material: 'code', validUntil: '2017-05-31' }));
    const unsent = stored(await upload(firm, draft, content, { material: 'plan' }));
    await close(earlier);
    const { business } = server.clock;
    server.clock.business = '2017-06-01T10:00:00.000+08:00';
    try {
      const offered = (await firm.get(`/api/claims/${now}/earlier-documents`)).body as StoredDocument[];
      const ids = offered.map(({ id }) => id);
      expect([ids.includes(one.id), ids.includes(short.id), ids.includes(unsent.id)]).toEqual([true, false, false]);
      const take = (visitor: Visitor, documentId: string) =>
        visitor.post(`/api/claims/${now}/documents/take`, { documentId });
      const taken = await take(firm, one.id);
      expect(taken.body).toMatchObject({
        claimId: now, material: 'lease', sha256: one.sha256, validUntil: '2017-12-31', firstAt: one.at,
        at: server.clock.business,
      });
      expect((await take(firm, short.id)).codes).toEqual(['documents.expired']);
      expect((await take(firm, unsent.id)).codes).toEqual(['documents.not-found']);
      expect((await take(await server.signedInAs(null), one.id)).codes).toEqual(['documents.not-found']);
      await close(now);
      expect((await take(firm, one.id)).codes).toEqual(['documents.folder-closed']);
    } finally {
      server.clock.business = business;
    }
  });

  test('that expire hold up the submission until they say until when, and stand on the receipt', async () => {
    const cast = await castOf(server);
    const { holder, applicantId: firmId } = await aFirm(server, cast, { name: '示例企业', creditCode: creditCodeOf(77) });
    const claimId = await aDraft(server, { holder, applicantId: firmId }, rentFacts());
    const submit = () => holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    const without = stored(await upload(holder, claimId, png, { material: 'organization-code' }));
    const refused = await submit();
    expect([refused.codes, JSON.stringify(refused.body)])
      .toEqual([['claim.documents-not-valid'], expect.stringContaining('组织机构代码证')]);
    await holder.post(`/api/documents/${without.id}/remove`);
    await upload(holder, claimId, png, { material: 'organization-code', validUntil: '2018-08-31' });
    const receipt = (await submit()).body as Receipt;
    expect(receipt.documents.find(({ validUntil }) => validUntil)).toMatchObject({
      sha256: createHash('sha256').update(png).digest('hex'), at: server.clock.business, validUntil: '2018-08-31',
    });
  });

  test('a request without a file is told so', async () => {
    const claimId = await aClaim();
    const reply = await firm.post(`/api/claims/${claimId}/documents?material=lease`, { file: 'x' });
    expect(reply.codes).toEqual(['request.media-type']);
  });
});
