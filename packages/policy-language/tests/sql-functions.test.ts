import { afterAll, describe, expect, test } from 'vitest';
import { campaignAgainst } from './agree/campaign.ts';
import type { BackEnd } from './agree/back-end.ts';
import { policyOf } from './agree/one-formula.ts';
import { reportLines } from './agree/report.ts';
import { sqlBackEnd } from './agree/sql-back-end.ts';

const MINUTES = 60_000;

const numbers = [
  '数 + 1', '数 - 3 * 数', '数 / 7 - 数 / 3', 'abs(数 - 2)', 'floor(数 / 4)', 'ceiling(数 / 4)', '-数 / 8',
  'min(数, 4)', 'max(2, 数, 5)', 'if 数 > 2 then 数 / 3 else 数 / 4', '10 / (数 + 4)',
  'sum(列)', 'count(列)', 'max(concatenate([0], 列))', 'min(concatenate([1], 列, [数]))', '列[1]', '列[-1]',
  'sum(列[item > 数])', 'sum(for x in 列 return x * x)', 'sum(for x in 列, y in 列 return x * y)',
  'count(flatten(for x in 列 return for y in 列 return x - y))', 'sum(for i in 1..count(列) return 列[i] * i)',
  'sum(sublist(列, 2))', 'sum(sublist(列, 1, 2))', 'sum(for x in 列 return x / 3)',
  'sort(列, function(x, y) x < y)[1]', 'sort(列, function(x, y) y < x)[1]',
  'sum(for i in 1..count(行) return i * sort(行, function(x, y) x.分 > y.分)[i].序)',
  'sum(for i in 1..count(行) return i * sort(行, function(x, y) x.分 < y.分 or (x.分 = y.分 and x.序 > y.序))[i].序)',
  'sum(for i in 1..count(列) return i * 依次分配(列, 数)[i])',
  'string length(文)', 'string length(substring(文, 2))', 'string length(substring(文, 数, 2))',
  'string length(substring before(文, 标)) + 3 * string length(substring after(文, 标))',
  '日.year - 日.month * 日.day', '(止日 - 日) / 一天',
  '((止日 + 数 * 一天) - 日) / 一天', '(届满日(日, 3) - 日) / 一天', '(届满日(日, duration("P1Y")) - 日) / 一天',
  'count(整月([日..止日]))', '按月折算(1, [日..止日], "daily")', '按月折算(2, 段, "daily")',
  '按月折算(1, [日..止日], "monthByFirstDay")', '按月折算(1, 交集(段, [日..止日]), "daily")',
  '按月折算(1, 交集(段, 占), "daily")', 'count(交集(段, 占, [日..止日]))', '按月折算(1, 除去(段, 停月), "daily")',
  'count(除去(段, 停月))', 'count(除去(段, 占))',
  '按月折算(1, 按日限额(段, 量, 占), "daily")', 'count(按日限额(段, 量, 占))',
  'sum(for 块 in 按日限额(段, 量, 占) return 块.席数 * 按月折算(1, [块], "daily")) / 一席',
];
const truths = [
  'starts with(文, 标)', 'ends with(文, 标)', 'contains(文, 标)', '文 = 标', '文 in ("x", "")',
  'list contains(列, 数)', 'some x in 列 satisfies x > 数', 'every x in 列 satisfies x > 数',
  'some x in 列, y in 列 satisfies x + y = 数', '数 in [1..4]', '日 in [date("2024-01-31")..止日]',
  '数 > 2 and 文 != 标', '数 > 2 or 文 = 标', 'not(数 > 2)', '日 < 止日 and 量 >= 零席', '已填(数)',
];
const formulas = [
  ...numbers.map((formula) => [formula, 'number'] as const),
  ...truths.map((formula) => [formula, 'boolean'] as const),
];

describe.each(['postgres', 'duckdb'] as const)('in %s', (dialect) => {
  const whole = sqlBackEnd(dialect);
  // One database for all formulas; a campaign closes what it was given.
  const backEnd: BackEnd = { name: whole.name, judge: whole.judge };
  afterAll(() => whole.close?.());

  test.each(formulas)('%s is what the reference interpreter finds', async (formula, kind) => {
    const policy = policyOf(formula, kind);
    const findings = await campaignAgainst(policy, { claims: 150, seed: 7n, backEnds: [backEnd], rulings: [{}] });
    expect(findings.eligible).toBeGreaterThan(20);
    expect(findings.disagreements.length === 0 ? [] : reportLines(findings)).toEqual([]);
  }, 5 * MINUTES);
});
