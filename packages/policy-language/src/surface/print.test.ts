import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openComplaints } from '../diagnostics.ts';
import { readDocument } from '../source/read-document.ts';
import { sourceText } from '../source/source-text.ts';
import { parseFormula, parseTests } from './parse-feel.ts';
import { printFormula, printTest } from './print.ts';

/** Canonical FEEL of a formula that must have no fault. */
function reprint(text: string): string {
  const { complain, all } = openComplaints(sourceText('formula', text));
  const formula = parseFormula({ text, at: { from: 0, to: text.length } }, complain);
  expect(all()).toEqual([]);
  return printFormula(formula);
}

describe('a formula is printed in canonical FEEL', () => {
  test.each([
    ['a+b*c', 'a + b * c'],
    ['(a+b)*c', '(a + b) * c'],
    ['a-(b-c)-d', 'a - (b - c) - d'],
    ['a/(b*c)', 'a / (b * c)'],
    ['-a + -3', '-a + -3'],
    ['-(a+b)', '-(a + b)'],
    ['(a and b) or c', 'a and b or c'],
    ['a and (b or c)', 'a and (b or c)'],
    ['not(a and b)', 'not(a and b)'],
    ['(a >= 1) and b', 'a >= 1 and b'],
    ['a  between 1 and 2', 'a between 1 and 2'],
    ['a in [1..2)', 'a in [1..2)'],
    ['a in (1,>3,[5..6])', 'a in (1, > 3, [5..6])'],
    ['a in ["x","y"]', 'a in ["x", "y"]'],
    ['if a then b else if c then d else e', 'if a then b else if c then d else e'],
    ['(if a then b else c)+1', '(if a then b else c) + 1'],
    ['for i in 1..n, j in f(i) return { 序:i, 数 :j }', 'for i in 1..n, j in f(i) return { 序: i, 数: j }'],
    ['some 段 in 列 satisfies 段.数>=门槛', 'some 段 in 列 satisfies 段.数 >= 门槛'],
    ['sort(列, function(x,y) x.序<y.序)', 'sort(列, function(x, y) x.序 < y.序)'],
    ['列[序 = 年.序][1].金额', '列[序 = 年.序][1].金额'],
    ['[起租日..止租日)', '[起租日..止租日)'],
    ['string   length(a)', 'string length(a)'],
    ['"a\\"b\\\\"', '"a\\"b\\\\"'],
    ['date("2015-11-20") // the day of issue', 'date("2015-11-20")'],
  ])('%s', (text, canonical) => {
    expect(reprint(text)).toBe(canonical);
    expect(reprint(canonical)).toBe(canonical);
  });
});

describe('unary tests are printed as they stand in cells', () => {
  test.each([
    ['1,2', '1, 2'], ['>=3', '>= 3'], ['-', '-'], ['not(1,2)', 'not(1, 2)'], ['[5月..7月)', '[5月..7月)'],
    ['?>3', '? > 3'],
  ])('%s', (text, canonical) => {
    const { complain, all } = openComplaints(sourceText('cell', text));
    const tests = parseTests({ text, at: { from: 0, to: text.length } }, complain);
    expect(all()).toEqual([]);
    expect(tests.map(printTest).join(', ')).toBe(canonical);
  });
});

const policies = new URL('../../../../policies/', import.meta.url);

describe.each(readdirSync(policies))('the formulas of %s', (id) => {
  const text = readFileSync(new URL(`${id}/policy.md`, policies), 'utf8');
  const { clauses } = readDocument(sourceText('policy.md', text), () => {});
  const blocks = clauses.flatMap((clause) => clause.blocks);
  const formulas = blocks.flatMap((block) => (block.kind === 'feel' ? [block.body.text] : []));

  test('are read again from their canonical print as they were', () => {
    expect(formulas.length).toBeGreaterThan(0);
    for (const formula of formulas) expect(reprint(reprint(formula))).toBe(reprint(formula));
  });
});
