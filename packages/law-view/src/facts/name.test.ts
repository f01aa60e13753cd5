import { describe, expect, test } from 'vitest';
import { policy, rentClaim } from '../../test/rent-claim.ts';
import { quantityText, unitText } from './form.ts';
import { nameOf, rowText, valueText, wholePath } from './name.ts';

const json = rentClaim();
const chinese = { policy, json, language: 'zh-CN' as const };
const english = { policy, json, language: 'en' as const };

describe('a fact in a sentence', () => {
  test.each([
    ['monthlyRent', '月租金', 'Monthly rent'],
    ['seats[0].seats', '核定坐席 第 1 行 坐席数', 'Seats, row 1'],
    ['applicant.recognized', '已经认定', 'Recognized'],
  ])('%s is called %s and %s', (fact, zh, en) => {
    expect(nameOf(wholePath(fact, 0), chinese)).toBe(zh);
    expect(nameOf(wholePath(fact, 0), english)).toBe(en);
  });

  test.each([
    ['monthlyRent', '50000.00', '50,000.00 元/月', '50,000.00 yuan/month'],
    ['seats[0].seats', 150, '150 席', '150 seats'],
    ['seats[0].seats', 1, '1 席', '1 seat'],
    ['seatsVerified', true, '是', 'Yes'],
    ['rentFreeMonths', [], '没有', 'None'],
    ['applicant.registeredIn', '441802', '441802 清城区', '441802 Qingcheng District'],
    ['applicant.registeredIn', '441802003', '441802003 清城区', '441802003 Qingcheng District'],
    ['applicant.registeredIn', '110101', '110101', '110101'],
    ['leaseEnd', undefined, '未填', 'Not given'],
  ])('%s %j reads %s and %s', (fact, value, zh, en) => {
    expect(valueText(wholePath(fact, 0), value, chinese)).toBe(zh);
    expect(valueText(wholePath(fact, 0), value, english)).toBe(en);
  });
});

test('a row of a list reads in the order of its declaration, whatever order a database keeps its keys in', () => {
  const row = { to: '2016-12-31', from: '2016-01-01', seats: 160 };
  const path = wholePath('seats', 0);
  expect(rowText(path, row, chinese)).toBe('起 2016-01-01 · 止 2016-12-31 · 坐席数 160 席');
  expect(rowText(path, row, english)).toBe('From 2016-01-01 · To 2016-12-31 · Seats 160 seats');
  expect(rowText(path, { seats: 160, to: null }, chinese)).toBe('坐席数 160 席');
});

describe('units', () => {
  test('stand above and below the stroke', () => {
    expect(unitText({ unit: { 元: 1, 席: -1, 月: -1 }, policy, language: 'zh-CN' })).toBe('元/席/月');
    expect(unitText({ unit: { 元: 1, 席: -1, 月: -1 }, policy, language: 'en' })).toBe('yuan/seat/month');
  });

  test('of what is needed are put into English', () => {
    expect(quantityText('150席', policy, 'en')).toBe('150 seats');
    expect(quantityText('150席', policy, 'zh-CN')).toBe('150席');
    expect(quantityText('2018-12-31', policy, 'en')).toBe('2018-12-31');
  });
});
