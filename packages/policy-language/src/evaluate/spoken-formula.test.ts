import { expect, test } from 'vitest';
import { spokenFormula, spokenQuantity } from './spoken-formula.ts';

const policy = { units: { 席: { zh: '席', en: 'seat' }, 平方米: { zh: '平方米', en: 'm²' } } };

test.each([
  ['取整到分(10 19/30 × 50000.00 × 80%)', 'round(10 19/30 × 50000.00 × 80%)'],
  ['届满日(2016-01-31, 36月) < 2019-02-01', 'last day of term(2016-01-31, 36 months) < 2019-02-01'],
  ['2016-01-01～2016-12-31 1席', '2016-01-01 – 2016-12-31 1 seat'],
  ['≤300元/席/月', '≤300 yuan/seat/month'],
  ['min(2, 3平方米) + 1', 'min(2, 3 m²) + 1'],
])('%s is %s in English', (zh, en) => {
  expect(spokenFormula(policy, zh)).toEqual({ zh, en });
});

test.each(['3号楼 = 3号楼', '取整', 'A2席位'])('what only looks like a unit or a call stays: %s', (text) => {
  expect(spokenFormula(policy, text).en).toBe(text);
});

test.each([
  ['150', '席', '150 席', '150 seats'], ['1', '席', '1 席', '1 seat'],
  ['0.5', '席·月/平方米', '0.5 席·月/平方米', '0.5 seats·month/m²'], ['true', '', 'true', 'true'],
])('%s with the unit "%s" is said in both languages', (value, unit, zh, en) => {
  expect(spokenQuantity(policy, value, unit)).toEqual({ zh, en });
});
