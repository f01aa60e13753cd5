import type { CrossCheck, CrossCheckFlag, ImportPreview, ThirdPartyDesk } from '@qingce/contract';
import { onBothDatabases } from '@qingce/database/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { buildTestApp } from '../../test/build-test-app.ts';
import type { Reply, TestApp, Visitor } from '../../test/build-test-app.ts';
import { creditCodeOf } from '../../test/claim-on-its-way.ts';
import { aDraft, aFirm, castOf, compileStoryPolicy, lighthouse } from '../../test/lighthouse.ts';
import type { Cast } from '../../test/lighthouse.ts';
import { PolicyRefused } from '../policy/index.ts';
import { declareSources, readSources, sourceDeclarations } from './declare-sources.ts';
import { verdictOf } from './crosscheck.ts';

const { policy } = lighthouse;
const policies = new URL('../../../../policies/', import.meta.url).pathname;

test.each([
  ['100', '100.00', {}, 'same'],
  ['100', '101', {}, 'differs'],
  ['102', '100', { absolute: '2' }, 'within-tolerance'],
  ['102.01', '100', { absolute: '2' }, 'differs'],
  ['101', '100', { share: '0.01' }, 'within-tolerance'],
  ['101.01', '100', { share: '0.01' }, 'differs'],
  ['98', '100', { absolute: '1', share: '0.02' }, 'within-tolerance'],
  [undefined, '100', { absolute: '100' }, 'differs'],
  ['100', undefined, { absolute: '100' }, 'not-found'],
  [true, true, {}, 'same'],
  [true, false, {}, 'differs'],
] as const)('%s claimed, %s found within %o is %s', (claimed, found, tolerance, verdict) => {
  expect(verdictOf({ tolerance }, { claimed, found })).toBe(verdict);
});

describe('a declaration of sources', () => {
  const base = { id: 'a-source', title: { zh: '来源', en: 'Source' }, office: 'commerce', creditCode: '代码', year: null };
  let known: Awaited<ReturnType<typeof compileStoryPolicy>>;
  beforeAll(async () => {
    known = await compileStoryPolicy();
  });
  const declare = (columns: object[], more: object = {}) => () =>
    declareSources(known, { path: 'sources.json', text: JSON.stringify({ sources: [{ ...base, columns, ...more }] }) });

  test.each([
    ['a fact that the policy does not know', [{ heading: '甲', fact: 'nothing' }], /no fact of the applicant nothing/],
    ['a fact of another item', [{ heading: '甲', item: 'exhibition', fact: 'cost' }], /no fact exhibition cost/],
    ['a tolerance of words', [{ heading: '甲', fact: 'taxedIn', tolerance: { absolute: '1' } }], /only numbers/],
    ['yes and no without their words', [{ heading: '甲', fact: 'statisticsFiled' }], /which words mean yes and no/],
    ['nothing to compare', [], /no column and no list/],
    ['an unknown key', [{ heading: '甲', fact: 'taxedIn', factor: 2 }], /Unrecognized key/],
  ] as const)('is refused for %s', (_what, columns, complaint) => {
    expect(declare([...columns])).toThrow(PolicyRefused);
    expect(declare([...columns])).toThrow(complaint);
  });

  test('is refused for an office that the policy does not know, and for a list that lists no years', () => {
    expect(declare([{ heading: '甲', fact: 'taxedIn' }], { office: 'police' })).toThrow(/no office police/);
    expect(declare([], { listed: 'taxedIn' })).toThrow(/lists no years/);
  });
});

onBothDatabases('third-party files', (database) => {
  let server: TestApp;
  let cast: Cast;
  let firms = 100;

  beforeAll(async () => {
    server = await buildTestApp(database());
    server.clock.business = '2017-03-20T09:00:00.000+08:00';
    cast = await castOf(server);
    const sources = await readSources(policies, await compileStoryPolicy());
    await server.run(sourceDeclarations.publish, { policy, declared: sources });
  });
  afterAll(() => server.close());

  /** A submitted claim for offshore exports of a new firm, and the firm's code. */
  async function aClaim(usd = '1000000'): Promise<{ id: string; code: string }> {
    firms += 1;
    const code = creditCodeOf(firms);
    const firm = await aFirm(server, cast, { name: `示例企业 ${firms}`, creditCode: code });
    const half = `${BigInt(usd) / 2n}`;
    const offshoreExecuted = [
      { from: '2016-01-01', to: '2016-06-30', usd: half }, { from: '2016-07-01', to: '2016-12-31', usd: half },
    ];
    const facts = { applicant: {}, items: [{ item: 'offshore-export', offshoreExecuted, higherLevelFunded: false }] };
    const id = await aDraft(server, firm, facts);
    const submitted = await firm.holder.post(`/api/claims/${id}/submit`, { revision: 1, declared: true });
    expect(submitted.codes).toEqual([]);
    return { id, code };
  }

  function send(
    visitor: Visitor, what: 'preview' | 'files', content: string | Buffer,
    { source = 'mofcom-outsourcing', year = 2016, name = 'table.csv' } = {},
  ): Promise<Reply> {
    const boundary = 'boundary-of-a-table';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const url = `/api/third-party/${policy}/${source}/${what}?year=${year}`;
    return visitor.post(url, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` });
  }

  const heads = ['统一社会信用代码', '年度', '离岸执行额（美元）', '执行总额（美元）', '系统审核', '统计报送'];
  const tableOf = (...rows: string[][]): string => [heads, ...rows].map((row) => row.join(',')).join('\r\n');
  const checksOf = async (id: string): Promise<CrossCheck[]> =>
    (await cast.auditor.get(`/api/claims/${id}/crosschecks`)).body as CrossCheck[];
  const verdictsOf = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries((await checksOf(id)).map(({ fact, verdict }) => [fact, verdict]));

  test('stand beside the claim: sums of rows and of lines, words, a tolerance, and what is not there', async () => {
    const { id, code } = await aClaim('1000000');
    expect(await checksOf(id), 'nothing is compared before a file is here').toEqual([]);
    const content = tableOf(
      [code, '2016', '"600,000"', '', '通过', '未报送'], [code, '2016', '395000', '', '通过', '未报送'],
      [creditCodeOf(900), '2016', '5', '5', '通过', '已报送'], [code, '2015', '9', '9', '未通过', '未报送'],
    );
    const preview = (await send(cast.clerk, 'preview', content)).body as ImportPreview;
    expect(preview).toMatchObject({ rows: 3, otherYears: 1, unknownCodes: 1, problems: [], known: null });
    expect((await send(cast.clerk, 'files', content)).body).toMatchObject({ isNew: true, rows: 3 });
    expect(await checksOf(id)).toMatchObject([
      {
        fact: 'offshoreExecuted.usd', claimed: '1000000', found: '995000', verdict: 'within-tolerance',
        office: 'commerce',
      },
      { fact: 'totalExecutedUsd', claimed: null, found: null, verdict: 'not-found' },
      { fact: 'mofcomApproved', claimed: 'true', found: 'true', verdict: 'same' },
      { fact: 'statisticsFiled', claimed: 'true', found: 'false', verdict: 'differs' },
    ]);
    const flags = (await cast.auditor.get(`/api/third-party/${policy}/flags?year=2016`)).body as CrossCheckFlag[];
    expect(flags.filter(({ claimId }) => claimId === id).map(({ fact }) => fact))
      .toEqual(['totalExecutedUsd', 'statisticsFiled']);
  });

  test('flag and refuse nothing: a claim that differs is accepted and confirmed like any other', async () => {
    const { id, code } = await aClaim('2000000');
    await send(cast.clerk, 'files', tableOf([code, '2016', '1', '1', '未通过', '未报送']));
    expect(await verdictsOf(id)).toMatchObject({ 'offshoreExecuted.usd': 'differs', 'mofcomApproved': 'differs' });
    expect((await cast.clerk.post(`/api/claims/${id}/accept`)).codes).toEqual([]);
    const value = [{ from: '2016-01-01', to: '2016-12-31', usd: '2000000' }];
    const finding = { path: 'items[0].offshoreExecuted', value };
    const found = await cast.otherClerk.post(`/api/claims/${id}/findings`, finding);
    expect(found.codes).toEqual([]);
  });

  test('change nothing when they come again, also at the same moment', async () => {
    const { code } = await aClaim();
    const content = tableOf([code, '2016', '1', '1', '通过', '已报送']);
    const before = ((await cast.auditor.get(`/api/third-party/${policy}`)).body as ThirdPartyDesk).files.length;
    const [one, other] = await Promise.all([
      send(cast.clerk, 'files', content), send(cast.otherClerk, 'files', content, { name: 'another-name.csv' }),
    ]);
    const done = [one.body, other.body] as { fileId: string; isNew: boolean }[];
    expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(done[0]?.fileId).toBe(done[1]?.fileId);
    const { files } = (await cast.auditor.get(`/api/third-party/${policy}`)).body as ThirdPartyDesk;
    expect(files.length).toBe(before + 1);
    const preview = (await send(cast.clerk, 'preview', content)).body as ImportPreview;
    expect(preview.known?.id).toBe(done[0]?.fileId);
  });

  test('that name a firm take the place of earlier ones, those that do not leave it as it was', async () => {
    const [one, other] = [await aClaim('1000000'), await aClaim('1000000')];
    const line = (code: string, usd: string): string[] => [code, '2016', usd, usd, '通过', '已报送'];
    await send(cast.clerk, 'files', tableOf(line(one.code, '7'), line(other.code, '8')));
    await send(cast.clerk, 'files', tableOf(line(one.code, '1000000')));
    expect((await verdictsOf(one.id))['offshoreExecuted.usd']).toBe('same');
    expect((await checksOf(other.id))[0]).toMatchObject({ found: '8', verdict: 'differs' });
  });

  test('are refused whole with line and column of what is wrong', async () => {
    const { code } = await aClaim();
    const content = tableOf(
      [code, '2016', 'viel', '1', '通过', '已报送'], ['91441802MA4UJX7K3X', '2016', '1', '1', '通过', '已报送'],
      [code, '去年', '1', '1', '未通过', '或许'],
    );
    const preview = (await send(cast.clerk, 'preview', content)).body as ImportPreview;
    expect(preview.problems).toEqual([
      { line: 2, heading: '离岸执行额（美元）', problem: 'number', cell: 'viel' },
      { line: 3, heading: '统一社会信用代码', problem: 'credit-code', cell: '91441802MA4UJX7K3X' },
      { line: 4, heading: '统计报送', problem: 'word', cell: '或许' },
      { line: 4, heading: '年度', problem: 'year', cell: '去年' },
      { line: 4, heading: '系统审核', problem: 'contradicts', cell: 'false' },
    ]);
    expect((await send(cast.clerk, 'files', content)).codes).toEqual(['crosscheck.cells-wrong']);
    const without = tableOf([code, '2016', '1', '1', '通过', '已报送']).replace('年度', '何年');
    expect((await send(cast.clerk, 'files', without)).codes).toEqual(['crosscheck.headings-missing']);
    expect((await send(cast.clerk, 'files', tableOf([code, '2014', '1', '1', '通过', '已报送']))).codes)
      .toEqual(['crosscheck.no-rows']);
    expect((await send(cast.clerk, 'files', '"open')).codes).toEqual(['crosscheck.unreadable']);
    expect((await send(cast.clerk, 'files', content, { source: 'unheard-of' })).codes)
      .toEqual(['crosscheck.no-such-source']);
    expect((await send(cast.reviewer, 'files', content)).codes).toEqual(['crosscheck.other-office']);
    expect((await send(cast.auditor, 'files', content)).codes).toEqual(['identity.not-permitted']);
  });

  test('of a list say of everybody whether they stand in it', async () => {
    const [listed, other] = [await aClaim(), await aClaim()];
    const content = `统一社会信用代码\t年度\n${listed.code}\t2016\n`;
    expect((await send(cast.clerk, 'files', content, { source: 'credit-list' })).codes).toEqual([]);
    expect((await verdictsOf(listed.id))['seriousViolationYears']).toBe('differs');
    expect((await verdictsOf(other.id))['seriousViolationYears']).toBe('same');
  });

  test('are read as workbooks too, under a title line, and in the code page of Chinese spreadsheets', async () => {
    const { id, code } = await aClaim('1000000');
    const text = (value: string) => ({ value, type: String });
    const rows = [
      [text('服务外包执行情况')], heads.map(text),
      [text(code), text('2016'), { value: 1_000_000, type: Number }, text('1.2E6'), text('通过'), text('已报送')],
    ];
    const workbook = await writeXlsx(rows).toBuffer();
    expect((await send(cast.clerk, 'files', workbook, { name: 'table.xlsx' })).codes).toEqual([]);
    expect(await checksOf(id)).toMatchObject([{ found: '1000000', verdict: 'same' }, { found: '1200000' }, {}, {}, {}]);
    const gb = Buffer.from([0xc4, 0xcf, 0xcb, 0xb0, 0xc8, 0xcb]);
    const refused = await send(cast.clerk, 'files', gb);
    expect(refused.codes, 'read, and without the headings').toEqual(['crosscheck.headings-missing']);
  });

  test('are for the offices alone', async () => {
    const { id } = await aClaim();
    const stranger = await server.signedInAs(null);
    expect((await stranger.get(`/api/claims/${id}/crosschecks`)).codes).toEqual(['identity.not-permitted']);
  });
});
