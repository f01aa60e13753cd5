/**
 * 依据 — the derivation of one item's answer: every condition, default, definition and entry on the way, in
 * order.
 */
import type { Step } from './answer.ts';
import { causeOf } from './cause.ts';
import { evaluate } from './evaluate.ts';
import { typesOf } from './expression-types.ts';
import { formulaText } from './formula-text.ts';
import { codeOf, judge } from './judge.ts';
import type { JudgedItem, Test } from './judge.ts';
import { partsHere } from './parts-here.ts';
import { phrasesUsed, wordsOf } from './phrases.ts';
import { itemScope, claimScope, unwatched } from './scope.ts';
import type { Entry, ItemAtHand, Scope, ScopeOptions, Watch } from './scope.ts';
import { asBoolean } from './value.ts';
import type { Env, Value } from './value.ts';
import { OPEN, unitOf, valueText } from './wording.ts';
import type { Definition, Expr, Fact, Type } from '../typed/ir.ts';

/** Judges the item from the start, so that everything is told that it asks for, and writes down what happens. */
export function explain(options: ScopeOptions, at: ItemAtHand): JudgedItem {
  const steps: Step[] = [];
  const within: Definition[] = [];
  const watch: Watch = {
    begin: (definition) => within.push(definition),
    definition: (definition, value, scope) => {
      within.pop();
      steps.push(...definitionStep(definition, value, scope));
    },
    entry: (entry, value, env, scope) =>
      steps.push(...entryStep(entry, value, { scope: unwatched(scope), env, within: within.at(-1) })),
    standIn: (fact, path, value) => steps.push(defaultStep(fact, { path, value, at, options })),
  };
  const scope = itemScope(claimScope({ ...options, watch }), at);
  const quiet = unwatched(scope);
  const judgement = judge(scope, (test) => steps.push(conditionStep(test, quiet)));
  return { at, scope: quiet, judgement, trace: steps };
}

/** The path of a fact within the item. */
export function relative(path: string, position: number): string {
  const own = `items[${position}].`;
  return path.startsWith(own) ? path.slice(own.length) : path;
}

function words(
  scope: Scope,
  phrases: readonly number[],
  clause: string,
): Pick<Step, 'clause' | 'text' | 'phrases'> {
  return wordsOf(scope.policy, phrases, clause, scope.at?.item);
}

/** A definition that a condition names is told by the condition; functions are told where they are called. */
function definitionStep(definition: Definition, value: Value, scope: Scope): Step[] {
  if (value.kind === 'function' || isCondition(definition.id, scope)) return [];
  const quiet = unwatched(scope);
  return [
    {
      kind: 'definition',
      rule: definition.name,
      ...words(scope, definition.phrases, definition.clause),
      inputs: inputsOf(definition.expr, quiet, undefined),
      ...formulaOf(definition.expr, value, definition.type, quiet, undefined),
      value: valueText(value, definition.type),
      unit: unitOf(definition.type),
    },
  ];
}

function isCondition(definition: number, scope: Scope): boolean {
  return scope.index.conditioned.has(definition);
}

/** Where an entry was worked out: in a definition, or in the formula of the award. */
type EntryAt = { readonly scope: Scope; readonly env: Env; readonly within: Definition | undefined };

function entryStep(entry: Entry, value: Value, { scope, env, within }: EntryAt): Step[] {
  if (value.kind === 'function') return [];
  const used = phrasesUsed(entry.value, scope, env);
  const home = within ?? scope.at?.item ?? { phrases: [], clause: '' };
  return [{
    kind: 'entry', rule: entry.name, ...words(scope, used.length > 0 ? used : home.phrases, home.clause),
    inputs: inputsOf(entry.value, scope, env), ...formulaOf(entry.value, value, entry.type, scope, env),
    value: valueText(value, entry.type), unit: unitOf(entry.type), ...asRow(rowOf(env, scope)),
  }];
}

function asRow(row: string | undefined): { row?: string } {
  return row === undefined ? {} : { row };
}

/** Which row or turn of a loop the entry is about: the path of the row, or what the loop's variable says. */
function rowOf(env: Env, scope: Scope): string | undefined {
  for (let near = env; near; near = near.outer) {
    if (near.source || near.value.kind === 'function') continue;
    const origin = 'origin' in near.value ? near.value.origin : undefined;
    return origin === undefined ? valueText(near.value, undefined) : relative(origin, scope.at?.position ?? 0);
  }
  return undefined;
}

type DefaultAt = { path: string; value: Value; at: ItemAtHand; options: ScopeOptions };

function defaultStep(fact: Fact, { path, value, at, options }: DefaultAt): Step {
  const shown = relative(path, at.position);
  const { clause, text, phrases } = wordsOf(options.policy, [], fact.clause, at.item);
  return {
    kind: 'default',
    rule: fact.name,
    clause,
    text,
    phrases,
    inputs: {},
    value: valueText(value, fact.type),
    unit: unitOf(fact.type),
    fact: shown,
    ...asRow(/^(.*\])\.[^.]*$/.exec(shown)?.[1]),
  };
}

function conditionStep({ condition, holds, env, row }: Test, scope: Scope): Step {
  const { item, position } = scope.at ?? { item: undefined, position: 0 };
  const isLeftOut = row !== undefined && holds === false;
  return {
    kind: 'condition',
    rule: condition.name,
    ...words(scope, condition.phrases, condition.clause),
    inputs: inputsOf(bodyOf(condition.expr, scope), scope, env),
    ...decidingFormula(condition.expr, scope, env, holds),
    value: String(holds ?? OPEN),
    unit: '',
    ...asRow(row && relative(row, position)),
    ...(isLeftOut && { leftOut: codeOf(condition, item?.id ?? '') }),
  };
}

/**
 * The comparison that decides, true as it is written; nothing where a yes or no of the facts decides by
 * itself.
 */
function decidingFormula(expr: Expr, scope: Scope, env: Env, holds: boolean | undefined): { formula?: string } {
  const cause = holds === undefined ? undefined : causeOf(expr, scope, env, holds);
  if (!cause || cause.expr.op !== 'call') return {};
  const text = formulaText(cause.expr, scope, cause.env);
  if (text === 'true' || text === 'false') return {};
  return { formula: asBoolean(evaluate(cause.expr, scope, cause.env)).value ? text : `not(${text})` };
}

function bodyOf(expr: Expr, scope: Scope): Expr {
  const named = expr.op === 'definition' ? scope.index.definitions.get(expr.id) : undefined;
  return named?.expr ?? expr;
}

/** Only where it says more than the value. */
function formulaOf(expr: Expr, value: Value, type: Type, scope: Scope, env: Env): { formula?: string } {
  if (value.kind !== 'number' && value.kind !== 'day') return {};
  const formula = formulaText(expr, scope, env);
  return formula === valueText(value, type) ? {} : { formula };
}

/** What the formula reads, by name: facts, definitions, constants, readings and entries before it. */
function inputsOf(expr: Expr, scope: Scope, env: Env): Record<string, string> {
  const inputs: Record<string, string> = {};
  collect(expr, scope, env, (name, value, type) => {
    if (value.kind !== 'function') inputs[name] ??= valueText(value, type) + unitOf(type);
  });
  return inputs;
}

function collect(
  expr: Expr,
  scope: Scope,
  env: Env,
  note: (name: string, value: Value, type: Type | undefined) => void,
): void {
  const name = nameOf(expr, scope, env);
  const type = typesOf(scope.policy).typeOf(expr);
  if (name !== undefined) return note(name, evaluate(expr, scope, env), type);
  for (const part of partsHere(expr, scope, env)) collect(part, scope, env, note);
}

function nameOf(expr: Expr, scope: Scope, env: Env): string | undefined {
  switch (expr.op) {
    case 'fact': return scope.index.facts.get(expr.id)?.name;
    case 'qualifying': return scope.index.facts.get(expr.fact)?.name;
    case 'definition': return scope.index.definitions.get(expr.id)?.name;
    case 'constant': return expr.name;
    case 'reading': return expr.id;
    case 'local': return isEntry(expr.id, env) ? typesOf(scope.policy).nameOf(expr.id) : undefined;
    case 'field': return fieldName(expr, scope, env);
    default: return undefined;
  }
}

function fieldName(expr: Extract<Expr, { op: 'field' }>, scope: Scope, env: Env): string {
  const field = scope.index.names.get(expr.key) ?? expr.key;
  const owner = expr.of.op === 'table' ? scope.index.tables.get(expr.of.id)?.name : nameOf(expr.of, scope, env);
  return owner === undefined ? field : `${owner}.${field}`;
}

function isEntry(local: number, env: Env): boolean {
  for (let near = env; near; near = near.outer) if (near.id === local) return near.source !== undefined;
  return false;
}
