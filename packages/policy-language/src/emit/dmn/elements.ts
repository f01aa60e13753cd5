/**
 * What a policy's things are called in the decision model, each made when a formula first names it: facts are
 * inputs and their values with defaults filled in, definitions decisions, tables and domain functions knowledge.
 */
import type { Specialized } from '../../specialized/specialize.ts';
import { partsOf } from '../../evaluate/policy-index.ts';
import type { CheckedPolicy, Condition, Expr, Fact, FactDefault, Type } from '../../typed/ir.ts';
import { tableOf } from './cells.ts';
import { DOMAIN_FUNCTIONS } from './domain-functions.ts';
import type { DomainFunctionName } from './domain-functions.ts';
import { feelOf, NotInFeel, writeConstant } from './feel.ts';
import type { Vocabulary } from './feel.ts';
import type { Element, ItemDefinition } from './model.ts';
import { openNames } from './names.ts';
import { feelType, typeOfFact } from './types.ts';

export type Owner = { readonly item: string; readonly kinds: readonly string[] } | undefined;

/** Names that the texts of this module bind or call; no thing of a policy gets one of them. */
const OWN_NAMES = ['行', '列', '份', '结果', ...Object.values(DOMAIN_FUNCTIONS).map(({ name }) => name)];

/** Writes the model down element by element; what one needs is written before it. */
export class Workshop {
  readonly names = openNames();
  readonly elements: Element[] = [];
  readonly types: ItemDefinition[] = [];
  readonly leftOut: string[] = [];
  readonly inputs = new Map<number | 'kind', string>();
  readonly #made = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  readonly specialized: Specialized;
  readonly policy: CheckedPolicy;

  constructor(specialized: Specialized) {
    this.specialized = specialized;
    this.policy = specialized.policy;
    for (const taken of OWN_NAMES) this.names.name(taken, 'own');
  }

  /** The name under a key, made when it is first asked for. */
  once(key: string, make: () => string): string {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const name = make();
    this.#made.set(key, name);
    return name;
  }

  add(element: Element): string {
    this.elements.push(element);
    this.#ids.set(element.name, element.id);
    return element.name;
  }

  idsOf(names: Iterable<string>): string[] {
    return [...new Set([...names].map((name) => this.#ids.get(name)).filter((id) => id !== undefined))];
  }
}

/** Logic as a formula of the policy, or as FEEL with the names in it. */
export type Logic =
  | { readonly expr: Expr; readonly owner: Owner }
  | { readonly text: string; readonly names: readonly string[] };

/** 合格 — the rows that pass their conditions; null when that is open for any of them. */
export function qualifyingName(shop: Workshop, owner: Owner, fact: number): string {
  return shop.once(`qualifying ${owner?.item ?? ''} ${fact}`, () => {
    const names = new Set<string>();
    const words = vocabulary(shop, owner, names);
    const conditions = conditionsOfRows(shop, owner, fact);
    const tests = conditions.map(({ expr, each }) =>
      feelOf(expr, words, new Map([[each?.local ?? -1, '行']]))).map((text) => `(${text})`).join(' and ');
    const rows = words.fact(fact);
    const clause = conditions[0]?.clause;
    return addDecision(shop, {
      wanted: `合格_${factOf(shop, fact).name}`, where: owner?.item ?? 'claim',
      ...(clause !== undefined && { clause }),
      about: conditions.map((one) => `${one.name}：${quotes(shop, one)}`).join(' '),
      logic: {
        text: conditions.length === 0 ? rows : `if ${rows} = null or (some 行 in ${rows} `
          + `satisfies (${tests}) = null) then null else flatten(for 行 in ${rows} return if ${tests} then [行] else [])`,
        names: [...names, rows],
      },
    });
  });
}

function conditionsOfRows(shop: Workshop, owner: Owner, fact: number): readonly Condition[] {
  const item = shop.specialized.items.find(({ item: { id } }) => id === owner?.item);
  return (item?.conditions ?? []).filter(({ each }) => each?.fact === fact);
}

/** 前项 — parts of earlier entries of the item in the claim; nothing given means none. */
export function earlierName(shop: Workshop, { item }: NonNullable<Owner>): string {
  return shop.once(`earlier ${item}`, () => {
    const raw = shop.names.name(`前项_${item}`, item);
    const label = '本次申报中在先的同类项目已计的各部分，没有则留空 · parts of earlier entries of the item, if any';
    const id = shop.names.id('input_earlier', item);
    shop.add({ kind: 'input', id, name: raw, typeRef: 'Any', label, about: label });
    return addDecision(shop, {
      wanted: `${raw}_取值`, where: item, about: label,
      logic: { text: `if ${raw} = null then [] else ${raw}`, names: [raw] },
    });
  });
}

/** 各前项 — what any earlier item of the claim was granted; a model of one item is told it, as of 前项. */
function grantedName(shop: Workshop): string {
  return shop.once('granted', () => {
    const raw = shop.names.name(GRANTED, 'claim');
    const label = '本次申报中在先各项目已计的各部分（item、amount），没有则留空'
      + ' · item and amount of the parts of every earlier item of the claim, if any';
    const id = shop.names.id('input_granted', 'claim');
    shop.add({ kind: 'input', id, name: raw, typeRef: 'Any', label, about: label });
    return addDecision(shop, {
      wanted: `${raw}_取值`, where: 'claim', about: label,
      logic: { text: `if ${raw} = null then [] else ${raw}`, names: [raw] },
    });
  });
}

const GRANTED = '各前项';

function factOf({ policy }: Workshop, id: number): Fact {
  const fact = policy.facts.find((one) => one.id === id);
  if (!fact) throw new TypeError(`The policy has no fact ${id}.`);
  return fact;
}

export function inputName(shop: Workshop, fact: Fact): string {
  return shop.once(`fact ${fact.id}`, () => {
    const { typeRef, made } = typeOfFact(fact, shop.names);
    if (made) shop.types.push(made);
    const name = shop.names.name(fact.name, fact.clause);
    shop.inputs.set(fact.id, name);
    const help = fact.help ? ` ${fact.help.zh} · ${fact.help.en}` : '';
    return shop.add({
      kind: 'input', id: shop.names.id('input', `${fact.key}_${fact.id}`), name, typeRef,
      label: `${fact.ask.zh} · ${fact.ask.en}`,
      about: `${fact.key} · ${fact.clause}${help}${fact.confirmedBy === undefined ? '' : ` · ${fact.confirmedBy}`}`,
    });
  });
}

function defaultOf(fact: Fact, owner: Owner): FactDefault | undefined {
  return fact.defaults?.[owner?.item ?? '*'] ?? fact.defaults?.['*'];
}

/** The fact as formulas read it: its default where it was left out, its rows whole. */
function valueName(shop: Workshop, fact: Fact, owner: Owner): string {
  const raw = inputName(shop, fact);
  const standIn = defaultOf(fact, owner);
  if (!standIn && !fact.row) return raw;
  const where = owner && fact.defaults?.[owner.item] ? owner.item : 'all';
  return shop.once(`value ${fact.id} ${where}`, () => {
    const names = new Set([raw]);
    const words = vocabulary(shop, owner, names);
    const whole = fact.row ? rowsText(fact, raw, words) : raw;
    const text = standIn ? `if ${raw} = null then ${defaultText(standIn, words)} else ${whole}` : whole;
    return addDecision(shop, {
      wanted: `${raw}_取值`, where, clause: fact.clause,
      about: '留空的取其默认值；行中缺必填栏的为空 · with defaults filled in; null when a row lacks a field',
      ...typed(fact.type), logic: { text, names: [...names] },
    });
  });
}

function typed(type: Type): { readonly typeRef?: string } {
  const typeRef = feelType(type);
  return typeRef === 'Any' ? {} : { typeRef };
}

function defaultText(standIn: FactDefault, words: Vocabulary, locals?: ReadonlyMap<number, string>): string {
  if (standIn.kind === 'none') return '[]';
  return standIn.kind === 'literal' ? writeConstant(standIn.value).text : feelOf(standIn.expr, words, locals);
}

/** Every row with its defaults; the list is null when a row lacks a field that has none and that is read. */
function rowsText(fact: Fact, raw: string, words: Vocabulary): string {
  const locals = new Map([[fact.local ?? -1, '行']]);
  const fields = (fact.row ?? []).map((field) => {
    const standIn = defaultOf(field, undefined);
    const value = `行.${field.key}`;
    const filled = standIn && `if ${value} = null then ${defaultText(standIn, words, locals)} else ${value}`;
    return { key: field.key, text: filled ?? value };
  });
  const needed = fieldsRead(fact, words.policy);
  const lacks = needed.map((key) => `行.${key} = null`).join(' or ');
  const rows = `for 行 in ${raw} return { ${fields.map(({ key, text }) => `${key}: ${text}`).join(', ')} }`;
  const checked = needed.length === 0 ? '列' : `if (some 行 in 列 satisfies (${lacks})) then null else 列`;
  return `if ${raw} = null then null else { 列: ${rows}, 结果: ${checked} }.结果`;
}

/** Fields that some formula of the policy names; those that none names may be left out. */
function fieldsRead({ row = [] }: Fact, policy: CheckedPolicy): string[] {
  const formulas = [
    ...policy.items.map(({ award }) => award), ...policy.conditions.map(({ expr }) => expr),
    ...policy.definitions.map(({ expr }) => expr),
  ];
  const read = new Set(['from', 'to', ...formulas.flatMap(fieldsOf)]);
  return row.map(({ key }) => key).filter((key) => read.has(key));
}

function fieldsOf(expr: Expr): string[] {
  return [...(expr.op === 'field' ? [expr.key] : []), ...partsOf(expr).flatMap(fieldsOf)];
}

export function vocabulary(shop: Workshop, owner: Owner, names: Set<string>): Vocabulary {
  const note = (name: string): string => {
    names.add(name);
    return name;
  };
  return {
    policy: shop.policy,
    fact: (id) => note(valueName(shop, factOf(shop, id), owner)),
    given: (id) => note(inputName(shop, factOf(shop, id))),
    definition: (id) => note(definitionName(shop, owner, id)),
    qualifying: (fact) => note(qualifyingName(shop, owner, fact)),
    granted: () => note(grantedName(shop)),
    earlier: () => note(earlierName(shop, owner ?? { item: 'claim', kinds: [] })),
    table: (id) => note(tableName(shop, id)),
    tables: (id) => void note(tableName(shop, id)),
    calls: (name) => void note(domainFunction(shop, name)),
  };
}

function definitionName(shop: Workshop, owner: Owner, id: number): string {
  const definition = shop.policy.definitions.find((one) => one.id === id);
  if (!definition) throw new TypeError(`The policy has no definition ${id}.`);
  const where = definition.items ? owner : undefined;
  return shop.once(`definition ${where?.item ?? ''} ${id}`, () => addDecision(shop, {
    wanted: definition.name, where: where?.item ?? definition.clause, clause: definition.clause,
    about: quotes(shop, definition), logic: { expr: definition.expr, owner: where },
    ...labelled(shop, definition.name), ...typed(definition.type),
  }));
}

export function tableName(shop: Workshop, id: number): string {
  return shop.once(`table ${id}`, () => {
    const table = shop.policy.tables.find((one) => one.id === id);
    if (!table) throw new TypeError(`The policy has no table ${id}.`);
    const body = tableOf(table, vocabulary(shop, undefined, new Set()));
    return shop.add({
      kind: 'knowledge', id: shop.names.id('table', id), name: shop.names.name(table.name, table.clause),
      ...labelled(shop, table.name),
      about: quotes(shop, table), params: table.inputs.map(({ name }) => name), body, clause: table.clause,
      needs: [],
    });
  });
}

export function domainFunction(shop: Workshop, name: DomainFunctionName): string {
  return shop.once(`function ${name}`, () => {
    const { calls, body, params, about, name: wanted } = DOMAIN_FUNCTIONS[name];
    const needs = shop.idsOf(calls.map((called) => domainFunction(shop, called)));
    return shop.add({
      kind: 'knowledge', id: shop.names.id('function', name), name: wanted, about, params, body, needs,
    });
  });
}

type NewDecision = {
  readonly wanted: string; readonly where: string; readonly about: string; readonly logic: Logic;
  readonly typeRef?: string; readonly clause?: string; readonly label?: string;
};

/** Both names of a thing that the policy names in English. */
export function labelled({ policy: { names } }: Workshop, name: string): { readonly label?: string } {
  const english = names?.[name];
  return english === undefined ? {} : { label: `${name} · ${english}` };
}

/** What plain FEEL cannot say stays out by name: the decision is null and says so. */
export function addDecision(
  shop: Workshop, { wanted, where, about, logic, typeRef, clause, label }: NewDecision,
): string {
  const names = new Set<string>('names' in logic ? logic.names : []);
  const { text, note } = 'text' in logic ? { text: logic.text, note: '' } : said(shop, logic, names);
  const name = shop.names.name(wanted, where);
  if (note !== '') shop.leftOut.push(`${name}：${note}`);
  return shop.add({
    kind: 'decision', id: shop.names.id('decision', shop.elements.length + 1), name, logic: text,
    about: [clause === undefined ? '' : `第${clause}条`, about, note].filter((part) => part !== '').join(' '),
    needs: shop.idsOf(names), ...(label !== undefined && { label }),
    ...(typeRef !== undefined && { typeRef }), ...(clause !== undefined && { clause }),
  });
}

function said(
  shop: Workshop, { expr, owner }: Extract<Logic, { expr: Expr }>, names: Set<string>,
): { readonly text: string; readonly note: string } {
  try {
    return { text: feelOf(expr, vocabulary(shop, owner, names)), note: '' };
  } catch (error) {
    if (!(error instanceof NotInFeel)) throw error;
    return { text: 'null', note: `未导出 · not exported: ${error.construct}` };
  }
}

/** The words of the law behind a rule. */
export function quotes({ policy }: Workshop, { phrases }: { readonly phrases: readonly number[] }): string {
  return policy.law.phrases.filter(({ id }) => phrases.includes(id)).map(({ text }) => `“${text}”`).join('');
}
