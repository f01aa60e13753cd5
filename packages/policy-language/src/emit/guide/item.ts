/** One item of a guide: the law, conditions, standards, entries, readings and a worked example. */
import { groupYuan, parseYuan } from '@qingce/values';
import { assess } from '../../evaluate/assess.ts';
import type { ItemAnswer } from '../../evaluate/answer.ts';
import { partsOf } from '../../evaluate/policy-index.ts';
import { spokenFormula, spokenQuantity } from '../../evaluate/spoken-formula.ts';
import { spokenName } from '../../evaluate/spoken-name.ts';
import type { SpecializedItem } from '../../specialized/specialize.ts';
import type { CheckedPolicy, Constant, Expr, Fact, Item, Table } from '../../typed/ir.ts';
import { printConstant } from '../../typed/print-expr.ts';
import type { Block } from './blocks.ts';
import { conditionTable } from './conditions.ts';
import { constantText, defaultText, enteredText, howToEnter, nameOf } from './speech.ts';
import type { GuideExample, Speech } from './speech.ts';

export function itemBlocks(
  policy: CheckedPolicy, { item, conditions, facts }: SpecializedItem, place: number, speech: Speech,
): Block[] {
  const { say, of, language } = speech;
  const asked = policy.facts.filter(({ id, scope }) => scope === 'item' && facts.includes(id));
  // Its tables and readings as they were written: in the plain policy they have answered.
  const written = policy.items.find(({ id }) => id === item.id) ?? item;
  const number = language === 'en' ? `5.${place + 1}` : `（${place + 1}）`;
  return [
    { kind: 'heading', level: 3, text: `${number} ${of(item.name)}`.replace('） ', '）') },
    ...lawBlocks(policy, item, speech),
    ...(conditions.length === 0 ? [] : [
      heading(say('condition')), conditionTable(policy, conditions, speech, item.clause),
    ]),
    ...standardBlocks(policy, written, speech),
    ...(asked.length === 0 ? [] : [heading(say('entries')), entryTable(policy, item, asked, speech)]),
    ...readingBlocks(policy, written, speech),
    ...exampleBlocks(policy, item, speech),
  ];
}

function heading(text: string): Block {
  return { kind: 'heading', level: 4, text };
}

/** The paragraphs of the clause. */
function lawBlocks({ law }: CheckedPolicy, { clause }: Item, speech: Speech): Block[] {
  const places = law.paragraphs.flatMap(({ section, runs }, place) =>
    (section === clause || runs.some(({ opens }) => opens === clause) ? [place] : []));
  const lines = places.map(speech.law);
  return lines.length === 0 ? [] : [{ kind: 'quote', lines }];
}

function standardBlocks(policy: CheckedPolicy, item: Item, speech: Speech): Block[] {
  const { say, language } = speech;
  const constants = Object.entries(item.constants)
    .map(([name, { value, type }]) => [name, constantText(value, type, speech)].join(language === 'en' ? ': ' : '：'));
  const used = usedBy(policy, item);
  const tables = policy.tables.filter(({ id }) => used.tables.has(id));
  if (constants.length === 0 && tables.length === 0) return [];
  return [
    heading(say('standard')),
    ...(constants.length === 0 ? [] : [{ kind: 'list' as const, style: 'bullet' as const, items: constants }]),
    ...tables.flatMap((table): Block[] => [{ kind: 'paragraph', text: table.name }, standardTable(table, speech)]),
  ];
}

type Used = { readonly tables: ReadonlySet<number>; readonly readings: ReadonlySet<string> };

/** Tables and readings that the item's formulas consult, through the definitions that they name. */
function usedBy(policy: CheckedPolicy, item: Item): Used {
  const [tables, readings, seen] = [new Set<number>(), new Set<string>(), new Set<number>()];
  const look = (expr: Expr): void => {
    if (expr.op === 'table') tables.add(expr.id);
    if (expr.op === 'reading') readings.add(expr.id);
    if (expr.op === 'definition' && !seen.has(expr.id)) lookInto(expr.id);
    partsOf(expr).forEach(look);
  };
  const lookInto = (definition: number): void => {
    seen.add(definition);
    for (const { expr, readings: own } of policy.definitions.filter(({ id }) => id === definition)) {
      for (const id of own) readings.add(id);
      look(expr);
    }
  };
  const conditions = policy.conditions.filter(({ id }) => item.conditions.includes(id));
  for (const id of conditions.flatMap((condition) => condition.readings)) readings.add(id);
  [item.award, ...conditions.map(({ expr }) => expr)].forEach(look);
  return { tables, readings };
}

function standardTable({ inputs, outputs, rows }: Table, speech: Speech): Block {
  return {
    kind: 'table', head: [...inputs, ...outputs].map(({ name }) => name),
    rows: rows.map((row) => [
      ...row.when.map((test) => (test ? testText(test) : '—')),
      ...row.then.map((value, at) => {
        const output = outputs[at];
        return output ? constantText(value, output.type, speech) : '';
      }),
    ]),
  };
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: '', less: '< ', lessOrEqual: '≤ ', greater: '> ', greaterOrEqual: '≥ ',
};

/** A cell's test in signs. */
function testText(test: Expr): string {
  if (test.op !== 'call') return '';
  if (test.fn === 'or') return test.args.map(testText).join('、');
  if (test.fn === 'and') return test.args.map(testText).join('，');
  const [, right] = test.args;
  const isWritten = right !== undefined && ['number', 'text', 'boolean', 'day'].includes(right.op);
  return isWritten ? `${SIGNS[test.fn] ?? ''}${printConstant(right as Constant).replaceAll('"', '')}` : '';
}

function entryTable(policy: CheckedPolicy, item: Item, facts: readonly Fact[], speech: Speech): Block {
  const { say, of, comma } = speech;
  const office = (id: string | undefined): string => {
    const found = policy.process.offices.find((one) => one.id === id);
    return found ? of(found.name) : '';
  };
  const evidence = (name: string): string =>
    of(policy.process.materials.find((material) => material.name.zh === name)?.name ?? { zh: name, en: name });
  const row = (fact: Fact, indent: string): string[] => {
    const standIn = fact.defaults?.[item.id] ?? fact.defaults?.['*'];
    const optional = standIn ? ` (${say('optional', { value: defaultText(standIn, fact.type, speech) })})` : '';
    return [
      `${indent}${of(fact.ask)}`, howToEnter(fact, speech) + optional,
      (fact.evidence ?? []).map(evidence).join(comma),
      office(fact.confirmedBy),
    ];
  };
  const rows = facts.flatMap((fact) => [row(fact, ''), ...(fact.row ?? []).map((field) => row(field, '　· '))]);
  return { kind: 'table', head: [say('question'), say('how'), say('evidence'), say('confirmed')], rows };
}

function readingBlocks(policy: CheckedPolicy, item: Item, { say, of, language }: Speech): Block[] {
  const used = usedBy(policy, item).readings;
  const own = policy.readings.filter(({ id, clause }) => used.has(id) || clause === item.clause);
  if (own.length === 0) return [];
  const items = own.map(({ question, options, ruling, id }) => {
    const option = options.find((one) => one.id === ruling);
    return `${of(question)} ${option ? of(option.text) : ruling}${language === 'en' ? '' : '。'} (${id})`;
  });
  return [heading(say('readings')), { kind: 'list', style: 'bullet', items }];
}

type Worked = { readonly example: GuideExample; readonly answer: ItemAnswer };

/** The first example of this item alone that is paid. */
function exampleOf(policy: CheckedPolicy, { id }: Item, { examples }: Speech): Worked | undefined {
  for (const example of examples) {
    const [only, second] = entriesOf(example);
    const answer = only?.['item'] === id && !second ? answerTo(policy, example) : undefined;
    if (answer?.outcome === 'eligible' && answer.amount !== '0.00') return { example, answer };
  }
  return undefined;
}

type Entry = Readonly<Record<string, unknown>>;

function entriesOf({ facts }: GuideExample): readonly Entry[] {
  return (facts as { readonly items?: readonly Entry[] }).items ?? [];
}

function answerTo(policy: CheckedPolicy, { facts }: GuideExample): ItemAnswer | undefined {
  const assessment = assess(policy, { facts });
  return 'answer' in assessment ? assessment.answer.items[0] : undefined;
}

function exampleBlocks(policy: CheckedPolicy, item: Item, speech: Speech): Block[] {
  const { say, language } = speech;
  const worked = exampleOf(policy, item, speech);
  if (!worked) return [];
  const [entry = {}] = entriesOf(worked.example);
  const facts = Object.entries(entry).filter(([key]) => key !== 'item').map(([key, value]) => {
    const fact = policy.facts.find((one) =>
      one.scope === 'item' && one.key === key && (one.items?.includes(item.id) ?? true));
    return `${nameOf(fact, key, speech)}${language === 'en' ? ': ' : '：'}${enteredText(value, fact, speech)}`;
  });
  const amount = groupYuan(parseYuan(worked.answer.amount ?? '0.00') ?? 0n);
  return [
    heading(say('example', { title: language === 'en' ? worked.example.id : worked.example.title })),
    { kind: 'paragraph', text: say('exampleFacts', { facts: facts.join(language === 'en' ? '; ' : '；') }) },
    { kind: 'list', style: 'number', items: stepsOf(policy, worked.answer, speech) },
    { kind: 'paragraph', text: say('exampleTotal', { amount }) },
  ];
}

/** The steps that reckon, each as it can be done again by hand. */
function stepsOf(policy: CheckedPolicy, { trace }: ItemAnswer, { of }: Speech): string[] {
  const reckons = trace.filter(({ kind, formula, unit }) =>
    (kind === 'definition' || kind === 'entry') && formula !== undefined && unit !== '');
  return reckons.map(({ rule, row, formula = '', value, unit }) => {
    const spoken = of(spokenName(policy, rule));
    const name = row === undefined ? spoken : `${spoken} (${of(spokenFormula(policy, row))})`;
    const quantity = of(spokenQuantity(policy, value, unit));
    return [name, ...(formula === value ? [] : [of(spokenFormula(policy, formula))]), quantity].join(' = ');
  });
}
