/**
 * Why a condition holds or fails: the comparison that decides, the fact in it, and what would be needed
 * instead.
 */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { bind, evaluate } from './evaluate.ts';
import { typesOf } from './expression-types.ts';
import { pathOf } from './facts.ts';
import { partsOf } from './policy-index.ts';
import type { Scope } from './scope.ts';
import { asBoolean, asList, knownDay, knownNumber } from './value.ts';
import type { Env, Value } from './value.ts';
import type { Builtin, Expr, Type } from '../typed/ir.ts';

export type Relation = 'atLeast' | 'above' | 'atMost' | 'below' | 'is' | 'isNot' | 'among' | 'notAmong';

export type Cause = {
  /** Absolute path of the deciding fact. */
  readonly fact?: string;
  /** What the comparison has and what it needs to hold, with their type. */
  readonly have?: Value; readonly needed?: Value; readonly relation?: Relation; readonly type?: Type;
  /** The definitions on the way, outermost first. */
  readonly via?: readonly number[];
  /** The deciding part of the formula, and what was bound there. */
  readonly expr: Expr; readonly env: Env;
};

/** The cause of a formula being true or false as it is. */
export function causeOf(expr: Expr, scope: Scope, env: Env, holds: boolean): Cause {
  switch (expr.op) {
    case 'definition': {
      const found = scope.index.definitions.get(expr.id);
      if (!found) return { expr, env };
      const cause = causeOf(found.expr, scope, undefined, holds);
      return { ...cause, via: [expr.id, ...(cause.via ?? [])] };
    }
    case 'if': {
      const test = asBoolean(evaluate(expr.test, scope, env)).value;
      return test === undefined ? { expr, env } : causeOf(test ? expr.then : expr.else, scope, env, holds);
    }
    case 'some': case 'every': return causeInTurns(expr, scope, env, holds);
    case 'local': return causeOfLocal(expr, scope, env, holds);
    case 'apply': return causeOfCall(expr, scope, env, holds);
    case 'fact': case 'field': return causeOfFact(expr, scope, env, holds);
    case 'given': {
      const fact = scope.index.facts.get(expr.fact);
      return fact ? { expr, env, fact: pathOf(fact, scope) } : { expr, env };
    }
    case 'call': return causeOfBuiltin(expr, scope, env, holds);
    default: return { expr, env };
  }
}

function causeOfFact(expr: Expr, scope: Scope, env: Env, holds: boolean): Cause {
  const value = evaluate(expr, scope, env);
  const opposite: Value = { kind: 'boolean', value: !holds, deps: new Set() };
  return {
    expr,
    env,
    ...factOf(value),
    have: value,
    needed: opposite,
    relation: 'is',
    type: { kind: 'boolean' },
  };
}

function causeOfLocal(expr: Extract<Expr, { op: 'local' }>, scope: Scope, env: Env, holds: boolean): Cause {
  for (let near = env; near; near = near.outer) {
    if (near.id === expr.id)
      return near.source
        ? causeOf(near.source.expr, scope, near.source.env, holds)
        : causeOfFact(expr, scope, env, holds);
  }
  return { expr, env };
}

function causeOfCall(expr: Extract<Expr, { op: 'apply' }>, scope: Scope, env: Env, holds: boolean): Cause {
  const callee = evaluate(expr.function, scope, env);
  if (callee.kind !== 'function') return { expr, env };
  const args = expr.args.map((arg) => evaluate(arg, scope, env));
  const inner = callee.params.reduce<Env>(
    (outer, param, place) => bind(param, args[place] ?? callee, outer),
    callee.env,
  );
  return causeOf(callee.body, scope, inner, holds);
}

/** Of several turns that decide, the one nearest to deciding otherwise. */
function causeInTurns(
  expr: Extract<Expr, { op: 'some' | 'every' }>,
  scope: Scope,
  env: Env,
  holds: boolean,
): Cause {
  const [binding, ...others] = expr.bind;
  if (!binding || others.length > 0) return { expr, env };
  const rows = asList(evaluate(binding.in, scope, env)).rows;
  const inner = rows
    .map((row) => bind(binding.local, row.value, env))
    .filter((one) => asBoolean(evaluate(expr.test, scope, one)).value === holds);
  const causes = inner.map((one) => causeOf(expr.test, scope, one, holds));
  return best(causes) ?? { expr, env };
}

function causeOfBuiltin(expr: Extract<Expr, { op: 'call' }>, scope: Scope, env: Env, holds: boolean): Cause {
  const [first, second] = expr.args;
  switch (expr.fn) {
    case 'and': case 'or': return causeAmong(expr.args, scope, env, holds) ?? { expr, env };
    case 'not': return first ? causeOf(first, scope, env, !holds) : { expr, env };
    default: {
      const relation = relations[expr.fn];
      if (!relation || !first || !second) return { expr, env };
      return compared({ expr, env }, [first, second], holds ? opposites[relation] : relation, scope);
    }
  }
}

/** Of the parts that decide, the one that says most. */
function causeAmong(parts: readonly Expr[], scope: Scope, env: Env, holds: boolean): Cause | undefined {
  const deciding = parts.filter((part) => asBoolean(evaluate(part, scope, env)).value === holds);
  return best(deciding.map((part) => causeOf(part, scope, env, holds)));
}

/** What must hold between the first and the second for the function to be true. */
const relations: Partial<Record<Builtin, Relation>> = {
  greaterOrEqual: 'atLeast',
  greater: 'above',
  lessOrEqual: 'atMost',
  less: 'below',
  equal: 'is',
  unequal: 'isNot',
  contains: 'among',
  startsWith: 'is',
  endsWith: 'is',
  includes: 'is',
};
const opposites: Record<Relation, Relation> = {
  atLeast: 'below',
  below: 'atLeast',
  above: 'atMost',
  atMost: 'above',
  is: 'isNot',
  isNot: 'is',
  among: 'notAmong',
  notAmong: 'among',
};
const mirrored: Record<Relation, Relation> = {
  atLeast: 'atMost',
  atMost: 'atLeast',
  above: 'below',
  below: 'above',
  is: 'is',
  isNot: 'isNot',
  among: 'among',
  notAmong: 'notAmong',
};

/** The side that is a fact is what one has; the other is what one needs. */
function compared(cause: Cause, [left, right]: readonly [Expr, Expr], relation: Relation, scope: Scope): Cause {
  const [first, second] = [sideOf(left, scope, cause.env), sideOf(right, scope, cause.env)];
  const isMember = relation === 'among' || relation === 'notAmong';
  const isTurned = isMember || (first.fact === undefined && second.fact !== undefined);
  const [have, needed] = isTurned ? [second, first] : [first, second];
  const turned = isTurned ? mirrored[relation] : relation;
  return { ...cause, ...typeOfSides(left, right, scope), ...have, needed: needed.have, relation: turned };
}

function sideOf(expr: Expr, scope: Scope, env: Env): { readonly have: Value; readonly fact?: string } {
  const have = evaluate(expr, scope, env);
  const fact = originOf(expr, have, scope, env);
  return fact === undefined ? { have } : { have, fact };
}

/** A bare number takes the unit of the other side. */
function typeOfSides(left: Expr, right: Expr, scope: Scope): { readonly type?: Type } {
  const types = [left, right].map(typesOf(scope.policy).typeOf);
  const type = types.find((one) => one?.kind !== 'number' || Object.keys(one.unit).length > 0) ?? types[0];
  return type ? { type } : {};
}

function factOf(value: Value): { fact?: string } {
  const origin = 'origin' in value ? value.origin : undefined;
  return origin === undefined ? {} : { fact: origin };
}

/** The fact that a value is, or the only one that it was worked out from. */
function originOf(expr: Expr, value: Value, scope: Scope, env: Env): string | undefined {
  const own = factOf(value).fact;
  if (own !== undefined) return own;
  const [only, ...more] = [...new Set(originsIn(expr, scope, env))];
  return more.length === 0 ? only : commonList([only ?? '', ...more]);
}

function originsIn(expr: Expr, scope: Scope, env: Env): string[] {
  const value = evaluate(expr, scope, env);
  const own = factOf(value).fact;
  if (own !== undefined) return [own];
  if (value.kind === 'list') return value.rows.flatMap((row) => factOf(row.value).fact ?? []);
  if (expr.op === 'definition') {
    const found = scope.index.definitions.get(expr.id);
    return found ? originsIn(found.expr, scope, undefined) : [];
  }
  return expr.op === 'call' ? partsOf(expr).flatMap((part) => originsIn(part, scope, env)) : [];
}

/** `enterprises` for `enterprises[0].newSeats` and `enterprises[1].newSeats`. */
function commonList(paths: readonly string[]): string | undefined {
  const lists = paths.map((path) => /^(.*)\[\d+\][^[\]]*$/.exec(path)?.[1]);
  return lists.every((list) => list !== undefined && list === lists[0]) ? lists[0] : undefined;
}

/**
 * The cause that says most: with a fact and a need, of those the one that lacks least; then one with a fact.
 */
function best(causes: readonly Cause[]): Cause | undefined {
  const withNeed = causes.filter((cause) => cause.fact !== undefined && isQuantity(cause));
  const [first, ...others] = withNeed;
  if (!first) return causes.find((cause) => cause.fact !== undefined) ?? causes[0];
  return others.reduce((nearest, cause) => (gapOf(cause) < gapOf(nearest) ? cause : nearest), first);
}

function isQuantity({ have, needed }: Cause): boolean {
  return (have?.kind === 'number' || have?.kind === 'day') && needed !== undefined;
}

/** How far apart the sides are, in hundredths; only for choosing among alike. */
function gapOf({ have, needed }: Cause): bigint {
  const [a, b] = [positionOf(have), positionOf(needed)];
  if (!a || !b) return FARTHEST;
  const gap = ((b.n * a.d - a.n * b.d) * 100n) / (a.d * b.d);
  return gap < 0n ? -gap : gap;
}

const FARTHEST = 1n << 60n;

function positionOf(value: Value | undefined): Fraction | undefined {
  if (!value) return undefined;
  const day = knownDay(value);
  return day === undefined ? knownNumber(value) : exact.fraction(BigInt(day));
}
