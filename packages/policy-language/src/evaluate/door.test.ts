import { describe, expect, test } from 'vitest';
import { CLAIM, errorsOf, FIRM, LECTURES, PERSON, requestFor, TOOLS, TREES } from '../../tests/garden/garden.ts';
import type { AssessmentRequest } from './answer.ts';

const tree = (changes: object): AssessmentRequest => requestFor([{ ...TREES, ...changes }]);
const tool = (changes: object): AssessmentRequest => requestFor([{
  ...TOOLS, tools: [{ name: '铲', kind: 'spade', boughtOn: '2020-05-01', fee: '300.00', ...changes }],
}]);
const talks = (...rows: object[]): AssessmentRequest =>
  requestFor([{ ...LECTURES, talks: rows }], { applicant: PERSON });
const firm = (changes: object): AssessmentRequest => requestFor([TREES], { applicant: { ...FIRM, ...changes } });

describe('facts that are in order are let in', () => {
  test.each([
    ['by English key', requestFor([TREES])],
    [
      'by Chinese name, kinds and options by their label',
      {
        facts: {
          applicant: { kind: '植树单位', 县: '990001', 已登记: true },
          claim: { 年度: 2020, 提交: '2021-03-01T09:00:00+08:00' },
          items: [{ item: '工具奖励', 工具: [{ 名称: '铲', 种类: '铲', 购置日: '2020-05-01', 费用: '300' }] }],
        },
      },
    ],
    ['with null for what is not known', tree({ endsOn: null, plots: null })],
    ['with a name that is null beside its key', tree({ 到期日: null })],
    ['with a measure as number or text', tree({ totalArea: 12.5, usedArea: '10.25' })],
    [
      'with an empty list where that is an answer',
      requestFor([{ ...LECTURES, years: [] }], { applicant: PERSON }),
    ],
    ['with an empty list where none is the default', tree({ restMonths: [] })],
    ['with a fact that the kind does not list', firm({ official: true })],
    [
      'with periods that touch but do not overlap',
      tree({
        plots: [
          { from: '2020-01-01', to: '2020-06-30', count: 1 },
          { from: '2020-07-01', to: '2020-12-31', count: 1 },
        ],
      }),
    ],
    ['with a row that lies wholly outside the period', talks({ from: '2019-01-01', to: '2019-12-31', times: 1 })],
    ['with a part as great as its whole', tool({ freight: '300.00' })],
    ['without applicant and claim', { facts: { items: [{ item: 'trees' }] } }],
  ])('%s', (_, request) => {
    expect(errorsOf(request)).toEqual([]);
  });
});

describe('refused with path and rule', () => {
  test.each<[string, AssessmentRequest, string, string]>([
    ['facts that are no object', { facts: [] }, 'WRONG_TYPE', ''],
    [
      'an unknown top-level key',
      { facts: { applicant: FIRM, claim: CLAIM, items: [TREES], item: 1 } },
      'UNKNOWN_KEY',
      'item',
    ],
    ['settings among the facts', { facts: { items: [TREES], settings: {} } }, 'UNKNOWN_KEY', 'settings'],
    ['no items', { facts: { applicant: FIRM, claim: CLAIM } }, 'NO_ITEMS', 'items'],
    ['an empty list of items', { facts: { items: [] } }, 'NO_ITEMS', 'items'],
    ['an item that is no object', { facts: { items: ['trees'] } }, 'WRONG_TYPE', 'items[0]'],
    ['an unknown item', requestFor([{ ...TREES, item: 'tres' }]), 'UNKNOWN_ITEM', 'items[0].item'],
    ['an item without its id', requestFor([{ signedOn: '2020-01-01' }]), 'UNKNOWN_ITEM', 'items[0].item'],
    [
      'an item that the kind cannot claim',
      requestFor([TREES], { applicant: PERSON }),
      'ITEM_NOT_FOR_KIND',
      'items[0].item',
    ],
    ['an unknown kind', firm({ kind: 'form' }), 'UNKNOWN_OPTION', 'applicant.kind'],
    ['an unknown key of the applicant', firm({ registred: true }), 'UNKNOWN_KEY', 'applicant.registred'],
    ['an unknown key of an item', tree({ endOn: '2020-12-31' }), 'UNKNOWN_KEY', 'items[0].endOn'],
    ['an unknown key of a row', tool({ fees: '1.00' }), 'UNKNOWN_KEY', 'items[0].tools[0].fees'],
    ['a fact of another item', tree({ tools: [] }), 'UNKNOWN_KEY', 'items[0].tools'],
    ['both spellings of a fact', tree({ 到期日: '2020-12-31' }), 'DUPLICATE_KEY', 'items[0].到期日'],
    ['yes or no as text', firm({ registered: 'true' }), 'WRONG_TYPE', 'applicant.registered'],
    ['text as a number', requestFor([{ item: 'special', number: 1 }]), 'WRONG_TYPE', 'items[0].number'],
    ['a region as a number', firm({ county: 990001 }), 'BAD_REGION', 'applicant.county'],
    ['a region of five digits', firm({ county: '99000' }), 'BAD_REGION', 'applicant.county'],
    ['an unknown option', tool({ kind: 'spad' }), 'UNKNOWN_OPTION', 'items[0].tools[0].kind'],
    ['a day that does not exist', tree({ endsOn: '2021-02-29' }), 'BAD_DATE', 'items[0].endsOn'],
    ['a day in another form', tree({ endsOn: '2021/02/28' }), 'BAD_DATE', 'items[0].endsOn'],
    [
      'an instant without offset',
      requestFor([TREES], { claim: { ...CLAIM, submittedAt: '2021-03-01T09:00:00' } }),
      'BAD_INSTANT',
      'claim.submittedAt',
    ],
    [
      'a month with a day',
      tree({ restMonths: ['2020-01', '2020-02-01'] }),
      'BAD_MONTH',
      'items[0].restMonths[1]',
    ],
    ['a list that is none', tree({ plots: {} }), 'WRONG_TYPE', 'items[0].plots'],
    ['an empty list', tree({ plots: [] }), 'EMPTY_LIST', 'items[0].plots'],
    ['a row that is none', tree({ plots: [null] }), 'WRONG_TYPE', 'items[0].plots[0]'],
    [
      'an open element of a list',
      requestFor([{ ...LECTURES, years: [2020, null] }], { applicant: PERSON }),
      'NOT_AN_INTEGER',
      'items[0].years[1]',
    ],
    [
      'from after to',
      tree({ plots: [{ from: '2020-02-02', to: '2020-02-01', count: 1 }] }),
      'FROM_AFTER_TO',
      'items[0].plots[0].from',
    ],
    [
      'overlapping periods',
      tree({
        plots: [
          { from: '2020-01-01', to: '2020-06-30', count: 1 },
          { from: '2020-06-30', to: '2020-12-31', count: 1 },
        ],
      }),
      'OVERLAPPING_PERIODS',
      'items[0].plots[1]',
    ],
    [
      'a part greater than its whole',
      tool({ freight: '300.01' }),
      'PART_ABOVE_WHOLE',
      'items[0].tools[0].freight',
    ],
    [
      'a part greater than a whole that is worked out',
      tool({ fee: null, feeForeign: '10', rate: '6.5', freight: '65.01' }),
      'PART_ABOVE_WHOLE',
      'items[0].tools[0].freight',
    ],
    ['one of two that go together', tree({ usedArea: 1 }), 'GIVEN_ALONE', 'items[0].usedArea'],
    [
      'two that stand for each other',
      tool({ feeForeign: '10', rate: '6.5' }),
      'GIVEN_TWICE',
      'items[0].tools[0].fee',
    ],
    [
      'a fraction where a whole number is wanted',
      tree({ plots: [{ from: '2020-01-01', to: '2020-06-30', count: 1.5 }] }),
      'NOT_AN_INTEGER',
      'items[0].plots[0].count',
    ],
    [
      'a year as text',
      requestFor([TREES], { claim: { ...CLAIM, year: '2020' } }),
      'NOT_AN_INTEGER',
      'claim.year',
    ],
    [
      'a year beyond all years',
      requestFor([TREES], { claim: { ...CLAIM, year: 1899 } }),
      'BELOW_MINIMUM',
      'claim.year',
    ],
    [
      'a number above its bound',
      tree({ plots: [{ from: '2020-01-01', to: '2020-06-30', count: 10_001 }] }),
      'ABOVE_MAXIMUM',
      'items[0].plots[0].count',
    ],
    [
      'a number below zero',
      tree({ plots: [{ from: '2020-01-01', to: '2020-06-30', count: -1 }] }),
      'BELOW_MINIMUM',
      'items[0].plots[0].count',
    ],
    [
      'an exchange rate of zero',
      tool({ fee: null, feeForeign: '1', rate: '0' }),
      'BELOW_MINIMUM',
      'items[0].tools[0].rate',
    ],
    ['a ratio above one', requestFor([{ item: 'special', ratio: '1.01' }]), 'ABOVE_MAXIMUM', 'items[0].ratio'],
    ['a ratio as a number', requestFor([{ item: 'special', ratio: 0.5 }]), 'BAD_RATIO', 'items[0].ratio'],
    [
      'an amount of another currency as a number',
      tool({ fee: null, feeForeign: 10 }),
      'BAD_DECIMAL',
      'items[0].tools[0].feeForeign',
    ],
  ])('%s', (_, request, code, path) => {
    expect(errorsOf(request).map((error) => [error.code, error.path])).toContainEqual([code, path]);
  });

  test.each(['300.001', '1e3', '+1.00', '1,000.00', '.5', '007', '', ' 1', 300, 300.5, true, [], {}])(
    'money as %j',
    (fee) => {
      expect(errorsOf(tool({ fee })).map((error) => [error.code, error.path])).toEqual([
        ['BAD_MONEY', 'items[0].tools[0].fee'],
      ]);
    },
  );

  test('money below zero', () => {
    expect(errorsOf(tool({ fee: '-0.01' }))).toMatchObject([{ code: 'BELOW_MINIMUM', value: '"-0.01"' }]);
  });
});

describe('settings and readings', () => {
  test.each<[string, Partial<AssessmentRequest>, string, string]>([
    ['an unknown setting', { settings: { countyShar: '1' } }, 'UNKNOWN_SETTING', 'settings.countyShar'],
    ['one ratio alone', { settings: { countyShare: '1' } }, 'GIVEN_ALONE', 'settings.countyShare'],
    [
      'ratios that do not add up to 1',
      { settings: { countyShare: '0.6', townShare: '0.5' } },
      'RATIOS_NOT_ONE',
      'settings',
    ],
    [
      'a ratio in another form',
      { settings: { countyShare: '60%', townShare: '0.4' } },
      'BAD_RATIO',
      'settings.countyShare',
    ],
    [
      'a ratio below zero',
      { settings: { countyShare: '-0.5', townShare: '1.5' } },
      'BAD_RATIO',
      'settings.townShare',
    ],
    ['an unknown reading', { readings: { 'G-1': 'inclusive' } }, 'UNKNOWN_READING', 'readings.G-1'],
    ['an unknown option', { readings: { 'G-01': 'inclusiv' } }, 'UNKNOWN_READING_OPTION', 'readings.G-01'],
    [
      'a reading that cannot be switched',
      { readings: { 'G-02': 'truncate' } },
      'READING_NOT_SWITCHABLE',
      'readings.G-02',
    ],
  ])('%s is refused', (_, given, code, path) => {
    expect(
      errorsOf({ ...requestFor([TREES]), ...given }).map((error) => [error.code, error.path]),
    ).toContainEqual([code, path]);
  });

  test('the ruling of a fixed reading may be said again', () => {
    expect(errorsOf(requestFor([TREES], { readings: { 'G-02': 'halfUp' } }))).toEqual([]);
  });

  test.each([
    ['0.1', '0.9'],
    ['1', '0'],
    ['0.333', '0.667'],
  ])('ratios %s and %s add up exactly', (countyShare, townShare) => {
    expect(errorsOf(requestFor([TREES], { settings: { countyShare, townShare } }))).toEqual([]);
  });
});

describe('a complaint', () => {
  test('names the nearest known key, whichever way it is spelt', () => {
    const rules = (changes: object): string[] => errorsOf(tree(changes)).map((error) => error.rule.en);
    expect(rules({ endOn: '2020-12-31' })).toEqual(['there is no such key, the nearest is endsOn']);
    expect(rules({ 到期: '2020-12-31' })).toEqual(['there is no such key, the nearest is endsOn']);
  });

  test('names the facts that are missing beside the one given, and both ways out', () => {
    const [error] = errorsOf(tree({ usedArea: 1 }));
    expect(error?.rule.en).toBe('usedArea is not given alone: give totalArea too, or leave usedArea out');
  });

  test('names what there is where nothing is near', () => {
    const [error] = errorsOf(requestFor([TREES], { readings: { x: 'y' } }));
    expect(error?.rule.en).toMatch(/^there is no such reading; there are G-01, /);
  });

  test('has rule and value in both languages, the Chinese first', () => {
    const [error] = errorsOf(tool({ fee: 300 }));
    expect(error).toEqual({
      code: 'BAD_MONEY',
      path: 'items[0].tools[0].fee',
      value: '300',
      rule: {
        zh: '金额须为以元计、至多两位小数的十进制文字',
        en: 'money must be a decimal text in yuan with at most two decimals',
      },
      message: '金额须为以元计、至多两位小数的十进制文字: 300',
      messages: {
        zh: '金额须为以元计、至多两位小数的十进制文字: 300',
        en: 'money must be a decimal text in yuan with at most two decimals: 300',
      },
    });
  });

  test('says at which days a straddling row must be split', () => {
    const [error] = errorsOf(talks({ from: '2019-12-01', to: '2021-01-31', times: 20 }));
    expect(error).toMatchObject({
      code: 'STRADDLING_PERIOD',
      path: 'items[0].talks[0]',
      value: '"2019-12-01..2021-01-31"',
    });
    expect(error?.rule.en).toBe(
      'must not straddle the edge of the period; split it before 2020-01-01、2021-01-01',
    );
  });

  test('is told beside all others', () => {
    const request = requestFor(
      [{ ...TREES, endsOn: '31.12.2020', plots: [{ from: '2020-01-01', count: 'x', colour: 'green' }] }],
      {
        applicant: { ...FIRM, kind: 'x' },
        settings: { x: '1' },
        readings: { x: 'y' },
      },
    );
    expect(errorsOf(request).map((error) => error.path)).toEqual([
      'readings.x',
      'settings.x',
      'applicant.kind',
      'items[0].endsOn',
      'items[0].plots[0].count',
      'items[0].plots[0].colour',
    ]);
  });

  test('shows long values cut short', () => {
    expect(errorsOf(tool({ fee: '9'.repeat(500) }))[0]?.value.length).toBeLessThan(90);
  });
});
