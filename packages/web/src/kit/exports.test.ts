import { describe, expect, test } from 'vitest';
import type { InspectionSample, Measure, PaperClaim, Restriction, VisitLine } from '@qingce/contract';
import { measureEn } from '../measure/measure.en.ts';
import { measureColumns } from '../measure/measure-export.ts';
import { measureZhCN } from '../measure/measure.zh-CN.ts';
import { paperEn } from '../paper/paper.en.ts';
import { paperColumns } from '../paper/paper-export.ts';
import { paperZhCN } from '../paper/paper.zh-CN.ts';
import { restrictionEn } from '../restriction/restriction.en.ts';
import { restrictionColumns } from '../restriction/restriction-export.ts';
import { restrictionZhCN } from '../restriction/restriction.zh-CN.ts';
import { sampleEn } from '../sample/sample.en.ts';
import { sampleColumns } from '../sample/sample-export.ts';
import { sampleZhCN } from '../sample/sample.zh-CN.ts';
import { visitEn } from '../visit/visit.en.ts';
import { visitColumns } from '../visit/visit-export.ts';
import { visitZhCN } from '../visit/visit.zh-CN.ts';
import { csvOf, sheetsOf } from './csv.ts';
import type { ExportColumn } from './csv.ts';

/** What somebody types who wants a spreadsheet to run it. */
const formula = '=HYPERLINK("http://a.example","x")';
const [id, day, at] = ['01890a5d-ac96-774b-bcce-b302099a8057', '2017-04-15', '2017-04-15T10:00:00.000+08:00'];

const measure: Measure = {
  id, policy: 'p', applicantId: id, applicant: formula, subject: { zh: '项目', en: 'Project' },
  purpose: '+1', ceiling: '9.00', expiresOn: day, state: 'approved', proposedBy: '@b', proposedAt: at,
  review: { document: '-x', on: day, conclusion: 'exception', exception: '', by: 'c' },
  approval: { number: 'n', amount: '8.00', on: day, by: 'd', disclosure: 'full', withheldWhy: '' }, rejectedWhy: null,
};
const restriction: Restriction = {
  id, number: 'R-1', claimId: id, claimNumber: '2017-0001', applicantId: id, applicant: formula, policy: 'p',
  clause: '1', finding: '+1', hearingOn: day, state: 'lifted', words: [], acts: [],
  decision: { from: day, until: day, document: '@d', reason: '-x', at }, lift: { reason: 'l', askedAt: at, at },
};
const visit: VisitLine = {
  id, claimId: id, claimNumber: '2017-0001', claimState: 'accepted', applicant: formula, plannedOn: day, place: '+1',
  state: 'half-reported', inspectors: [{ id, name: '甲' }, { id: 'other', name: '乙' }], reported: ['other'],
};
const paper: PaperClaim = {
  id, policy: 'p', applicantId: id, applicant: formula, year: 2016, receivedOn: day, facts: {}, materials: [],
  scan: { name: '+a.pdf', sha256: 'ab', size: 1 }, enteredBy: '@b', enteredAt: at, isOwn: false, state: 'rejected',
  settled: { by: 'c', at, reason: '-x' }, claimId: null,
};
const sample: InspectionSample = {
  id, policy: 'p', year: 2016, scope: 'awarded', size: 1, population: ['2017-0001', '2017-0002'], populationHash: 'ab',
  source: formula, drawOn: day, frozenBy: '+b', frozenAt: at,
  draw: { publicNumber: '123456', seed: 's', drawn: ['2017-0002'], drawnBy: '@c', drawnAt: at },
};

/** An export in both languages, a row of it, and the line that it makes in Chinese. */
interface Export<Row> {
  readonly name: string;
  readonly columns: readonly [zh: readonly ExportColumn<Row>[], en: readonly ExportColumn<Row>[]];
  readonly row: Row;
  readonly line: string;
}
const anExport = <Row>(one: Export<Row>): Export<never> => one as unknown as Export<never>;
const inert = '"\'=HYPERLINK(""http://a.example"",""x"")"';

const exports = [
  anExport({
    name: 'individual measures', row: measure,
    columns: [measureColumns(measureZhCN, 'zh-CN'), measureColumns(measureEn, 'en')],
    line: `p,${inert},项目,'+1,9.00,${day},已批准,'@b,${at},'-x,${day},有影响，适用例外规定,n,8.00,${day},公开详情,`,
  }),
  anExport({
    name: 'restrictions', row: restriction,
    columns: [restrictionColumns(restrictionZhCN), restrictionColumns(restrictionEn)],
    line: `R-1,${inert},2017-0001,p,1,'+1,${day},已解除,${day},${day},'@d,'-x,l,${at}`,
  }),
  anExport({
    name: 'visits', row: visit, columns: [visitColumns(visitZhCN), visitColumns(visitEn)],
    line: `2017-0001,${inert},${day},'+1,甲; 乙,乙,一人已提交`,
  }),
  anExport({
    name: 'claims on paper', row: paper, columns: [paperColumns(paperZhCN), paperColumns(paperEn)],
    line: `p,${inert},2016,${day},'@b,${at},'+a.pdf,ab,已退回,c,${at},'-x`,
  }),
  anExport({
    name: 'samples', row: sample, columns: [sampleColumns(sampleZhCN), sampleColumns(sampleEn)],
    line: `p,2016,已审定申报,2,1,ab,${inert},${day},'+b,${at},123456,'@c,${at},2017-0002`,
  }),
];

describe.each(exports)('exported $name', ({ columns: [zh, en], row, line }) => {
  test('hold the row, and nothing in it runs as a formula', () => {
    expect(csvOf(zh, [row]).split('\r\n')[1]).toBe(line);
    const words = {
      headings: ['a', 'b', 'c'], sheets: ['d', 'e'],
      kinds: { text: 't', yuan: 'y', day: 'd', instant: 'i', year: 'j', number: 'n' },
    } as const;
    expect(sheetsOf(zh, [row], words)[0]?.rows[0]).toContain(formula);
  });

  test.each([['zh-CN', zh], ['en', en]])('give each column a heading and a meaning: %s', (_language, columns) => {
    const titles = columns.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect([...titles, ...columns.map(({ meaning }) => meaning)]).not.toContain('');
  });

  test('are the same columns in both languages', () => {
    expect(en.map(({ kind, text }) => [kind, text(row) === undefined]))
      .toEqual(zh.map(({ kind, text }) => [kind, text(row) === undefined]));
  });
});
