import { expect, test } from 'vitest';
import { batchSheets } from './batch-workbook.ts';

const text = [
  '"H","3","city-2017-001","city","2017-04-28","1","60.00","人民币陆拾元整","15.00"',
  '"D","1","0123456789ABCDEF01234567","60.00","某""某公司","0012345678901234","银行, 支行","","2017-0001","15.00","75.00"',
].join('\r\n');

test('a batch’s workbook has the lines of its file, and what they are booked under', () => {
  const subject = {
    fromYear: 2017, item: null, functional: { code: '21606', name: '功能' }, economic: { code: '507', name: '政府' },
    department: { code: '312', name: '部门' }, basis: '示例',
  };
  const parts = [{ line: 1, policy: 'p', item: 'rent', amount: '75.00' }];
  const [payments, subjects] = batchSheets({ name: 'x.csv', text: `${text}\r\n`, sha256: '', year: 2017, parts }, {
    sheets: ['支付', '科目'], payments: ['行'], subjects: ['行'], head: ['批次号', '国库', '日期', '笔数', '合计', '大写', '税款'],
    itemName: (_policy, item) => `项目 ${item}`, subjectOf: () => subject,
  });
  expect(payments?.rows).toEqual([
    ['1', '0123456789ABCDEF01234567', '60.00', '某"某公司', '0012345678901234', '银行, 支行', '', '2017-0001', '15.00',
      '75.00'],
    [],
    ['批次号', 'city-2017-001'], ['国库', 'city'], ['日期', '2017-04-28'], ['笔数', '1'], ['合计', '60.00'],
    ['大写', '人民币陆拾元整'], ['税款', '15.00'],
  ]);
  expect(subjects?.rows).toEqual([['1', '项目 rent', '75.00', '21606 功能', '507 政府', '312 部门']]);
});
