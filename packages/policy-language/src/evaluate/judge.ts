/** Judges one item: its conditions in decisive order, its rows, and the award that is left (README §5). */
import { exact } from '@qingce/values';
import { evaluate, bind } from './evaluate.ts';
import { NOT_LISTED, readFact } from './facts.ts';
import { sum as sumOf } from './lists.ts';
import { rowKey } from './policy-index.ts';
import type { RowCondition } from './policy-index.ts';
import type { ItemAtHand, Scope } from './scope.ts';
import {
  asBoolean,
  asList,
  boolean,
  EMPTY,
  fieldOf,
  knownNumber,
  NOTHING,
  union,
  unionOf,
  whole,
} from './value.ts';
import type { BooleanValue, Deps, Env, ListValue, NumberValue, Row, Value } from './value.ts';
import type { Condition } from '../typed/ir.ts';
import type { Outcome, Step } from './answer.ts';

/**
 * One condition tested, for the whole item or for one row (then `env` holds the row, `row` its absolute
 * path).
 */
export type Test = {
  readonly condition: Condition; readonly holds: boolean | undefined; readonly deps: Deps;
  readonly env: Env; readonly row?: string;
};

export type Judgement = {
  readonly outcome: Outcome;
  readonly tests: readonly Test[];
  /** Conditions known to fail, in decisive order; those of rows left out among them. */
  readonly failed: readonly Condition[];
  /** The award, from what is certain to what is possible; 0 when refused. */
  readonly award: NumberValue;
  readonly parts: ListValue;
  /** What an undetermined item waits for. */
  readonly missing: Deps;
  /** Whether a condition is still open, so that the award may yet be nothing. */
  readonly isOpen: boolean;
};

/** An item judged: what can be asked of it further, and the derivation where one was wanted. */
export type JudgedItem = {
  readonly at: ItemAtHand; readonly scope: Scope; readonly judgement: Judgement; readonly trace: readonly Step[];
};

/** The reason code of a condition for that item. */
export function codeOf(condition: Condition, item: string): string {
  return condition.codes[item] ?? condition.codes['*'] ?? '';
}

export const KIND = 'applicant.kind';

/** Tests everything; the award is worked out unless a condition is known to fail. */
export function judge(scope: Scope, hear: (test: Test) => void = () => {}): Judgement {
  const tests: Test[] = [];
  for (const test of allTests(scope)) {
    tests.push(test);
    hear(test);
  }
  const forItem = tests
    .filter((test) => test.row === undefined)
    .map((test): BooleanValue => boolean(test.holds, test.deps));
  const forRows = rowLists(scope).map((list) => anyRowLeft(list.rows, tests, list.conditions));
  const standings = [...forItem, ...forRows];
  if (standings.some((standing) => standing.value === false)) return refused(tests);
  return awarded(scope, tests, unionOf([...standings.map((standing) => standing.deps), kindOpen(scope)]));
}

/** The conditions of the claim, of the applicant's kind, and of the item, in decisive order. */
function* allTests(scope: Scope): Generator<Test> {
  yield* testsOfClaim(scope);
  for (const condition of conditionsOf(scope.at?.item.conditions ?? [], scope)) yield* testsOf(condition, scope);
}

function conditionsOf(ids: readonly number[], { index }: Scope): Condition[] {
  return ids.flatMap((id) => index.conditions.get(id) ?? []);
}

function refused(tests: readonly Test[]): Judgement {
  const failed = [...new Set(tests.filter((test) => test.holds === false).map((test) => test.condition))];
  return { outcome: 'ineligible', tests, failed, award: whole(0), parts: EMPTY, missing: NOTHING, isOpen: false };
}

function awarded(scope: Scope, tests: readonly Test[], open: Deps): Judgement {
  const parts = scope.at ? asList(evaluate(scope.at.item.award, scope)) : EMPTY;
  const award = sumOf(amountsOf(parts));
  const isKnown = knownNumber(award) !== undefined;
  const missing = new Set(union(open, isKnown ? NOTHING : award.deps));
  missing.delete(NOT_LISTED);
  const isOpen = open.size > 0;
  return {
    outcome: isOpen || !isKnown ? 'undetermined' : 'eligible',
    tests,
    failed: [],
    award,
    parts,
    missing,
    isOpen,
  };
}

function amountsOf(parts: ListValue): ListValue {
  const rows = parts.rows.map((row) => ({ ...row, value: fieldOf(row.value, 'amount') }));
  return { ...parts, rows, ...(parts.rest && { rest: fieldOf(parts.rest, 'amount') }) };
}

/** 前项 for what comes after: what was granted for certain, or perhaps. */
export function grantedParts(judgement: Judgement): ListValue {
  const { parts, isOpen, missing } = judgement;
  if (!isOpen) return parts;
  return {
    ...parts,
    rows: parts.rows.map((row): Row => ({ ...row, sure: false, deps: union(row.deps, missing) })),
  };
}

/** Kinds of applicant that may claim the item, as far as that is open. */
function kindsOf(scope: Scope): CheckedApplicant[] {
  const { applicants } = scope.policy;
  if (scope.kind !== undefined) return applicants.filter((one) => one.kind === scope.kind);
  return applicants.filter((one) => one.items.includes(scope.at?.item.id ?? ''));
}

type CheckedApplicant = Scope['policy']['applicants'][number];

function kindOpen(scope: Scope): Deps {
  return scope.kind === undefined && scope.policy.applicants.length > 0 ? new Set([KIND]) : NOTHING;
}

/** The conditions of the whole claim, then the base conditions of every kind that the applicant may be. */
function* testsOfClaim(scope: Scope): Generator<Test> {
  for (const condition of conditionsOf(scope.policy.first, scope)) yield testOf(condition, scope, undefined);
  const kinds = kindsOf(scope);
  for (const condition of conditionsOf([...new Set(kinds.flatMap((kind) => kind.base))], scope)) {
    const test = testOf(condition, scope, undefined);
    const isForAll = kinds.every((kind) => kind.base.includes(condition.id));
    yield isForAll || test.holds === true
      ? test
      : { ...test, holds: undefined, deps: union(test.deps, kindOpen(scope)) };
  }
}

function testsOf(condition: Condition, scope: Scope): Test[] {
  const { each } = condition;
  if (!each) return [testOf(condition, scope, undefined)];
  const fact = scope.index.facts.get(each.fact);
  const rows = fact ? asList(readFact(fact, scope, evaluate)).rows : [];
  return rows.map((row) => ({
    ...testOf(condition, scope, bind(each.local, row.value, undefined)),
    ...rowOf(row.value),
  }));
}

function rowOf(value: Value): { row: string } {
  return { row: (value.kind === 'record' ? value.origin : undefined) ?? '' };
}

/** A condition that waits only for what this kind of applicant does not list is not tested. */
function testOf(condition: Condition, scope: Scope, env: Env): Test {
  const { value, deps } = asBoolean(evaluate(condition.expr, scope, env));
  const isUntested = value === undefined && deps.size === 1 && deps.has(NOT_LISTED);
  return {
    condition,
    env,
    holds: isUntested ? true : value,
    deps: value === undefined && !isUntested ? deps : NOTHING,
  };
}

type TestedList = { readonly rows: ListValue; readonly conditions: readonly RowCondition[] };

/** The list facts of the item whose rows are tested one by one. */
function rowLists(scope: Scope): TestedList[] {
  const item = scope.at?.item.id ?? '';
  return scope.policy.facts.flatMap((fact) => {
    const conditions = scope.index.rowConditions.get(rowKey(item, fact.id));
    return conditions ? [{ rows: asList(readFact(fact, scope, evaluate)), conditions }] : [];
  });
}

/** Whether at least one row passes all its conditions; while the list is open that is open too. */
function anyRowLeft(rows: ListValue, tests: readonly Test[], conditions: readonly RowCondition[]): BooleanValue {
  const ofList = tests.filter((test) => conditions.some((one) => one === test.condition));
  const byRow = Map.groupBy(ofList, (test) => test.row);
  const standings = [...byRow.values()].map((own) => {
    if (own.some((test) => test.holds === false)) return boolean(false, NOTHING);
    const open = own.filter((test) => test.holds === undefined);
    return boolean(open.length > 0 ? undefined : true, unionOf(open.map((test) => test.deps)));
  });
  if (standings.some((standing) => standing.value === true)) return boolean(true, NOTHING);
  const open = standings.filter((standing) => standing.value === undefined);
  if (open.length === 0 && !rows.rest) return boolean(false, NOTHING);
  return boolean(undefined, unionOf([...open.map((standing) => standing.deps), rows.rest ? rows.deps : NOTHING]));
}

/** The award still possible: at least nothing while a condition is open. */
export function rangeOf({ award, isOpen }: Judgement): Pick<NumberValue, 'lo' | 'hi'> {
  return { lo: isOpen && award.lo ? exact.minimum(award.lo, exact.ZERO) : award.lo, hi: award.hi };
}
