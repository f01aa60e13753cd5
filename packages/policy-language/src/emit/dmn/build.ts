/**
 * 决策模型 — a plain policy as a decision model: facts are inputs, definitions and conditions decisions, tables and
 * domain functions business knowledge, clauses knowledge sources. Each item ends in an outcome, an amount and the
 * first reason.
 */
import type { Specialized, SpecializedItem } from '../../specialized/specialize.ts';
import { typesOf } from '../../evaluate/expression-types.ts';
import type { Condition, Expr } from '../../typed/ir.ts';
import {
  addDecision, domainFunction, earlierName, inputName, labelled, qualifyingName, quotes, tableName, vocabulary,
  Workshop,
} from './elements.ts';
import type { Logic, Owner } from './elements.ts';
import type { Decision, DecisionModel, Element } from './model.ts';

/** Names by which people and tests find the parts of an item in the model. */
export type ItemNames = {
  readonly item: string; readonly outcome: string; readonly amount: string; readonly reason: string;
  readonly earlier: string;
};
export type Built = {
  readonly model: DecisionModel; readonly items: readonly ItemNames[];
  /** Input by fact id; the applicant's kind under `kind`. */
  readonly inputs: ReadonlyMap<number | 'kind', string>;
};

export function buildModel(specialized: Specialized): Built {
  const shop = new Workshop(specialized);
  const { policy } = specialized;
  const items = specialized.items.map((item) => buildItem(shop, item));
  for (const { id } of policy.tables) tableName(shop, id);
  const leftOut = [...LEFT_OUT, ...shop.leftOut];
  return {
    items, inputs: shop.inputs,
    model: {
      id: shop.names.id('policy', policy.id), name: policy.title.zh,
      namespace: `urn:qingce:${policy.id}:${policy.hash.replace(':', '-')}`,
      about: `${policy.title.zh} · ${policy.title.en} · ${policy.documentNo} · ${policy.hash}`,
      types: shop.types, elements: [...sourcesOf(shop), ...shop.elements], leftOut,
    },
  };
}

/** What a decision model of one item at a time cannot hold. */
const LEFT_OUT: readonly string[] = [
  '一次申报只含一个项目一项：各项目之间的取舍（就高不就低）不在模型内，同类在先的项目由“前项”输入。'
  + ' · One entry of one item: the best combination of items is not in it; earlier entries come in as inputs.',
  '资料不全时一律为“未定”，不给出金额区间，也不判断哪些资料已无关紧要。'
  + ' · With anything missing an item is undetermined; no range, and no telling which facts no longer matter.',
  '各级财政分担、申报入口的核对（成组、包含、互斥、时段不重叠）不在模型内。'
  + ' · Shares of the treasuries and the checks at the door are not in the model.',
  '其他引擎以浮点数或34位小数计算，分位可能不同；以清策的精确结果为准。'
  + ' · Other engines reckon in floats or 34 digits and may differ by a fen; the exact result is that of Qingce.',
];

function buildItem(shop: Workshop, { item, conditions }: SpecializedItem): ItemNames {
  const { policy, specialized } = shop;
  const kinds = policy.applicants.filter(({ items }) => items.includes(item.id)).map(({ kind }) => kind);
  const owner = { item: item.id, kinds };
  const where = item.id;
  const decide = (wanted: string, typeRef: Decision['typeRef'], about: string, logic: Logic): string =>
    addDecision(shop, { wanted, where, about, clause: item.clause, logic, ...(typeRef && { typeRef }) });
  const general = generalConditions(shop, kinds);
  const lists = [...new Set(conditions.flatMap(({ each }) => (each ? [each.fact] : [])))];
  const own = [
    ...lists.map((fact) => ({ name: rowsLeft(shop, owner, fact), code: firstCode(conditions, fact) })),
    ...conditions.filter(({ each }) => !each).map((condition) =>
      ({ name: conditionName(shop, owner, condition), code: condition.codes['*'] ?? '' })),
  ];
  const mayClaim = kindTest(shop, owner);
  const tests = [mayClaim, ...specialized.first.map((one) => test(shop, undefined, one)), ...general, ...own];
  const award = decide(`奖励明细_${where}`, undefined, `${item.name.zh}：各部分 · ${item.name.en}: parts`,
    { expr: item.award, owner });
  const sum = decide(`计算金额_${where}`, 'number', '各部分奖励之和 · sum of the parts', amountText(shop, item.award, award));
  const outcome = decide(`结论_${where}`, 'string', 'eligible · ineligible · undetermined', outcomeText(tests, sum));
  const reason = decide(`首要理由_${where}`, 'string', '第一项不满足的条件 · the first condition that fails', reasonText(tests));
  const amount = decide(`应奖金额_${where}`, 'number',
    '符合条件时的金额；不符合为零；未定为空 · the award; 0 when ineligible, null when undetermined', {
      text: `if ${outcome} = "eligible" then ${sum} else if ${outcome} = "ineligible" then 0 else null`,
      names: [outcome, sum],
    });
  return { item: item.id, outcome, amount, reason, earlier: earlierName(shop, owner) };
}

type Test = { readonly name: string; readonly code: string };
function test(shop: Workshop, owner: Owner, condition: Condition): Test {
  const code = Object.values(condition.codes)[0] ?? '';
  return { name: conditionName(shop, owner, condition), code };
}

/** The code of the first row condition, for a list of which no row is left. */
function firstCode(conditions: readonly Condition[], fact: number): string {
  return conditions.find(({ each }) => each?.fact === fact)?.codes['*'] ?? '';
}

function outcomeText(tests: readonly Test[], sum: string): Logic {
  const names = [...new Set(tests.map(({ name }) => name))];
  const failed = names.map((name) => `${name} = false`).join(' or ');
  const open = [...names, sum].map((name) => `${name} = null`).join(' or ');
  const rest = `if ${open} then "undetermined" else "eligible"`;
  return { text: `if ${failed} then "ineligible" else ${rest}`, names: [...names, sum] };
}

function reasonText(tests: readonly Test[]): Logic {
  const text = tests.reduceRight((rest, { name, code }) =>
    `if ${name} = false then ${JSON.stringify(code)} else ${rest}`, '""');
  return { text, names: tests.map(({ name }) => name) };
}

/** The amounts of the parts, whether the formula yields one part or a list of them. */
function amountText(shop: Workshop, award: Expr, name: string): Logic {
  const isList = typesOf(shop.policy).typeOf(award)?.kind === 'list';
  if (!isList) return { text: `${name}.amount`, names: [name] };
  const total = domainFunction(shop, 'total');
  return {
    text: `if ${name} = null then null else ${total}(for 份 in ${name} return 份.amount)`, names: [name, total],
  };
}

/** The conditions of the kinds that may claim the item: those of the applicant's kind hold. */
function generalConditions(shop: Workshop, kinds: readonly string[]): Test[] {
  const { specialized, policy } = shop;
  const shared = kinds.flatMap((kind) => specialized.base.get(kind) ?? []);
  const conditions = [...new Map(shared.map((one) => [one.id, one])).values()];
  return conditions.map((condition) => {
    const own = kinds.filter((kind) => specialized.base.get(kind)?.some(({ id }) => id === condition.id));
    const plain = conditionName(shop, undefined, condition);
    const code = Object.values(condition.codes)[0] ?? '';
    if (own.length === policy.applicants.length) return { name: plain, code };
    const kind = kindName(shop);
    const name = shop.once(`base ${condition.id} ${own.join()}`, () => addDecision(shop, {
      wanted: `${plain}_适用`, where: own.join('_'), typeRef: 'boolean', about: condition.name,
      clause: condition.clause,
      logic: {
        text: `if ${kind} = null then null else if list contains(${JSON.stringify(own)}, ${kind}) `
          + `then ${plain} else true`,
        names: [kind, plain],
      },
    }));
    return { name, code };
  });
}

/** Whether the applicant's kind may claim the item; the door refuses others without a reason code. */
function kindTest(shop: Workshop, { item, kinds }: NonNullable<Owner>): Test {
  const kind = kindName(shop);
  const name = shop.once(`may claim ${kinds.join()}`, () => addDecision(shop, {
    wanted: '主体可申报', where: item, typeRef: 'boolean',
    about: '该类申请人可以申报本项目 · this kind of applicant may claim the item',
    logic: {
      text: `if ${kind} = null then null else list contains(${JSON.stringify(kinds)}, ${kind})`, names: [kind],
    },
  }));
  return { name, code: '' };
}

function kindName(shop: Workshop): string {
  return shop.once('kind', () => {
    const declared = shop.policy.facts.find(({ scope, key }) => scope === 'applicant' && key === 'kind');
    if (declared) return inputName(shop, declared);
    const name = shop.names.name('申请人类别', 'kind');
    shop.inputs.set('kind', name);
    const kinds = shop.policy.applicants.map(({ kind }) => JSON.stringify(kind)).join(', ');
    const label = '申请人类别 · kind of applicant';
    const id = shop.names.id('input', 'kind');
    return shop.add({ kind: 'input', id, name, typeRef: 'string', label, about: kinds });
  });
}

function conditionName(shop: Workshop, owner: Owner, condition: Condition): string {
  const { expr } = condition;
  const words = vocabulary(shop, owner, new Set());
  if (expr.op === 'definition') return words.definition(expr.id);
  return shop.once(`condition ${owner?.item ?? ''} ${condition.id}`, () => addDecision(shop, {
    wanted: condition.name, where: owner?.item ?? 'claim', typeRef: 'boolean', clause: condition.clause,
    about: quotes(shop, condition), logic: { expr, owner }, ...labelled(shop, condition.name),
  }));
}

/** Whether a row is left that passes its conditions. */
function rowsLeft(shop: Workshop, owner: NonNullable<Owner>, fact: number): string {
  const rows = qualifyingName(shop, owner, fact);
  return shop.once(`left ${owner.item} ${fact}`, () => addDecision(shop, {
    wanted: `${rows}_有行`, where: owner.item, typeRef: 'boolean',
    about: '至少一行满足各项条件 · a row is left that passes', 
    logic: { text: `if ${rows} = null then null else count(${rows}) > 0`, names: [rows] },
  }));
}

/** The clauses that the decisions name, with their text. */
function sourcesOf({ elements, policy, names }: Workshop): Element[] {
  const cited = new Set(elements.map((one) => ('clause' in one ? one.clause : undefined)));
  return policy.law.clauses.filter(({ id }) => cited.has(id)).map(({ id, heading }): Element => {
    const paragraphs = policy.law.paragraphs.filter(({ section }) => section === id);
    const about = paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n');
    return { kind: 'source', id: names.id('clause', id), name: `${id} ${heading}`.trim(), about };
  });
}
