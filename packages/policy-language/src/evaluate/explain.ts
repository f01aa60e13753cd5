/** 依据 — the derivation of one item's answer: every condition, default, definition and entry on the way, in order. */
import type { Step } from './answer.ts';
import { causeOf } from './cause.ts';
import { evaluate } from './evaluate.ts';
import { typesOf } from './expression-types.ts';
import { formulaText } from './formula-text.ts';
import { judge } from './judge.ts';
import type { Test } from './judge.ts';
import { phrasesUsed, wordsOf } from './phrases.ts';
import { partsOf } from './policy-index.ts';
import { itemScope, claimScope, unwatched } from './scope.ts';
import type { Entry, ItemAtHand, Scope, ScopeOptions, Watch } from './scope.ts';
import type { Env, Value } from './value.ts';
import { OPEN, unitOf, valueText } from './wording.ts';
import type { Definition, Expr, Fact, Type } from '../typed/ir.ts';

/** Judges the item once more from the start and writes down what happens. */
export function explain(options: ScopeOptions, at: ItemAtHand): Step[] {
  const steps: Step[] = [];
  const watch: Watch = {
    definition: (definition, value, scope) => steps.push(...definitionStep(definition, value, scope)),
    entry: (entry, value, env, scope) => steps.push(...entryStep(entry, value, env, scope)),
    standIn: (fact, path, value) => steps.push(defaultStep(fact, { path, value, at, options })),
  };
  const scope = itemScope(claimScope({ ...options, watch }), at);
  judge(scope, (test) => steps.push(conditionStep(test, unwatched(scope))));
  return steps;
}

/** The path of a fact within the item. */
export function relative(path: string, position: number): string {
  const own = `items[${position}].`;
  return path.startsWith(own) ? path.slice(own.length) : path;
}

function words(scope: Scope, phrases: readonly number[], clause: string): Pick<Step, 'clause' | 'text' | 'phrases'> {
  return wordsOf(scope.policy, phrases, clause, scope.at?.item);
}

/** A definition that a condition names is told by the condition; functions are told where they are called. */
function definitionStep(definition: Definition, value: Value, scope: Scope): Step[] {
  if (value.kind === 'function' || isCondition(definition.id, scope)) return [];
  const quiet = unwatched(scope);
  return [{
    kind: 'definition', rule: definition.name, ...words(scope, definition.phrases, definition.clause),
    inputs: inputsOf(definition.expr, quiet, undefined), ...formulaOf(definition.expr, value, definition.type, quiet, undefined),
    value: valueText(value, definition.type), unit: unitOf(definition.type),
  }];
}

function isCondition(definition: number, scope: Scope): boolean {
  return scope.policy.conditions.some(({ expr }) => expr.op === 'definition' && expr.id === definition);
}

function entryStep(entry: Entry, value: Value, env: Env, scope: Scope): Step[] {
  if (value.kind === 'function') return [];
  const quiet = unwatched(scope);
  const used = phrasesUsed(scope.policy, entry.value);
  const row = rowOf(env, scope);
  return [{
    kind: 'entry', rule: entry.name, ...words(scope, used.length > 0 ? used : scope.at?.item.phrases ?? [], scope.at?.item.clause ?? ''),
    inputs: inputsOf(entry.value, quiet, env), ...formulaOf(entry.value, value, entry.type, quiet, env),
    value: valueText(value, entry.type), unit: unitOf(entry.type), ...(row !== undefined && { row }),
  }];
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
  const row = /^(.*\])\.[^.]*$/.exec(shown)?.[1];
  return {
    kind: 'default', rule: fact.name, clause, text, phrases, inputs: {},
    value: valueText(value, fact.type), unit: unitOf(fact.type), fact: shown, ...(row !== undefined && { row }),
  };
}

function conditionStep({ condition, holds, env, row }: Test, scope: Scope): Step {
  const item = scope.at?.item;
  const leftOut = row !== undefined && holds === false ? { leftOut: condition.codes[item?.id ?? ''] ?? condition.codes['*'] ?? '' } : {};
  const cause = holds === undefined ? undefined : causeOf(condition.expr, scope, env, holds);
  const formula = cause?.have ? formulaText(cause.expr, scope, cause.env) : undefined;
  return {
    kind: 'condition', rule: condition.name, ...words(scope, condition.phrases, condition.clause),
    inputs: inputsOf(bodyOf(condition.expr, scope), scope, env), ...(formula !== undefined && { formula }),
    value: holds === undefined ? OPEN : String(holds), unit: '',
    ...(row !== undefined && { row: relative(row, scope.at?.position ?? 0) }), ...leftOut,
  };
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

function collect(expr: Expr, scope: Scope, env: Env, note: (name: string, value: Value, type: Type | undefined) => void): void {
  const name = nameOf(expr, scope, env);
  const type = typesOf(scope.policy).typeOf(expr);
  if (name !== undefined) return note(name, evaluate(expr, scope, env), type);
  // Within a loop the names are other ones at every turn; the loop's list is what is read.
  const parts = expr.op === 'for' || expr.op === 'some' || expr.op === 'every' ? expr.bind.slice(0, 1).map((one) => one.in)
    : expr.op === 'filter' ? [expr.list] : expr.op === 'function' ? [] : partsOf(expr);
  for (const part of parts) collect(part, scope, env, note);
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
