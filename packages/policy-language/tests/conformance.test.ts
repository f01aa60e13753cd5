// FEEL as the published profile has it (docs/language/feel-profile.md), on cases of our own: both interpreters
// yield the value, or the checker refuses.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BUILTIN_NAMES } from '../src/typed/builtins.ts';
import { REFUSALS_OUTSIDE, show } from './tck/campaign.ts';
import { CONSTRUCTS_OUTSIDE, FUNCTIONS_OUTSIDE, MODEL_OUTSIDE, outsideOfText } from './tck/profile.ts';
import { runDecision } from './tck/run.ts';

/** The value of an expression in both interpreters, or the first complaint. */
function valueOf(text: string): string {
  const model = { decisions: new Map(), inputs: new Map() };
  const run = runDecision(model, { id: '', name: '', needs: [], logic: { kind: 'text', text } }, new Map());
  if (run.kind === 'refused') return `refused: ${run.complaints[0]?.split(' ')[0]}`;
  const [evaluator, reference] = [show(run.evaluator), show(run.reference)];
  return evaluator === reference ? evaluator : `evaluator ${evaluator}, reference ${reference}`;
}

const VALUES: Readonly<Record<string, readonly (readonly [expression: string, value: string])[]>> = {
  'numbers are exact': [
    ['0.1 + 0.2', '0.3'], ['1 / 3 * 3', '1'], ['10 - 2 * 3', '4'], ['1.5e3', '1500'], ['25e-1', '2.5'],
    ['-.5', '-0.5'], ['1 / 0', 'no value'], ['2 ** 10', '1024'], ['2 ** -2', '0.25'], ['(1 / 3) ** 0', '1'],
    ['-2 ** 2', '4'],
  ],
  'rounding is symmetric about zero, but for floor and ceiling': [
    ['floor(-1.5)', '-2'], ['ceiling(-1.5)', '-1'], ['floor(1.567, 2)', '1.56'], ['ceiling(1.561, 2)', '1.57'],
    ['round up(-1.21, 1)', '-1.3'], ['round down(-1.29, 1)', '-1.2'], ['round half up(-1.25, 1)', '-1.3'],
    ['round half up(0.125, 2)', '0.13'], ['round half down(0.125, 2)', '0.12'],
    ['round half down(-1.25, 1)', '-1.2'],
    ['decimal(2.5, 0)', '2'], ['decimal(3.5, 0)', '4'], ['decimal(-2.5, 0)', '-2'],
    ['round half up(1250, -2)', '1300'],
    ['modulo(10, -3)', '-2'], ['modulo(-10, 3)', '2'], ['modulo(5, 0)', 'no value'], ['abs(-3)', '3'],
    ['odd(-3)', 'true'], ['even(0)', 'true'],
  ],
  'truth has three values': [
    ['true and false', 'false'], ['false and 1 / 0 > 1', 'false'], ['true or 1 / 0 > 1', 'true'],
    ['true and 1 / 0 > 1', 'no value'], ['not(1 / 0 > 1)', 'no value'], ['all([])', 'true'],
    ['any([])', 'false'],
    ['some x in [1, 2] satisfies x > 1', 'true'], ['every x in [] satisfies x > 1', 'true'],
  ],
  'tests and intervals': [
    ['5 in [1..5)', 'false'], ['5 in (> 3, < 2)', 'true'], ['5 between 5 and 6', 'true'],
    ['"a" in ("a", "a")', 'true'],
    ['"a" in ("b", "c")', 'refused: unknown-option'],
  ],
  'texts': [
    ['"a" + "b"', '"ab"'], ['substring("foobar", 3)', '"obar"'], ['substring("foobar", 3, 2)', '"ob"'],
    ['substring before("foobar", "bar")', '"foo"'], ['substring before("foobar", "x")', '""'],
    ['substring after("foobar", "o")', '"obar"'], ['substring after("foobar", "")', '"foobar"'],
    ['upper case("aBc4")', '"ABC4"'], ['lower case("aBc4")', '"abc4"'], ['contains("企业", "业")', 'true'],
    ['ends with("企业", "企")', 'false'], ['starts with("企业", "企")', 'true'], ['string length("\\U01F40E")', '1'],
    ['string join(["a", "b"], "、")', '"a、b"'], ['string join([])', '""'], ['"\\u4e00"', '"一"'],
  ],
  'lists': [
    ['[1, 2, 3][2]', '2'], ['[1, 2, 3][-1]', '3'], ['[1, 2, 3][0]', 'no value'], ['[1, 2, 3][-4]', 'no value'],
    ['[1, 2, 3][item > 1]', '[2, 3]'], ['sum([])', '0'], ['count([])', '0'], ['mean(1, 2, 6)', '3'],
    ['mean([])', 'no value'], ['median([8, 2, 5, 3, 4])', '4'], ['median(6, 1, 2, 3)', '2.5'],
    ['append([1], 2, 3)', '[1, 2, 3]'], ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
    ['remove([1, 2, 3], 2)', '[1, 3]'],
    ['reverse([1, 2, 3])', '[3, 2, 1]'], ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
    ['distinct values([1, 2, 3, 2, 1])', '[1, 2, 3]'], ['union([1, 2], [2, 3])', '[1, 2, 3]'],
    ['concatenate([1], [2])', '[1, 2]'], ['flatten([[1, 2], [[3]], 4])', 'refused: types-differ'],
    ['sublist([4, 5, 6], 2)', '[5, 6]'], ['for i in 1..3 return i * 2', '[2, 4, 6]'],
    ['for i in [1, 2], j in [3, 4] return i * j', '[3, 4, 6, 8]'],
    ['sort([3, 1, 2], function(x, y) x < y)', '[1, 2, 3]'],
    ['[{i: 1, list: 9}, {i: 2, list: 8}][i = 2].list', '[8]'],
    ['reverse([{i: 1}, {i: 2}])', '[{ i: 2 }, { i: 1 }]'],
    ['distinct values([{item: 1}, {item: 1}])', '[{ item: 1 }]'],
  ],
  'dates': [
    ['date("2016-02-29") + 1', '"2016-03-01"'], ['date("2016-03-01") - date("2016-02-01")', '29'],
    ['@"2015-11-20".year', '2015'], ['date("2015-11-20").weekday', '5'],
    ['(date("1900-01-02") - 2).weekday', '7'],
    ['day of week(date("2015-11-20"))', '"Friday"'], ['month of year(date("2015-11-20"))', '"November"'],
    ['day of year(date("2016-12-31"))', '366'], ['week of year(date("2021-01-03"))', '53'],
    ['week of year(date("2018-12-31"))', '1'], ['date(2015, 11, 20) = date("2015-11-20")', 'true'],
    ['date(2015, 2, 29)', 'refused: no-such-day'], ['date(date("2015-11-20"))', '"2015-11-20"'],
  ],
  'contexts and functions': [
    ['{ a: 1, b: a + 1 }.b', '2'], ['{ f: function(x) x * 2, b: f(3) }.b', '6'],
    ['(function(a, b) a - b)(b: 1, a: 3)', '2'],
    ['modulo(divisor: 3, dividend: 10)', '1'], ['modulo(divider: 3, dividend: 10)', 'refused: call-form'],
    ['substring(string: "abc", start position: 2)', '"bc"'], ['{ a: 1 }.b', 'refused: unknown-field'],
  ],
  'what FEEL answers with null is refused, or has no value': [
    ['1 + "a"', 'refused: wrong-type'], ['1 = "a"', 'refused: types-differ'],
    ['null', 'refused: formula-unsupported'],
    ['if 1 / 0 > 1 then 1 else 0', 'no value'], ['max([])', 'refused: maybe-empty'],
  ],
};

describe.each(Object.entries(VALUES))('%s', (_, cases) => {
  test.each(cases)('%s is %s', (expression, value) => {
    expect(valueOf(expression)).toBe(value);
  });
});

const page = readFileSync(new URL('../../../docs/language/feel-profile.md', import.meta.url), 'utf8');
const namesIn = (heading: string): string[] => {
  const [, section = ''] = page.split(new RegExp(`^## ${heading}.*$`, 'm'));
  const [table = ''] = section.split(/^## /m);
  return [...table.matchAll(/^\| `([^|]+)` \|/gm)].flatMap(([, cell = '']) => cell.split('`, `'));
};

describe('the published profile', () => {
  test('names every function of the language that FEEL has too', () => {
    const own = /[\u4e00-\u9fff]|^duration$/;
    expect(namesIn('1').toSorted()).toEqual(BUILTIN_NAMES.filter((name) => !own.test(name)).toSorted());
  });

  test('names everything that the runner leaves out, and no more', () => {
    const reasons = new Set([
      ...CONSTRUCTS_OUTSIDE.keys(), ...FUNCTIONS_OUTSIDE.values(), ...REFUSALS_OUTSIDE.values(), ...MODEL_OUTSIDE,
    ]);
    expect(namesIn('3').toSorted()).toEqual([...reasons].toSorted());
  });

  test('leaves out no function that the language has', () => {
    expect([...FUNCTIONS_OUTSIDE.keys()].filter((name) => BUILTIN_NAMES.includes(name))).toEqual(['duration']);
  });

  test.each([
    ['now()', 'time of day'], ['1 = null', 'null'], ['a instance of number', 'instance of'],
    ['2 ** a', 'powers with an exponent that is computed'],
    ['duration("P1D")', 'durations as values'], ['[1..3]', 'ranges as values'], ['3 in [1..3]', undefined],
    ['modulo(5, 3)', undefined], ['for i in 3..1 return i', 'loops that count down'],
  ])('%s: %s', (expression, outside) => {
    expect(outsideOfText(expression)).toBe(outside);
  });
});
