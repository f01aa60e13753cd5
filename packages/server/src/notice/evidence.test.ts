import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ObjectionLine } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { aNotice } from '../../test/a-notice.ts';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp } from '../../test/build-test-app.ts';
import { listActs } from '../audit/index.ts';

const pdf = '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n';

onBothDatabases('evidence with an objection', (database) => {
  let server: TestApp;
  let published: Awaited<ReturnType<typeof aNotice>>;
  let objectionId = '';
  let receipt = '';

  beforeAll(async () => {
    server = await buildTestApp(database());
    published = await aNotice(server, '示例企业');
    const { notice } = published;
    const raised = await server.visitor.post(`/api/notices/${notice.id}/objections`, {
      line: notice.lines[0]?.number, name: '李海生', contact: '清城区某街道 8 号', statement: '实际坐席不足，有照片为证。',
    });
    ({ objectionId } = raised.body as { objectionId: string });
    receipt = `/notices/${notice.id}/objections/${objectionId}`;
  });
  afterAll(() => server.close());

  const handIn = (content: string, name: string, address = receipt): Promise<Reply> => {
    const boundary = 'boundary-of-evidence';
    const payload = [
      `--${boundary}`, `content-disposition: form-data; name="file"; filename="${name}"`,
      'content-type: application/octet-stream', '', content, `--${boundary}--`, '',
    ].join('\r\n');
    return server.visitor.post(`${address}/evidence`, Buffer.from(payload), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
  };
  const line = async (): Promise<ObjectionLine | undefined> =>
    ((await published.cast.director.get('/api/objections')).body as ObjectionLine[])[0];

  test('comes from whoever holds the receipt; the same file again is the same document', async () => {
    expect((await handIn(pdf, '../照片.pdf')).status).toBe(303);
    expect((await handIn(pdf, '照片.pdf')).status).toBe(303);
    expect((await handIn('no document', 'x.exe')).status).toBe(303);
    expect((await line())?.evidence).toMatchObject([
      { name: 'x.exe', state: 'quarantined' }, { name: '照片.pdf', state: 'stored' },
    ]);
    const elsewhere = `/notices/${objectionId}/objections/${objectionId}`;
    expect((await handIn(pdf, '照片.pdf', elsewhere)).status).toBe(404);
  });

  test('is read by who handles objections, and each look is kept; what is no document is never opened', async () => {
    const [kept, stored] = (await line())?.evidence ?? [];
    const address = (id: string | undefined): string => `/api/objections/${objectionId}/evidence/${id}/content`;
    expect((await published.cast.director.get(address(stored?.id))).status).toBe(200);
    expect((await published.cast.director.get(address(kept?.id))).codes).toEqual(['documents.quarantined']);
    expect((await published.cast.clerk.get(address(stored?.id))).codes).toEqual(['identity.not-permitted']);
    const looks = (await listActs(database().kysely, { kind: 'objection', id: objectionId }))
      .filter(({ act }) => act === 'notice.read-evidence');
    expect(looks.map(({ actorId }) => actorId)).toEqual([published.cast.director.userId]);
  });

  test('ends with the answer; the certificate tells the outcome and nothing of who objected', async () => {
    await published.cast.director.post(`/api/objections/${objectionId}/resolve`, {
      outcome: 'rejected', reply: '核查记录在案，坐席数属实。',
    });
    expect((await handIn(`${pdf}%`, '补充.pdf')).status).toBe(409);
    const certificate = `/notices/${published.notice.id}/certificate`;
    expect((await server.visitor.get(certificate)).body).toContain('公示期尚未届满');
    server.clock.business = '2017-04-28T09:00:00.000+08:00';
    const text = String((await server.visitor.get(certificate)).body);
    for (const told of [published.notice.hash, '共 7 日', '不成立']) expect(text).toContain(told);
    for (const kept of ['李海生', '某街道', '实际坐席不足']) expect(text).not.toContain(kept);
  });
});
