import { describe, expect, test } from 'vitest';
import { answerTo, FIRM, firstOf, requestFor, TOOLS, TREES } from '../../tests/garden/garden.ts';
import type { Facts } from '../../tests/garden/garden.ts';
import type { Step } from './answer.ts';

const traceOf = (item: Facts, parts = {}): readonly Step[] => firstOf([item], parts).trace;
const step = (trace: readonly Step[], rule: string, row?: string): Step | undefined =>
  trace.find((one) => one.rule === rule && (row === undefined || one.row === row));

describe('a derivation', () => {
  const trace = traceOf({
    ...TREES,
    totalArea: 3,
    usedArea: 1,
    plots: [{ from: '2020-01-01', to: '2020-01-16', count: 100 }],
  });

  test('recomputes by hand: what is not rounded is written as a fraction', () => {
    expect(step(trace, '应奖')).toMatchObject({
      formula: '100 × 16/31 × 3.00 × 1/3',
      value: '51 19/31',
      unit: '元',
    });
    expect(step(trace, '奖励')).toMatchObject({
      formula: 'min(取整到分(100 × 16/31 × 3.00 × 1/3), 5000.00)', value: '51.61', unit: '元',
    });
  });

  test('quotes the words of the law that a step carries out, and the clause they stand in', () => {
    expect(step(trace, '棵数足够')).toMatchObject({
      clause: '1',
      text: '植树100棵以上（含100棵）',
      value: 'true',
      formula: '100 ≥ 100',
    });
    expect(step(trace, '余额')).toMatchObject({ text: '每年最高5000元' });
  });

  test('names what each step reads, with its units', () => {
    expect(step(trace, '面积占比')?.inputs).toEqual({ 所用面积: '1亩', 总面积: '3亩' });
    expect(step(trace, '余额')?.inputs).toMatchObject({ 年度上限: '5000.00元', 已奖: '0.00元' });
    expect(step(trace, '够数地块')?.inputs).toEqual({ 在期地块: '[2020-01-01～2020-01-16 100棵]' });
  });

  test('tells a default before the step that took it', () => {
    const places = ['已奖', '余额'].map((rule) => trace.findIndex((one) => one.rule === rule));
    expect(step(trace, '已奖')).toMatchObject({ kind: 'default', fact: 'awarded', value: '0.00', unit: '元' });
    expect(places[0]).toBeLessThan(places[1] ?? 0);
  });

  test('tells conditions in decisive order, a definition that is one only once', () => {
    const conditions = trace.filter((one) => one.kind === 'condition').map((one) => one.rule);
    expect(conditions).toEqual(['年度相符', '年度有效', '在本县', '已登记', '期限足够', '棵数足够']);
    expect(trace.filter((one) => one.rule === '期限足够')).toHaveLength(1);
  });

  test('shows only the branch that was taken', () => {
    expect(step(traceOf(TREES), '面积占比')).toMatchObject({ inputs: {}, value: '1' });
  });
});

describe('a derivation of rows', () => {
  const trace = traceOf({
    ...TOOLS,
    tools: [
      { name: '铲', kind: 'spade', boughtOn: '2020-05-01', fee: '300.00' },
      { name: '锯', kind: 'saw', boughtOn: '2020-05-01', fee: '90.00' },
    ],
  });

  test('tells of every row how it stands, and for which code it is left out', () => {
    expect(step(trace, '工具已认可', 'tools[0]')).toMatchObject({ value: 'true', formula: 'spade = spade' });
    expect(step(trace, '工具已认可', 'tools[1]')).toMatchObject({ value: 'false', leftOut: 'TOOL_NOT_APPROVED' });
  });

  test('names the row that an entry is about', () => {
    expect(trace.filter((one) => one.rule === '奖励').map((one) => one.row)).toEqual(['tools[0]']);
  });
});

describe('a derivation with open facts', () => {
  test('says what is open, and bounds where there are some', () => {
    const trace = traceOf({ ...TREES, endsOn: null, plots: [{ from: '2020-01-01', to: '2020-12-31' }] });
    expect(step(trace, '期限足够')).toMatchObject({ value: '?' });
    expect(step(trace, '奖励')).toMatchObject({ value: '0.00～5000.00' });
  });

  test('of a refused item ends with its conditions', () => {
    const trace = traceOf({ ...TREES, endsOn: '2020-06-30' });
    expect(trace.at(-1)).toMatchObject({ kind: 'condition' });
    expect(step(trace, '奖励')).toBeUndefined();
  });
});

test('of later items of a kind reads what earlier ones were granted', () => {
  const { items } = answerTo(requestFor([TREES, TREES]));
  expect(items[1]?.trace.find((one) => one.rule === '余额')).toMatchObject({
    formula: 'max(5000.00 − 0.00 − 4320.00, 0)',
    value: '680.00',
  });
});

test('denied conditions are written so that they read true', () => {
  const person = { kind: 'person', registered: true, official: false };
  const lectures = { item: 'lectures', talks: [{ from: '2020-02-01', to: '2020-02-29', times: 9 }] };
  const trace = firstOf([lectures], { applicant: person }).trace;
  expect(step(trace, '次数足够')).toMatchObject({ value: 'false', formula: 'not(9 ≥ 10)' });
  expect(step(trace, '非干部')).not.toHaveProperty('formula');
  expect(FIRM['kind']).toBe('firm');
});
