import type { Recognition, RecognitionRegister } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aFirm, castOf, compileStoryPolicy, lighthouse, publishStoryPolicy } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { PolicyRefused } from '../policy/index.ts';
import { declareKinds, kindDeclarations, readKinds } from './declare-kinds.ts';
import { plainNameOf, verdictOf } from './recognition.ts';
import type { Version } from './recognition.ts';

const { policy } = lighthouse;
const policies = new URL('../../../../policies/', import.meta.url).pathname;
const register = `/api/recognitions/${policy}`;

const confirmed = { confirmed: true, reason: '', by: 'a', at: '' };
/** An entry that counts from a day to a day, withdrawn from another one where one is given. */
function anEntry(validFrom: string, validUntil: string | null, withdrawnFrom: string | null = null) {
  const version: Version = {
    version: 1, change: 'entry', name: '甲', authority: '乙', documentNo: '1', documentOn: validFrom, source: '丙',
    validFrom, validUntil, withdrawnFrom, reason: '', imported: null, file: null, enteredBy: 'b', enteredAt: '',
    settled: confirmed,
  };
  return { versions: [version] };
}
const of2016 = anEntry('2016-01-01', '2016-12-31');
const withdrawn = anEntry('2016-01-01', '2016-12-31', '2016-07-01');

test.each([
  ['nothing', [], '2016-05-01', '2016-05-01', 'not-found'],
  ['its first day', [of2016], '2016-01-01', '2016-01-01', 'valid'],
  ['the day before', [of2016], '2015-12-31', '2015-12-31', 'not-yet'],
  ['its last day', [of2016], '2016-12-31', '2016-12-31', 'valid'],
  ['the day after', [of2016], '2017-01-01', '2017-01-01', 'expired'],
  ['years after an open one began', [anEntry('2016-01-01', null)], '2030-01-01', '2030-12-31', 'valid'],
  ['the day before its withdrawal', [withdrawn], '2016-06-30', '2016-06-30', 'valid'],
  ['the day of its withdrawal', [withdrawn], '2016-07-01', '2016-07-01', 'withdrawn'],
  ['its last day once withdrawn from its first', [anEntry('2016-01-01', null, '2016-01-01')],
    '2016-01-01', '2016-01-01', 'withdrawn'],
  ['a year that it covers to the day', [of2016], '2016-01-01', '2016-12-31', 'valid'],
  ['a year of which a day is missing', [anEntry('2016-01-02', null)], '2016-01-01', '2016-12-31', 'partly'],
  ['a year that two entries cover together',
    [anEntry('2016-07-01', null), anEntry('2015-01-01', '2016-06-30')], '2016-01-01', '2016-12-31', 'valid'],
  ['a year with a gap of a day',
    [anEntry('2016-07-02', null), anEntry('2015-01-01', '2016-06-30')], '2016-01-01', '2016-12-31', 'partly'],
  ['a withdrawn entry that another replaces', [withdrawn, anEntry('2016-07-01', null)],
    '2016-08-01', '2016-08-01', 'valid'],
  ['an entry that nobody confirmed',
    [{ versions: of2016.versions.map((version) => ({ ...version, settled: null })) }],
    '2016-05-01', '2016-05-01', 'not-found'],
] as const)('%s: what the register says', (_what, entries, from, to, verdict) => {
  expect(verdictOf(entries, { from, to })).toBe(verdict);
});

test('names are found however they are typed', () => {
  expect(plainNameOf('ＩＳＯ 27001')).toBe(plainNameOf('iso-27001'));
});

describe('a declaration of kinds', () => {
  let known: Awaited<ReturnType<typeof compileStoryPolicy>>;
  beforeAll(async () => {
    known = await compileStoryPolicy();
  });
  const kind = { id: 'a-kind', title: { zh: '种类', en: 'Kind' }, office: 'commerce', holder: 'none' };
  const declare = (more: object) => () =>
    declareKinds(known, { path: 'recognitions.json', text: JSON.stringify({ kinds: [{ ...kind, ...more }] }) });

  test.each([
    ['a fact that the policy does not know', { speaksFor: [{ fact: 'nothing' }] }, /no such fact/],
    ['a fact that is no yes or no', { speaksFor: [{ fact: 'taxedIn' }] }, /yes\/no facts only/],
    ['a day that is none', {
      speaksFor: [{ item: 'exhibition', fact: 'exhibitions.recognized', day: 'boothFee' }],
    }, /boothFee is no day/],
    ['a name that is no text', {
      speaksFor: [{ item: 'certification', fact: 'certificates.recognizedAsEquivalent', called: 'issuedOn' }],
    }, /issuedOn is no text/],
    ['an office that the policy does not know', { office: 'police', speaksFor: [{ fact: 'recognized' }] }, /police/],
    ['no fact at all', { speaksFor: [] }, /speaksFor/],
  ] as const)('is refused for %s', (_what, more, complaint) => {
    expect(declare(more)).toThrow(PolicyRefused);
    expect(declare(more)).toThrow(complaint);
  });
});

const exhibition = {
  kind: 'exhibition', name: '某国际服务外包展', authority: '市商务局', documentNo: '清商务〔2016〕8号',
  documentOn: '2016-02-01', validFrom: '2016-05-01', validUntil: '2016-05-05', source: '附件第3项',
};

onBothDatabases('a register of recognitions', (database) => {
  let server: TestApp;
  let cast: Cast;
  beforeAll(async () => {
    server = await buildTestApp(database());
    await publishStoryPolicy(server);
    const declared = await readKinds(policies, await compileStoryPolicy());
    await server.run(kindDeclarations.publish, { policy, declared });
    cast = await castOf(server);
  });
  afterAll(() => server.close());

  const enter = (entry: object, visitor: Visitor = cast.clerk): Promise<Reply> => visitor.post(register, entry);
  const settle = (id: string, version: number, confirm = true, visitor = cast.otherClerk): Promise<Reply> =>
    visitor.post('/api/recognition-settlements', {
      entries: [{ id, version }], confirm, reason: confirm ? '' : '与文件不符',
    });
  const idOf = (reply: Reply): string => (reply.body as { id: string }).id;
  const read = async (id: string): Promise<Recognition> => {
    const { entries } = (await cast.auditor.get(register)).body as RecognitionRegister;
    const found = entries.find((entry) => entry.id === id);
    if (!found) throw new Error('the entry is not in the register');
    return found;
  };
  /** A confirmed entry with a document number of its own. */
  const anExhibition = async (documentNo: string): Promise<string> => {
    const id = idOf(await enter({ ...exhibition, documentNo }));
    expect((await settle(id, 1)).codes).toEqual([]);
    return id;
  };

  test('counts an entry once another person of the office confirmed it, and shows who did what', async () => {
    const id = idOf(await enter(exhibition));
    expect(await read(id)).toMatchObject({ state: 'waiting', inForce: null });
    expect((await settle(id, 1, true, cast.clerk)).codes).toEqual(['recognition.same-person']);
    expect((await settle(id, 1, true, cast.reviewer)).codes).toEqual(['recognition.other-office']);
    expect((await settle(id, 1, true, cast.auditor)).codes).toEqual(['identity.not-permitted']);
    expect((await settle(id, 1)).codes).toEqual([]);
    const { state, inForce, versions } = await read(id);
    // Its days are those of 2016, and today is in 2017.
    expect({ state, inForce }).toEqual({ state: 'expired', inForce: 1 });
    expect(versions[0]).toMatchObject({ change: 'entry', settled: { confirmed: true }, validUntil: '2016-05-05' });
    expect(versions[0]?.settled?.by).not.toBe(versions[0]?.enteredBy);
    expect((await settle(id, 1)).codes).toEqual(['recognition.settled']);
  });

  test('is answered once when two people settle at the same moment', async () => {
    const id = idOf(await enter({ ...exhibition, documentNo: '两人同时' }));
    const replies = await Promise.all([settle(id, 1), settle(id, 1, false, cast.chief)]);
    expect(replies.flatMap(({ codes }) => codes)).toEqual(['recognition.settled']);
  });

  test('takes no entry twice, also at the same moment, until the first was not confirmed or is withdrawn', async () => {
    const entry = { ...exhibition, documentNo: '重复登记' };
    const replies = await Promise.all([enter(entry), enter({ ...entry, name: '某国际 服务外包展' }, cast.otherClerk)]);
    expect(replies.flatMap(({ codes }) => codes)).toEqual(['recognition.twice']);
    const first = replies.find(({ codes }) => codes.length === 0);
    if (!first) throw new Error('one of both is entered');
    expect((await settle(idOf(first), 1, false, cast.chief)).codes).toEqual([]);
    expect(await read(idOf(first))).toMatchObject({ state: 'rejected', inForce: null });
    expect((await enter(entry)).codes).toEqual([]);
  });

  test('is corrected in a version that waits while the former counts, never over another’s change', async () => {
    const id = await anExhibition('更正');
    const said = { ...exhibition, kind: undefined, documentNo: '更正', validUntil: '2016-05-09' };
    const correct = (version: number, more: object = {}): Promise<Reply> => cast.clerk.post(
      `/api/recognition-entries/${id}/correct`, { ...said, version, reason: '止日有误', ...more });
    expect((await correct(1, { validUntil: '2016-04-30' })).codes).toEqual(['recognition.days']);
    expect((await correct(1)).codes).toEqual([]);
    expect((await correct(1)).codes).toEqual(['recognition.waiting']);
    expect((await read(id)).inForce).toBe(1);
    await settle(id, 2);
    expect(await read(id)).toMatchObject({ inForce: 2, versions: [{ validUntil: '2016-05-09' }, { version: 1 }] });
    expect((await correct(1)).codes).toEqual(['recognition.stale']);
    // What was not confirmed changes nothing.
    await correct(2);
    expect((await settle(id, 3, false)).codes).toEqual([]);
    expect((await read(id)).inForce).toBe(2);
  });

  test('is withdrawn from a day within its own, by two people, and stays readable', async () => {
    const id = await anExhibition('撤销');
    const withdraw = (from: string): Promise<Reply> => cast.clerk.post(
      `/api/recognition-entries/${id}/withdraw`, { version: 1, from, reason: '主办方造假' });
    expect((await withdraw('2016-04-30')).codes).toEqual(['recognition.days']);
    expect((await withdraw('2016-05-06')).codes).toEqual(['recognition.days']);
    expect((await withdraw('2016-05-01')).codes).toEqual([]);
    expect((await read(id)).state, 'until another person confirms').toBe('expired');
    await settle(id, 2);
    expect(await read(id)).toMatchObject({ state: 'withdrawn', versions: [{ reason: '主办方造假' }, { version: 1 }] });
    expect((await withdraw('2016-05-02')).codes).toEqual(['recognition.state']);
    expect((await enter({ ...exhibition, documentNo: '撤销' })).codes).toEqual([]);
  });

  test('knows firms by their code whether or not they are registered, and a catalogue has no holder', async () => {
    const code = creditCodeOf(70);
    const firm = { ...exhibition, kind: 'supported-applicant', name: '示例企业', documentNo: '认定1号' };
    expect((await enter(firm)).codes).toEqual(['recognition.holder']);
    expect((await enter({ ...exhibition, creditCode: code })).codes).toEqual(['recognition.holder']);
    expect((await enter({ ...firm, creditCode: `${code.slice(0, 17)}@` })).codes)
      .toEqual(['applicant.credit-code-alphabet']);
    const id = idOf(await enter({ ...firm, creditCode: code }));
    expect(await read(id)).toMatchObject({ creditCode: code, applicant: null });
    const { applicantId } = await aFirm(server, cast, { name: '示例企业有限公司', creditCode: code });
    expect(await read(id)).toMatchObject({ creditCode: code, applicant: '示例企业有限公司' });
    // The same firm by its id is the same holder.
    expect((await enter({ ...firm, applicantId })).codes).toEqual(['recognition.twice']);
  });

  test('refuses what no document says yet, unknown kinds and other offices', async () => {
    expect((await enter({ ...exhibition, documentNo: '明日', documentOn: '2017-04-16' })).codes)
      .toEqual(['recognition.document-day']);
    expect((await enter({ ...exhibition, kind: 'unheard-of' })).codes).toEqual(['recognition.no-such-kind']);
    expect((await enter(exhibition, cast.reviewer)).codes).toEqual(['recognition.other-office']);
    expect((await enter(exhibition, cast.government)).codes).toEqual(['recognition.other-office']);
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(register)).codes).toEqual(['identity.not-permitted']);
    expect((await cast.clerk.post('/api/recognition-settlements', {
      entries: [{ id: server.workplace.newId(), version: 1 }], confirm: true,
    })).codes).toEqual(['recognition.not-found']);
  });

  test('settles many at once or none of them', async () => {
    const ids = [];
    for (const n of [1, 2]) ids.push(idOf(await enter({ ...exhibition, documentNo: `成批${n}` })));
    const own = idOf(await enter({ ...exhibition, documentNo: '成批3' }, cast.otherClerk));
    const all = (entries: string[]): Promise<Reply> => cast.otherClerk.post('/api/recognition-settlements', {
      entries: entries.map((id) => ({ id, version: 1 })), confirm: true,
    });
    expect((await all([...ids, own])).codes).toEqual(['recognition.same-person']);
    expect((await read(ids[0] ?? '')).state).toBe('waiting');
    expect((await all(ids)).codes).toEqual([]);
  });

  test('holds the scan of a version by who typed it, under its hash', async () => {
    const id = idOf(await enter({ ...exhibition, documentNo: '扫描件' }));
    const boundary = 'boundary-of-a-scan';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="批文.pdf"\r\n\r\n`;
    const content = Buffer.from('%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n');
    const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const address = `/api/recognition-entries/${id}/versions/1/scan`;
    const send = (visitor: Visitor): Promise<Reply> =>
      visitor.post(address, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` });
    expect((await send(cast.otherClerk)).codes).toEqual(['recognition.other-person']);
    expect((await send(cast.clerk)).codes).toEqual([]);
    expect((await read(id)).versions[0]?.file).toMatchObject({ name: '批文.pdf', size: content.length });
    expect((await cast.auditor.get(address)).headers['content-type']).toBe('application/pdf');
    await settle(id, 1);
    expect((await send(cast.clerk)).codes).toEqual(['recognition.settled']);
  });

  const headings = ['名称', '认定机关', '文号', '发文日期', '有效期起', '有效期止', '出处'];
  const send = (visitor: Visitor, what: string, rows: string[][], kind = 'exhibition'): Promise<Reply> => {
    const boundary = 'boundary-of-a-table';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="目录.csv"\r\n\r\n`;
    const content = rows.map((row) => row.join(',')).join('\r\n');
    return visitor.post(`${register}/${kind}/${what}`, Buffer.from(`${head}${content}\r\n--${boundary}--\r\n`), {
      'content-type': `multipart/form-data; boundary=${boundary}`,
    });
  };

  test('takes a table in whole, each line an entry that waits for another person, and none twice', async () => {
    const row = (name: string): string[] => [name, '市商务局', '目录1号', '2016/2/1', '20160501', '', ''];
    const rows = [['二〇一六年目录'], headings, row('甲展'), row('乙展')];
    expect((await send(cast.clerk, 'preview', rows)).body).toMatchObject({ rows: 2, problems: [] });
    expect((await send(cast.clerk, 'files', rows)).body).toEqual({ entered: 2 });
    const { entries } = (await cast.auditor.get(register)).body as RecognitionRegister;
    const imported = entries.filter(({ versions }) => versions[0]?.imported);
    expect(imported.map(({ state, versions: [version] }) => [state, version?.name, version?.imported?.line]))
      .toEqual([['waiting', '乙展', 4], ['waiting', '甲展', 3]]);
    expect(imported[0]?.versions[0]).toMatchObject({
      documentOn: '2016-02-01', validFrom: '2016-05-01', validUntil: null, source: '目录.csv',
    });
    expect((await send(cast.clerk, 'files', rows)).codes).toEqual(['crosscheck.cells-wrong']);
    expect((await send(cast.reviewer, 'preview', rows)).codes).toEqual(['recognition.other-office']);
  });

  test('tells what is wrong with a table by line and heading, and then takes nothing of it', async () => {
    const rows = [
      headings, ['', '市商务局', '目录2号', '2016-02-30', '2016-05-01', '2016-04-01', ''],
      ['丙展', '市商务局', '目录2号', '2017-04-16', '2016-05-01', '2016-04-01', '某'],
      ['丁展', '市商务局', '目录2号', '2016-02-01', '2016-05-01', '', ''],
      ['丁 展', '市商务局', '目录2号', '2016-02-01', '2016-05-01', '', ''],
    ];
    const { problems } = (await send(cast.clerk, 'preview', rows)).body as { problems: object[] };
    expect(problems).toEqual([
      { line: 2, heading: '名称', problem: 'missing', cell: '' },
      { line: 2, heading: '发文日期', problem: 'day', cell: '2016-02-30' },
      { line: 3, heading: '发文日期', problem: 'day', cell: '2017-04-16' },
      { line: 3, heading: '有效期止', problem: 'day', cell: '2016-04-01' },
      { line: 5, heading: '', problem: 'twice', cell: '丁 展' },
    ]);
    expect((await send(cast.clerk, 'files', rows)).codes).toEqual(['crosscheck.cells-wrong']);
    expect((await send(cast.clerk, 'files', [headings])).codes).toEqual(['recognition.no-rows']);
    const firms = await send(cast.clerk, 'preview', rows, 'supported-applicant');
    expect(firms.codes, 'a kind with holders asks for their codes').toEqual(['crosscheck.headings-missing']);
  });
});
