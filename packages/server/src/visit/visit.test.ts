import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportContent, StoredReport, VisitLine, VisitPack } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { canonicalJson } from '@qingce/values';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';

const png = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea735819e'
  + '0000000049454e44ae426082', 'hex');
const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const onSite = '2017-04-18T09:30:00.000+08:00';

onBothDatabases('a visit on site', (database) => {
  let server: TestApp;
  let cast: Cast;
  let firms = 0;
  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
  });
  afterAll(() => server.close());

  async function anAcceptedClaim(): Promise<{ claimId: string; holder: Visitor }> {
    firms += 1;
    const creditCode = creditCodeOf(firms);
    const firm = await aFirm(server, cast, { name: `示例企业 ${firms}`, creditCode });
    const claimId = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    await cast.clerk.post(`/api/claims/${claimId}/accept`);
    await cast.otherClerk.post(`/api/claims/${claimId}/findings`, { path: 'items[0].landConcession', value: false });
    return { claimId, holder: firm.holder };
  }
  const inspectors = (): string[] => [cast.firstInspector.userId ?? '', cast.secondInspector.userId ?? ''];
  async function plan(claimId: string): Promise<string> {
    const planned = await cast.firstInspector.post(
      `/api/claims/${claimId}/visits`, { plannedOn: '2017-04-18', place: '示例路一号', inspectors: inspectors() });
    expect(planned.codes).toEqual([]);
    return (planned.body as { visitId: string }).visitId;
  }
  function photograph(
    visitor: Visitor, visitId: string, options: { photo: string; sha256?: string; content?: Buffer },
  ): Promise<Reply> {
    const { photo, content = png, sha256 = sha256Of(png) } = options;
    const boundary = 'boundary-of-the-photo';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n`
      + 'content-type: image/png\r\n\r\n';
    const query = new URLSearchParams({
      photo, takenBy: visitor.userId ?? '', sha256, takenAt: onSite,
      latitude: '23.68', longitude: '113.03', accuracy: '12',
    });
    return visitor.post(
      `/api/visits/${visitId}/photos?${query.toString()}`,
      Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': `photo-${photo}` });
  }
  function contentOf(visitId: string, more: { seats?: number; photos?: string[] } = {}): ReportContent {
    const { seats = 160, photos = [] } = more;
    const found = { moveInDate: '2016-01-01', seatsVerified: true, seats: [{ ...lighthouse.seats[0], seats }] };
    return {
      visitId, inspector: '', begunAt: onSite, signedAt: '2017-04-18T11:00:00.000+08:00', remark: '',
      findings: Object.entries(found).map(([key, value]) => ({ path: `items[0].${key}`, value, note: '' })),
      photos: photos.map((id) => ({ id, sha256: sha256Of(png) })), comment: { by: '示例经理', text: '属实' },
    };
  }
  function report(
    visitor: Visitor, found: ReportContent,
    more: { id?: string; replaces?: string | null; sha256?: string; inspector?: string } = {},
  ): Promise<Reply> {
    const content = { ...found, inspector: more.inspector ?? visitor.userId ?? '' };
    const { id = randomUUID(), replaces = null, sha256 = sha256Of(canonicalJson(content)) } = more;
    return visitor.post(
      `/api/visits/${content.visitId}/reports`, { id, content, replaces, contentSha256: sha256 },
      { 'idempotency-key': `report-${id}` });
  }
  const stateOf = async (claimId: string): Promise<string> =>
    ((await cast.auditor.get(`/api/claims/${claimId}`)).body as { claim: { state: string } }).claim.state;
  const packFor = async (visitor: Visitor, visitId: string): Promise<VisitPack> =>
    (await visitor.get(`/api/visits/${visitId}`)).body as VisitPack;

  test('two inspectors find the same, each from their own session, and the claim is verified', async () => {
    const { claimId, holder } = await anAcceptedClaim();
    const visitId = await plan(claimId);
    const photo = randomUUID();
    expect((await photograph(cast.firstInspector, visitId, { photo })).status).toBe(201);
    expect((await report(cast.firstInspector, contentOf(visitId, { photos: [photo] }))).body)
      .toMatchObject({ keptOnly: null });
    expect(await stateOf(claimId)).toBe('accepted');
    expect((await holder.get(`/api/claims/${claimId}/visits`)).body, 'nothing to the firm before both').toEqual([]);
    await report(cast.secondInspector, contentOf(visitId));
    expect(await stateOf(claimId)).toBe('verified');
    expect((await holder.get(`/api/claims/${claimId}/visits`)).body).toMatchObject([
      { visit: { state: 'agreed' }, photos: [{ sha256: sha256Of(png), place: { latitude: 23.68 } }] },
    ]);
  });

  describe('nobody counts with the figure of the other before their eyes', () => {
    test('and both are shown when they differ, and one of the two counts again', async () => {
      const { claimId } = await anAcceptedClaim();
      const visitId = await plan(claimId);
      await report(cast.firstInspector, contentOf(visitId, { seats: 160 }));
      expect((await packFor(cast.secondInspector, visitId)).others).toEqual([]);
      const second = randomUUID();
      await report(cast.secondInspector, contentOf(visitId, { seats: 143 }), { id: second });
      const pack = await packFor(cast.secondInspector, visitId);
      expect(pack.visit.state).toBe('differs');
      expect(pack.others.map(seatsIn)).toEqual([160]);
      await report(cast.secondInspector, contentOf(visitId, { seats: 160 }), { replaces: second });
      expect(await stateOf(claimId)).toBe('verified');
      const [visit] = (await cast.auditor.get(`/api/claims/${claimId}/visits`)).body as
        { reports: StoredReport[]; visit: VisitLine }[];
      expect(visit?.reports.map(seatsIn), 'the first count of the second is kept').toEqual([160, 143, 160]);
    });
  });

  describe('what comes in late or twice', () => {
    test('is one report when it is sent twice, with the same key or after the key was forgotten', async () => {
      const { claimId } = await anAcceptedClaim();
      const [visitId, id] = [await plan(claimId), randomUUID()];
      const content = { ...contentOf(visitId), inspector: inspectors()[0] ?? '' };
      const first = await report(cast.firstInspector, content, { id });
      expect((await report(cast.firstInspector, content, { id })).body).toEqual(first.body);
      const again = await cast.firstInspector.post(
        `/api/visits/${visitId}/reports`,
        { id, content, replaces: null, contentSha256: sha256Of(canonicalJson(content)) });
      expect(again.body).toEqual(first.body);
    });

    test('from a second device that did not know of the first is refused, and nothing is overwritten', async () => {
      const { claimId, holder } = await anAcceptedClaim();
      const visitId = await plan(claimId);
      await report(cast.firstInspector, contentOf(visitId, { seats: 160 }));
      const late = await report(cast.firstInspector, contentOf(visitId, { seats: 150 }));
      expect(late.codes).toEqual(['visit.newer-report']);
      expect((await packFor(cast.firstInspector, visitId)).own?.content.findings).toContainEqual(
        expect.objectContaining({ path: 'items[0].seats', value: [{ ...lighthouse.seats[0], seats: 160 }] }));
      // The claim was withdrawn while the second inspector had no network: evidence is kept, and counts for nothing.
      await holder.post(`/api/claims/${claimId}/withdraw`, { reason: '暂不申报' });
      const kept = await report(cast.secondInspector, contentOf(visitId));
      expect(kept.body).toMatchObject({ keptOnly: 'claim.wrong-state' });
      const visits = (await cast.auditor.get(`/api/claims/${claimId}/visits`)).body as { reports: StoredReport[] }[];
      expect(visits[0]?.reports).toHaveLength(2);
    });
  });

  test('what does not fit is refused: bytes, hashes, photographs, people, posts', async () => {
    const { claimId } = await anAcceptedClaim();
    const visitId = await plan(claimId);
    const photo = randomUUID();
    const codesOf = async (reply: Promise<Reply>): Promise<readonly string[]> => (await reply).codes;
    const cut = png.subarray(0, png.length - 4);
    expect(await codesOf(photograph(cast.firstInspector, visitId, { photo, content: cut })))
      .toEqual(['documents.hash-differs']);
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');
    expect(await codesOf(photograph(cast.firstInspector, visitId, { photo, content: pdf, sha256: sha256Of(pdf) })))
      .toEqual(['visit.not-a-photo']);
    expect(await codesOf(photograph(cast.clerk, visitId, { photo }))).toEqual(['identity.not-permitted']);
    expect(await codesOf(report(cast.firstInspector, contentOf(visitId, { photos: [photo] }))))
      .toEqual(['visit.photos-missing']);
    expect(await codesOf(report(cast.firstInspector, contentOf(visitId), { sha256: '0'.repeat(64) })))
      .toEqual(['visit.hash-differs']);
    expect(await codesOf(report(cast.secondInspector, contentOf(visitId), { inspector: inspectors()[0] ?? '' })))
      .toEqual(['visit.other-inspector']);
    const third = await server.signedInAs('inspector', 'leading-group');
    expect(await codesOf(report(third, contentOf(visitId)))).toEqual(['visit.not-found']);
    expect(await codesOf(third.get(`/api/visits/${visitId}`))).toEqual(['visit.not-found']);
    const alone = { plannedOn: '2017-04-18', place: '示例路一号', inspectors: [inspectors()[0], inspectors()[0]] };
    expect(await codesOf(cast.firstInspector.post(`/api/claims/${claimId}/visits`, alone)))
      .toEqual(['visit.inspectors']);
    const withClerk = { ...alone, inspectors: [inspectors()[0], cast.clerk.userId] };
    expect(await codesOf(cast.firstInspector.post(`/api/claims/${claimId}/visits`, withClerk)))
      .toEqual(['visit.inspectors']);
    await third.post(`/api/claims/${claimId}/recuse`, { reason: '亲属在该公司任职' });
    const withStake = { ...alone, inspectors: [inspectors()[0], third.userId] };
    expect(await codesOf(cast.firstInspector.post(`/api/claims/${claimId}/visits`, withStake)))
      .toEqual(['visit.inspector-recused']);
    expect(await stateOf(claimId)).toBe('accepted');
  });

  test('a visit that was called off keeps what was found all the same', async () => {
    const { claimId } = await anAcceptedClaim();
    const visitId = await plan(claimId);
    await cast.firstInspector.post(`/api/visits/${visitId}/cancel`, { reason: '企业搬迁' });
    expect((await report(cast.secondInspector, contentOf(visitId))).body)
      .toMatchObject({ keptOnly: 'visit.cancelled' });
    expect((await cast.firstInspector.post(`/api/visits/${visitId}/cancel`, { reason: '再次' })).codes)
      .toEqual(['visit.cancelled']);
  });
});

function seatsIn({ content }: StoredReport): unknown {
  const finding = content.findings.find(({ path }) => path === 'items[0].seats');
  return (finding?.value as { seats: number }[] | undefined)?.[0]?.seats;
}
