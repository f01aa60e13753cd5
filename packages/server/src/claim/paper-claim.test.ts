import type { CaseFile, Messages, NewerDraft, PaperClaim, PaperDraft, Receipt } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, lighthouse, publishStoryPolicy, rentFacts } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { arrivalOf } from './paper-claim.ts';

test.each([
  ['2017-06-30', '2017-07-03T09:00:00.000+08:00', '2017-06-30T23:59:59.999+08:00'],
  ['2017-07-03', '2017-07-03T09:00:00.000+08:00', '2017-07-03T09:00:00.000+08:00'],
])('paper received on %s and typed at %s arrived at %s', (receivedOn, now, arrived) => {
  expect(arrivalOf(receivedOn, now)).toBe(arrived);
});

onBothDatabases('a claim on paper', (database) => {
  let server: TestApp;
  let cast: Cast;
  let required: string[];
  let firms = 0;

  beforeAll(async () => {
    server = await buildTestApp(database());
    cast = await castOf(server);
    const policy = await publishStoryPolicy(server);
    required = policy.process.materials
      .filter((one) => one.required && one.for.some((item) => item === 'all' || item === 'premises-rent'))
      .map(({ id }) => id);
  });
  afterAll(() => server.close());

  const at = (instant: string): void => {
    server.clock.business = instant;
  };
  async function aNewFirm() {
    firms += 1;
    return aFirm(server, cast, { name: `示例企业 ${firms}`, creditCode: creditCodeOf(700 + firms) });
  }
  const enter = (applicantId: string, more: object = {}, by: Visitor = cast.clerk): Promise<Reply> =>
    by.post('/api/paper-claims', {
      policy: lighthouse.policy, applicantId, year: 2016, receivedOn: '2017-04-14', facts: rentFacts(),
      materials: required, ...more,
    });
  const idOf = ({ body }: Reply): string => (body as { id: string }).id;
  function scan(paperId: string, by: Visitor = cast.clerk, content = '%PDF-1.4\n%%EOF\n'): Promise<Reply> {
    const boundary = 'boundary-of-a-scan';
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="scan.pdf"\r\n\r\n`
      + `${content}\r\n--${boundary}--\r\n`;
    return by.post(`/api/paper-claims/${paperId}/scan`, Buffer.from(payload), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
  }
  const confirm = (paperId: string, by: Visitor = cast.otherClerk): Promise<Reply> =>
    by.post(`/api/paper-claims/${paperId}/confirm`);
  async function anEntry(more: object = {}) {
    const firm = await aNewFirm();
    const entered = await enter(firm.applicantId, more);
    expect(entered.codes).toEqual([]);
    return { firm, id: idOf(entered) };
  }

  test('is typed by one officer, confirmed by another against the scan; the applicant has the receipt', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const { firm, id } = await anEntry();
    expect((await confirm(id)).codes).toEqual(['claim.paper-scan-missing']);
    expect((await scan(id, cast.otherClerk)).codes).toEqual(['claim.paper-other-person']);
    expect((await scan(id, cast.clerk, 'no pdf')).codes).toEqual(['documents.quarantined']);
    expect((await scan(id)).codes).toEqual([]);
    expect((await confirm(id, cast.clerk)).codes).toEqual(['claim.paper-same-person']);
    const receipt = (await confirm(id)).body as Receipt;
    expect(receipt).toMatchObject({ submittedAt: '2017-04-14T23:59:59.999+08:00', claimYear: 2016 });
    expect(receipt.documents).toHaveLength(required.length);
    const file = (await firm.holder.get(`/api/claims/${receipt.claimId}`)).body as CaseFile;
    expect(file).toMatchObject({ receipt: { number: receipt.number }, claim: { state: 'submitted' } });
    const { messages } = (await firm.holder.get('/api/me/messages')).body as Messages;
    expect(messages.map(({ act, about }) => [act, about.id])).toContainEqual(['claim.submit', receipt.claimId]);
    expect((await cast.clerk.post(`/api/claims/${receipt.claimId}/accept`)).codes, 'who typed it does not accept it')
      .toEqual(['claim.signed-before']);
    expect((await cast.otherClerk.post(`/api/claims/${receipt.claimId}/accept`)).codes).toEqual([]);
    expect((await confirm(id)).codes).toEqual(['claim.paper-settled']);
  });

  test('keeps its deadline by the day of receipt, however late it is typed', async () => {
    at('2017-07-05T09:00:00.000+08:00');
    const { id } = await anEntry({ receivedOn: '2017-06-30' });
    await scan(id);
    at('2017-07-06T09:00:00.000+08:00');
    const receipt = (await confirm(id)).body as Receipt;
    expect(receipt.submittedAt).toBe('2017-06-30T23:59:59.999+08:00');
    const { claimedAnswer } = (await cast.auditor.get(`/api/claims/${receipt.claimId}`)).body as CaseFile;
    const { items } = claimedAnswer as unknown as { items: { reasons: { code: string }[] }[] };
    expect(items.flatMap(({ reasons }) => reasons.map(({ code }) => code))).not.toContain('AFTER_APPLICATION_WINDOW');
    const firm = await aNewFirm();
    expect((await enter(firm.applicantId, { receivedOn: '2017-07-01' })).codes).toEqual(['claim.outside-window']);
    expect((await enter(firm.applicantId, { receivedOn: '2017-02-28' })).codes).toEqual(['claim.outside-window']);
    expect((await enter(firm.applicantId, { receivedOn: '2017-07-07' })).codes).toEqual(['claim.paper-day']);
  });

  test('is refused where the applicant has a claim or an entry already, also when it came in between', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const { firm, id } = await anEntry();
    expect((await enter(firm.applicantId)).codes).toEqual(['claim.paper-entered']);
    await scan(id);
    const draft = await aDraft(server, firm, rentFacts());
    expect((await confirm(id)).codes).toEqual(['claim.paper-claim-exists']);
    const other = await aNewFirm();
    await aDraft(server, other, rentFacts());
    expect((await enter(other.applicantId)).codes).toEqual(['claim.paper-claim-exists']);
    await firm.holder.post(`/api/claims/${draft}/withdraw`, { reason: '改为纸质' });
    expect((await confirm(id)).codes).toEqual([]);
  });

  test('is refused of an applicant that may not claim for a time', async () => {
    at('2017-05-08T09:00:00.000+08:00');
    const firm = await aNewFirm();
    const claimId = await aDraft(server, firm, rentFacts());
    await firm.holder.post(`/api/claims/${claimId}/submit`, { revision: 1, declared: true });
    await cast.chief.post(`/api/claims/${claimId}/restrictions`, {
      clause: '5.2', finding: '申报材料中的租赁合同系伪造。', hearingOn: '2017-05-16',
    });
    await firm.holder.post(`/api/claims/${claimId}/withdraw`, { reason: '撤回' });
    at('2017-05-16T09:00:00.000+08:00');
    const [restriction] = (await cast.auditor.get('/api/restrictions')).body as { id: string }[];
    await cast.chief.post(`/api/restrictions/${restriction?.id}/hearing`, { text: '双方到场。' });
    const decided = await cast.director.post(`/api/restrictions/${restriction?.id}/decide`, {
      from: '2017-05-16', until: '2017-05-31', document: '清商限〔2017〕9号（示例）', reason: '伪造合同',
    });
    expect(decided.codes).toEqual([]);
    expect((await enter(firm.applicantId)).codes).toEqual(['claim.applicant-restricted']);
  });

  test('becomes one claim when two people confirm it at the same moment', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const third = await server.signedInAs('commerce-clerk', 'commerce');
    const { id } = await anEntry();
    await scan(id);
    const replies = await Promise.all([confirm(id), confirm(id, third)]);
    expect(replies.flatMap(({ codes }) => codes)).toEqual(['claim.paper-settled']);
  });

  test('is sent back with a reason where it differs from the scan, and entered anew', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const { firm, id } = await anEntry();
    await scan(id);
    const reject = (body: object, by = cast.otherClerk) => by.post(`/api/paper-claims/${id}/reject`, body);
    expect((await reject({ reason: '' })).codes).toEqual(['request.invalid']);
    expect((await reject({ reason: '月租金录错' }, cast.clerk)).codes).toEqual(['claim.paper-same-person']);
    expect((await reject({ reason: '月租金录错' })).codes).toEqual([]);
    const papers = (await cast.chief.get('/api/paper-claims')).body as PaperClaim[];
    const paper = papers.find((each) => each.id === id);
    expect(paper).toMatchObject({ state: 'rejected', settled: { reason: '月租金录错' } });
    expect((await enter(firm.applicantId)).codes).toEqual([]);
  });

  test('is kept as it is typed: another officer goes on with it, and it is gone with the entry', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const { applicantId, holder } = await aNewFirm();
    const path = `/api/applicants/${applicantId}/paper-drafts/${lighthouse.policy}/2016`;
    const save = (by: Visitor, revision: number, facts: object) => by.post(path, { revision, facts });
    const drafts = async (by: Visitor = cast.clerk) => ((await by.get('/api/paper-drafts')).body as PaperDraft[])
      .filter((draft) => draft.applicantId === applicantId);
    expect((await cast.clerk.get(path)).body).toEqual({ revision: 0, facts: {}, saves: [] });
    const half = { ...rentFacts(), receivedOn: '2017-04-13', materials: [required[0]] };
    expect((await save(cast.clerk, 0, half)).body).toEqual({ revision: 1, savedAt: '2017-04-17T10:00:00.000+08:00' });
    expect(await drafts(cast.otherClerk)).toMatchObject([{ year: 2016, savedAt: '2017-04-17T10:00:00.000+08:00' }]);
    const read = (await cast.otherClerk.get(path)).body as NewerDraft;
    expect(read).toMatchObject({ revision: 1, facts: half, saves: [{ isOwn: false }] });
    expect((await save(cast.otherClerk, 1, { ...half, receivedOn: '2017-04-14' })).codes).toEqual([]);
    expect((await save(cast.clerk, 1, half)).codes, 'what another saved since is not written over')
      .toEqual(['claim.stale-revision']);
    for (const reader of [holder, cast.chief, cast.auditor])
      expect((await reader.get(path)).codes).toEqual(['identity.not-permitted']);
    expect((await enter(applicantId)).codes).toEqual([]);
    expect(await drafts()).toEqual([]);
    expect((await save(cast.clerk, 2, half)).codes, 'a page that is still open').toEqual(['claim.paper-entered']);
  });

  test('that was thrown away while another still typed begins anew with what is in hand', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const { applicantId } = await aNewFirm();
    const path = `/api/applicants/${applicantId}/paper-drafts/${lighthouse.policy}/2016`;
    await cast.clerk.post(path, { revision: 0, facts: rentFacts() });
    expect((await cast.otherClerk.post(`${path}/discard`)).codes).toEqual([]);
    expect((await cast.clerk.get(path)).body).toMatchObject({ revision: 0 });
    expect((await cast.clerk.post(path, { revision: 1, facts: rentFacts(151) })).body).toMatchObject({ revision: 2 });
    expect((await cast.otherClerk.get(path)).body).toMatchObject({ revision: 2, facts: rentFacts(151) });
  });

  test('is not typed for an applicant that has a claim of that year', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const firm = await aNewFirm();
    await aDraft(server, firm, rentFacts());
    const path = `/api/applicants/${firm.applicantId}/paper-drafts/${lighthouse.policy}/2016`;
    expect((await cast.clerk.post(path, { revision: 0, facts: {} })).codes).toEqual(['claim.paper-claim-exists']);
  });

  test('holds what a claim must hold: items, materials, facts that the policy understands', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const { applicantId } = await aNewFirm();
    expect((await enter(applicantId, { facts: { items: [] } })).codes).toEqual(['claim.no-items']);
    expect((await enter(applicantId, { materials: [] })).codes).toEqual(['claim.materials-missing']);
    const wrong = rentFacts();
    const facts = { ...wrong, items: [{ ...wrong.items[0], monthlyRent: 75_000 }] };
    expect((await enter(applicantId, { facts })).codes).toEqual(['facts.refused']);
  });

  test('is the officers’ own before it is a claim', async () => {
    at('2017-04-17T10:00:00.000+08:00');
    const { firm, id } = await anEntry();
    await scan(id);
    expect((await firm.holder.get('/api/paper-claims')).codes).toEqual(['identity.not-permitted']);
    expect((await firm.holder.get(`/api/paper-claims/${id}/scan`)).codes).toEqual(['identity.not-permitted']);
    expect((await cast.otherClerk.get(`/api/paper-claims/${id}/scan`)).status).toBe(200);
  });
});
