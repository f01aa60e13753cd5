import { describe, expect, test } from 'vitest';
import type { Fact } from '@qingce/policy-language/evaluate';
import { policy } from '../../test/rent-claim.ts';
import { factsOfItem } from './form.ts';
import { headingOf, rowsFromTable } from './rows-from-table.ts';
import type { Cell } from './rows-from-table.ts';

function listOf(item: string, key: string): Fact {
  const found = factsOfItem(policy, item).find((fact) => fact.key === key);
  if (!found) throw new Error(`${item} has no ${key}.`);
  return found;
}
const interns = listOf('internship', 'interns');
const certificates = listOf('certification', 'certificates');
const field = (list: Fact, key: string): Fact => (list.row ?? []).find((one) => one.key === key) ?? list;
const rows = (list: Fact, ...table: Cell[][]): unknown => rowsFromTable(list, table);

describe('a table that is taken into a list of rows', () => {
  const may = new Date(Date.UTC(2016, 4, 1));

  test('names its columns in Chinese, in English or by the keys of the contract, in any order', () => {
    const expected = { rows: [{ education: '本科', from: '2016-05-01', to: '2016-07-31', count: 3 }], sheetRows: [2] };
    const line: Cell[] = ['3', '本科', may, '2016/7/31'];
    expect(rows(interns, ['人数', '学历', '起', '止'], line)).toEqual(expected);
    expect(rows(interns, ['Count', 'Education', 'From', 'To'], line)).toEqual(expected);
    expect(rows(interns, ['count', 'education', 'from', 'to'], line)).toEqual(expected);
  });

  test('is read with the headings of its own template, units included', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const headings = (interns.row ?? []).map((one) => headingOf(one, policy, language));
      expect(rows(interns, headings, headings.map(() => null))).toEqual({ rows: [], sheetRows: [] });
    }
    expect(headingOf(field(certificates, 'fee'), policy, 'zh-CN')).toBe('认证费（元）');
    expect(headingOf(field(certificates, 'fee'), policy, 'en')).toBe('Fee (yuan)');
  });

  test('without headings stands in the declared order', () => {
    const declared = (interns.row ?? []).map(({ key }) => key);
    const line = declared.map((key): Cell => ({ from: '2016-05-01', to: '2016-07-31', education: '硕士' })[key] ?? null);
    expect(rows(interns, line)).toEqual({
      rows: [{ education: '硕士', from: '2016-05-01', to: '2016-07-31' }], sheetRows: [1],
    });
  });

  test('is not taken while a heading names no field', () => {
    expect(rows(interns, ['学历', '姓名', '备注'], ['本科', '某某', '']))
      .toMatchObject({ unknown: ['姓名', '备注'], known: expect.arrayContaining(['学历', '人数']) as unknown });
  });

  test('keeps the line numbers of the sheet over empty lines', () => {
    expect(rows(interns, [null], ['学历'], [' '], ['本科'], [], ['硕士'])).toEqual({
      rows: [{ education: '本科' }, { education: '硕士' }], sheetRows: [4, 6],
    });
  });

  test.each<[string, Cell, unknown]>([
    ['fee', '12,345.60', '12345.60'],
    ['fee', '50000.099999999999', '50000.1'],
    ['fee', '１２３．４', '123.4'],
    ['fee', '大约一万', '大约一万'],
    ['higherLevelFunded', '是', true],
    ['higherLevelFunded', 'No', false],
    ['higherLevelFunded', true, true],
    ['higherLevelFunded', '√', true],
    ['higherLevelFunded', '也许', '也许'],
    ['issuedOn', '2016年5月1日', '2016-05-01'],
    ['scheme', 'CMMI', 'CMMI'],
  ])('reads %s %s as %s', (key, cell, value) => {
    expect(rows(certificates, [key], [cell])).toEqual({ rows: [{ [key]: value }], sheetRows: [2] });
  });

  test('splits a list within a cell', () => {
    expect(rows(interns, ['claimedSeatMonths'], ['1、2，3'])).toMatchObject({ rows: [{ claimedSeatMonths: [1, 2, 3] }] });
  });
});
