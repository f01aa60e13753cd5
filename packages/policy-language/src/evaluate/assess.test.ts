import { describe, expect, test } from 'vitest';
import {
  answerTo, CLAIM, FIRM, firstOf, gardenPolicy, LECTURES, PERSON, requestFor, SPECIAL, TOOLS, TREES,
} from '../../tests/garden/garden.ts';
import type { Facts } from '../../tests/garden/garden.ts';

const plots = (count: number | undefined): object => ({
  plots: [{ from: '2020-01-01', to: '2020-12-31', count }],
});
const codes = (item: ReturnType<typeof firstOf>): string[] => item.reasons.map((reason) => reason.code);
const tool = (changes: object): object => ({
  name: '铲',
  kind: 'spade',
  boughtOn: '2020-05-01',
  fee: '300.00',
  ...changes,
});
const rows = (...changes: object[]): Facts => ({ ...TOOLS, tools: changes.map(tool) });

describe('a threshold', () => {
  test.each([
    [99, 'ineligible', '0.00'], [100, 'eligible', '3600.00'], [101, 'eligible', '3636.00'],
  ] as const)('%i trees are %s', (count, outcome, amount) => {
    expect(firstOf([{ ...TREES, ...plots(count) }])).toMatchObject({ outcome, amount });
  });

  test.each([
    [100, 'ineligible'],
    [101, 'eligible'],
  ] as const)('%i trees are %s where the bound itself is not enough', (count, outcome) => {
    expect(firstOf([{ ...TREES, ...plots(count) }], { readings: { 'G-01': 'exclusive' } }).outcome).toBe(outcome);
  });

  test('another figure in the policy alone changes the answer', () => {
    const stricter = gardenPolicy({ '门槛: 100棵': '门槛: 121棵' });
    expect(answerTo(requestFor([TREES]), {}, stricter).items[0]?.outcome).toBe('ineligible');
  });
});

describe('the award', () => {
  test.each([
    ['days of a month count for their part of it', plots(120), '4320.00'],
    [
      'half of January is 16/31 of a month',
      { plots: [{ from: '2020-01-01', to: '2020-01-16', count: 100 }] },
      '154.84',
    ],
    ['by the part of the area in use', { totalArea: 3, usedArea: '1' }, '1440.00'],
    ['without the months of rest', { restMonths: ['2020-02', '2020-03'] }, '3600.00'],
    ['no more than the cap', plots(500), '5000.00'],
    ['no more than the cap less what was awarded before', { ...plots(500), awarded: '4999.99' }, '0.01'],
    ['a used-up cap leaves an eligible item with nothing', { ...plots(500), awarded: '5000.00' }, '0.00'],
  ])('%s', (_, changes, amount) => {
    expect(firstOf([{ ...TREES, ...changes }])).toMatchObject({ outcome: 'eligible', amount });
  });

  test('shows the fields of its parts in their form', () => {
    expect(firstOf([TREES]).parts).toEqual([{ policyYear: 1, amount: '4320.00' }]);
    expect(firstOf([LECTURES], { applicant: PERSON }).parts).toEqual([{ times: 12, amount: '600.00' }]);
  });

  test('two items of a kind share the cap, in the order given', () => {
    const { items, total } = answerTo(
      requestFor([{ ...TREES, ...plots(100) }, { ...TREES, ...plots(120) }, TREES]),
    );
    expect(items.map((item) => item.amount)).toEqual(['3600.00', '1400.00', '0.00']);
    expect(total).toBe('5000.00');
  });

  test('an item that is refused takes nothing of the cap', () => {
    const { items } = answerTo(requestFor([{ ...TREES, ...plots(99) }, { ...TREES, ...plots(500) }]));
    expect(items.map((item) => item.amount)).toEqual(['0.00', '5000.00']);
  });

  test('an earlier item that is open leaves the later one open too, by the path of its fact', () => {
    const { items } = answerTo(requestFor([{ ...TREES, plots: null }, { ...TREES, ...plots(120) }]));
    expect(items[1]).toMatchObject({
      outcome: 'undetermined',
      range: { min: '0.00', max: '4320.00' },
      missing: ['items[0].plots'],
    });
  });

  test('a default worked out of other facts stands in', () => {
    const row = { name: '铲', kind: 'spade', boughtOn: '2020-05-01', feeForeign: '10', rate: '6.5' };
    expect(firstOf([{ ...TOOLS, tools: [row] }])).toMatchObject({ amount: '32.50', outcome: 'eligible' });
  });
});

describe('conditions', () => {
  test('of the claim come first, then those of the kind in their order, then the item’s own', () => {
    const item = firstOf([{ ...TREES, ...plots(1), endsOn: '2020-12-30' }], {
      applicant: { ...FIRM, county: '990002', registered: false }, claim: { ...CLAIM, year: 2019 },
    });
    expect(codes(item)).toEqual([
      'WRONG_YEAR',
      'OUTSIDE_PERIOD',
      'NOT_HERE',
      'NOT_REGISTERED',
      'TERM_TOO_SHORT',
      'TOO_FEW_TREES',
    ]);
  });

  test('known to fail decide while other facts are missing', () => {
    const item = firstOf([{ item: 'trees', signedOn: '2020-01-01', endsOn: '2020-12-30' }], {
      applicant: { kind: 'firm' },
    });
    expect(item).toMatchObject({ outcome: 'ineligible', amount: '0.00', missing: [], range: null });
    expect(codes(item)).toEqual(['TERM_TOO_SHORT']);
  });

  test('of another kind are neither needed nor tested', () => {
    expect(firstOf([TOOLS], { applicant: { kind: 'person', registered: true, county: '111111' } }).outcome).toBe(
      'eligible',
    );
  });

  test('that read what the kind does not list hold', () => {
    const forAll = gardenPolicy({
      'items: [ trees, tools, special ]': 'items: [ trees, tools, special, lectures ]',
    });
    const answer = answerTo(requestFor([LECTURES], { applicant: { ...FIRM, official: true } }), {}, forAll);
    expect(answer.items[0]).toMatchObject({ outcome: 'eligible', amount: '600.00' });
  });

  test('of a kind that is not known stay open, and the kind is asked for', () => {
    const item = firstOf([TOOLS], { applicant: { registered: true } });
    expect(item).toMatchObject({ outcome: 'undetermined', range: { min: '0.00', max: '150.00' } });
    expect(item.missing).toEqual(['applicant.kind', 'applicant.county']);
  });

  test('that every kind has decide whatever the kind is', () => {
    expect(codes(firstOf([TOOLS], { applicant: { registered: false } }))).toEqual(['NOT_REGISTERED']);
  });
});

describe('rows', () => {
  test('that fail are left out of the award', () => {
    const item = firstOf([rows({ kind: 'saw' }, {}, { boughtOn: '2019-05-01' })]);
    expect(item).toMatchObject({ outcome: 'eligible', amount: '150.00', reasons: [] });
  });

  test('that all fail refuse the item with their codes, in declared order, each once with its rows', () => {
    const item = firstOf([
      rows({ boughtOn: '2019-05-01' }, { kind: 'saw' }, { kind: 'saw', boughtOn: '2019-05-01' }),
    ]);
    expect(item.reasons.map(({ code, rows: failing }) => [code, failing])).toEqual([
      ['TOOL_NOT_APPROVED', ['tools[1]', 'tools[2]']], ['TOOL_OF_OTHER_YEAR', ['tools[0]', 'tools[2]']],
    ]);
  });

  test('one of which is open leave a range', () => {
    const item = firstOf([rows({}, { boughtOn: null })]);
    expect(item).toMatchObject({
      outcome: 'undetermined',
      range: { min: '150.00', max: '300.00' },
      missing: ['tools[1].boughtOn'],
    });
  });

  test('the only one of which is open leave the whole award open', () => {
    const item = firstOf([rows({ kind: null })]);
    expect(item).toMatchObject({
      outcome: 'undetermined',
      range: { min: '0.00', max: '150.00' },
      missing: ['tools[0].kind'],
    });
  });

  test('ask for a fee itself when nothing of its default is given, else for the rest of it', () => {
    expect(firstOf([rows({ fee: null })]).missing).toEqual(['tools[0].fee']);
    expect(firstOf([rows({ fee: null, feeForeign: '10' })]).missing).toEqual(['tools[0].rate']);
    expect(firstOf([rows({ fee: null, rate: '6' })]).missing).toEqual(['tools[0].feeForeign']);
  });

  test('in another order are worth the same', () => {
    const [some, turned] = [
      [{ fee: '100.00' }, { fee: '5000.00' }, { kind: 'saw' }],
      [{ kind: 'saw' }, { fee: '5000.00' }, { fee: '100.00' }],
    ];
    expect(firstOf([rows(...some)]).amount).toBe(firstOf([rows(...turned)]).amount);
  });

  test('that are not given at all may be any number of rows', () => {
    expect(firstOf([{ item: 'tools' }])).toMatchObject({
      outcome: 'undetermined',
      range: { min: '0.00', max: null },
      missing: ['tools'],
    });
  });
});

describe('while facts are open', () => {
  test.each([
    ['endsOn', '4320.00'], ['signedOn', '4320.00'], ['plots', '5000.00'],
  ])('%s is asked for, and the award lies between nothing and %s', (fact, max) => {
    const item = firstOf([{ ...TREES, [fact]: null }]);
    expect(item).toMatchObject({
      outcome: 'undetermined',
      amount: null,
      range: { min: '0.00', max },
      missing: [fact],
      parts: [],
    });
  });

  test('amounts per day are bounded by the days there are, however many rows are open', () => {
    const uncapped = gardenPolicy({ '年度上限: 5000元': '年度上限: 9000万元' });
    const { items } = answerTo(requestFor([{ ...TREES, plots: null }]), {}, uncapped);
    expect(items[0]?.range).toEqual({ min: '0.00', max: '360000.00' });
  });

  test('a cap that is reached anyway closes the question', () => {
    const item = firstOf([{ ...TREES, plots: [
      { from: '2020-01-01', to: '2020-11-30', count: 500 }, { from: '2020-12-01', to: '2020-12-31' },
    ] }]);
    expect(item).toMatchObject({ outcome: 'eligible', amount: '5000.00', missing: [] });
  });

  test('an award between bounds is told to the fen', () => {
    const item = firstOf([
      {
        ...TREES,
        plots: [
          { from: '2020-01-01', to: '2020-06-30', count: 120 },
          { from: '2020-07-01', to: '2020-12-31' },
        ],
      },
    ]);
    expect(item).toMatchObject({ range: { min: '2160.00', max: '5000.00' }, missing: ['plots[1].count'] });
  });

  test('what is missing stands in the order of the law', () => {
    expect(firstOf([{ item: 'trees' }], { applicant: {}, claim: {} }).missing).toEqual([
      'applicant.kind',
      'applicant.county',
      'applicant.registered',
      'claim.year',
      'claim.submittedAt',
      'signedOn',
      'endsOn',
      'plots',
    ]);
  });

  test('facts that cannot matter any more are not missing', () => {
    expect(firstOf([{ ...SPECIAL, approvedAmount: '0.00', ratio: null }])).toMatchObject({
      outcome: 'eligible',
      amount: '0.00',
    });
  });
});

describe('items that exclude each other', () => {
  test('are paid as the best legal combination, the others are told', () => {
    const answer = answerTo(requestFor([SPECIAL, TREES, TOOLS]));
    expect(answer).toMatchObject({ total: '5000.00', alternatives: [{ items: [1, 2], total: '4470.00' }] });
    const poorer = answerTo(requestFor([{ ...SPECIAL, ratio: '0.4' }, TREES, TOOLS]));
    expect(poorer).toMatchObject({ total: '4470.00', alternatives: [{ items: [0], total: '4000.00' }] });
  });

  test('of equal worth are those named first', () => {
    const answer = answerTo(requestFor([TREES, { ...SPECIAL, approvedAmount: '4320.00', ratio: '1' }]));
    expect(answer).toMatchObject({ total: '4320.00', alternatives: [{ items: [1], total: '4320.00' }] });
  });

  test('have no alternative when one of them is refused', () => {
    expect(answerTo(requestFor([{ ...SPECIAL, number: '' }, TREES])).alternatives).toEqual([]);
  });
});

describe('shares', () => {
  const settings = { countyShare: '0.67', townShare: '0.33' };

  test.each([
    [
      'by ratio, cut to the fen, the rest to the one that takes it',
      [{ ...SPECIAL, approvedAmount: '100.01', ratio: '1' }],
      settings,
      { county: '67.01', town: '33.00' },
    ],
    [
      'what one bears alone is added to its part',
      [TREES, TOOLS],
      { countyShare: '0.5', townShare: '0.5' },
      { county: '2310.00', town: '2160.00' },
    ],
    ['without ratios nothing is split', [TREES, TOOLS], {}, { county: null, town: null, refused: 'NO_RATIO' }],
    ['without ratios what one bears alone is still its own', [TOOLS], {}, { county: '150.00', town: '0.00' }],
    ['nothing is nothing for both', [{ ...TREES, ...plots(1) }], {}, { county: '0.00', town: '0.00' }],
  ])('%s', (_, items, given, shares) => {
    expect(answerTo(requestFor(items, { settings: given })).shares).toEqual(shares);
  });

  test('are of the chosen combination only', () => {
    expect(answerTo(requestFor([SPECIAL, TOOLS], { settings })).shares).toEqual({
      county: '3350.00',
      town: '1650.00',
    });
  });
});

describe('the answer', () => {
  test.each([
    [[TREES, { ...TREES, endsOn: '2020-01-02' }], 'eligible'],
    [
      [
        { ...TREES, endsOn: null },
        { ...TREES, endsOn: '2020-01-02' },
      ],
      'undetermined',
    ],
    [[{ ...TREES, endsOn: '2020-01-02' }], 'ineligible'],
  ])('of a claim is the best of its items', (items, outcome) => {
    expect(answerTo(requestFor(items)).outcome).toBe(outcome);
  });

  test('names the policy, its hash and the switchable readings in force', () => {
    expect(answerTo(requestFor([TREES]))).toMatchObject({
      policy: 'garden',
      policyHash: expect.stringMatching(/^sha256:/) as string,
    });
    expect(answerTo(requestFor([TREES])).readings).toEqual({ 'G-01': 'inclusive' });
    expect(answerTo(requestFor([TREES], { readings: { 'G-01': 'exclusive' } })).readings).toEqual({
      'G-01': 'exclusive',
    });
  });

  test('tells the defaults that stood in, and only these', () => {
    expect(firstOf([{ ...TREES, awarded: '1.00' }]).defaults).toEqual([{ fact: 'restMonths', value: [] }]);
    expect(firstOf([rows({ fee: null, feeForeign: '2', rate: '3' })]).defaults).toEqual([
      { fact: 'tools[0].fee', value: '6.00' },
      { fact: 'tools[0].freight', value: '0.00' },
      { fact: 'tools[0].approved', value: false },
    ]);
  });

  test('has the same bytes for the same facts, whatever their spelling and order', () => {
    const turned = Object.fromEntries(Object.entries(TREES).toReversed());
    const spelt = { ...TREES, endsOn: null, 到期日: TREES['endsOn'] };
    const bytes = [TREES, turned, spelt].map((item) => JSON.stringify(answerTo(requestFor([item]))));
    expect(new Set(bytes).size).toBe(1);
  });

  test('skips derivation and advice when told to', () => {
    const item = firstOf([{ ...TREES, ...plots(99) }], {}, { advice: false, trace: false });
    expect(item).toMatchObject({ trace: [], next: [] });
  });
});

describe('findings', () => {
  const found = (items: object[], parts = {}): Record<string, unknown> =>
    Object.fromEntries(
      firstOf(items as never, parts).findings.map((one) => [
        one.row ? `${one.condition} ${one.row}` : one.condition,
        one,
      ]),
    );

  test('say of every condition whether it holds, with a gloss for the margin', () => {
    expect(found([{ ...TREES, ...plots(88), endsOn: null }])).toMatchObject({
      棵数足够: {
        holds: false,
        code: 'TOO_FEW_TREES',
        clause: '1',
        gloss: { zh: '88棵，差12棵', en: '88 trees, 12 trees short' },
      },
      期限足够: { holds: null },
      已登记: { holds: true },
    });
  });

  test('say by how many days a date misses', () => {
    expect(found([{ ...TREES, endsOn: '2020-12-29' }])).toMatchObject({
      期限足够: { holds: false, gloss: { zh: '2020-12-29，差2天', en: '2020-12-29, 2 days off' } },
    });
  });

  test('are about rows where conditions are', () => {
    expect(found([rows({}, { kind: 'saw' })])).toMatchObject({
      '工具已认可 tools[0]': { holds: true }, '工具已认可 tools[1]': { holds: false },
    });
  });
});

describe('a reason', () => {
  test('quotes the law, names the deciding fact and what is needed', () => {
    expect(firstOf([{ ...TREES, ...plots(88) }]).reasons).toMatchObject([{
      code: 'TOO_FEW_TREES', clause: '1', text: '植树100棵以上（含100棵）', fact: 'plots[0].count', needed: '100棵',
      sentence: { zh: '不足100棵。', en: 'Fewer than 100 trees.' },
    }]);
  });

  test.each([
    ['a day', { ...TREES, endsOn: '2020-06-30' }, {}, 'endsOn', '2020-12-31'],
    ['yes or no', TREES, { applicant: { ...FIRM, registered: false } }, 'applicant.registered', 'true'],
    [
      'a bound that is not enough itself',
      TREES,
      { readings: { 'G-01': 'exclusive' } },
      'plots[0].count',
      '>100棵',
    ],
    [
      'of several rows the one that lacks least',
      {
        ...TREES,
        plots: [
          { from: '2020-01-01', to: '2020-01-31', count: 80 },
          { from: '2020-02-01', to: '2020-02-29', count: 90 },
        ],
      },
      {},
      'plots[1].count',
      '100棵',
    ],
  ])('names %s', (_, item, parts, fact, needed) => {
    const trees = needed === '>100棵' ? { ...TREES, ...plots(100) } : item;
    expect(firstOf([trees], parts).reasons[0]).toMatchObject({ fact, needed });
  });

  test('names the list where a sum over several rows is too small', () => {
    const talks = [
      { from: '2020-02-01', to: '2020-02-29', times: 3 },
      { from: '2020-03-01', to: '2020-03-31', times: 4 },
    ];
    expect(firstOf([{ ...LECTURES, talks }], { applicant: PERSON }).reasons[0]).toMatchObject({
      fact: 'talks',
      needed: '10',
    });
  });
});
