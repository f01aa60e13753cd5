/**
 * Works formulas of a checked policy out over unknown facts. What the solver has no exact word for (calendars,
 * orders, lists of any length) becomes an unknown within the bounds that the evaluator gives, so that every
 * answer the facts can bring about is still covered: what is proved of the outcome holds of the policy.
 */
import { rowKey } from '../evaluate/policy-index.ts';
import type { Binding, Expr } from '../typed/ir.ts';
import { choose, fieldOf, positions, truth } from './choose.ts';
import { constant, integers } from './constant-signs.ts';
import { applySign } from './functions.ts';
import { asListSign, generalOf, listOf, perhaps } from './list-signs.ts';
import { lookUp } from './look-up.ts';
import { ANY_SIGN, bindSign, identityOf } from './symbol.ts';
import type { ListSign, RecordSign, RowSign, Sign, SignEnv } from './symbol.ts';
import { truthOf } from './term.ts';
import type { Term } from './term.ts';
import { aboutRow, anywhere, eachRow, under, withRows } from './world.ts';
import type { World } from './world.ts';

/** What a formula stands for, where `env` binds its locals. */
export function workOut(expr: Expr, world: World, env?: SignEnv): Sign {
  switch (expr.op) {
    case 'number':
    case 'boolean':
    case 'text':
    case 'day':
    case 'duration':
      return constant(expr, world);
    case 'fact':
      return factSign(expr.id, world);
    case 'constant':
      return constantOfItem(expr.name, world);
    case 'definition':
      return definition(expr.id, world);
    case 'local':
      return local(expr.id, env);
    case 'reading':
      return constant({ op: 'text', value: world.readings[expr.id] ?? '' }, world);
    case 'earlier':
      return world.earlier;
    case 'granted':
      return world.granted;
    case 'qualifying':
      return qualifying(expr.fact, world);
    case 'given':
      return { kind: 'boolean', term: given(expr.fact, world) };
    case 'field':
      return fieldOf(workOut(expr.of, world, env), expr.key);
    case 'filter':
      return filter(expr, world, env);
    case 'at':
      return elementAt(expr, world, env);
    case 'for':
      return forEach(expr, world, env);
    case 'some':
      return { kind: 'boolean', term: some(expr, world, env) };
    case 'every':
      return { kind: 'boolean', term: world.terms.not(some(expr, world, env)) };
    case 'if':
      return branch(expr, world, env);
    case 'record':
      return context(expr.entries, world, env);
    case 'list':
      return listOf(
        expr.items.map((item) => workOut(item, world, env)),
        world,
      );
    case 'period':
      return {
        kind: 'record',
        fields: { from: workOut(expr.from, world, env), to: workOut(expr.to, world, env) },
      };
    case 'integers':
      return integers(workOut(expr.from, world, env), workOut(expr.to, world, env), world);
    case 'function':
      return { kind: 'function', params: expr.params, body: expr.body, env };
    case 'apply':
      return call(
        workOut(expr.function, world, env),
        expr.args.map((arg) => workOut(arg, world, env)),
        world,
      );
    case 'table':
      return tableSign(expr, world, env);
    case 'call':
      return builtin(expr, world, env);
  }
}

/** The truth that a formula stands for. */
export function truthOfFormula(expr: Expr, world: World, env?: SignEnv): Term {
  return truth(workOut(expr, world, env), world);
}

/** 合格 — the rows of a list fact that pass the row conditions of the item. */
export function qualifying(id: number, world: World): ListSign {
  const known = world.known.qualifying.get(id);
  if (known) return known;
  const conditions = world.index.rowConditions.get(rowKey(world.item.id, id)) ?? [];
  const kept = anywhere(world, () =>
    keep(
      asListSign(factSign(id, world), world),
      (row) =>
        world.terms.and(
          ...conditions.map((condition) =>
            truthOfFormula(condition.expr, world, bindSign(condition.each.local, row, undefined)),
          ),
        ),
      world,
    ),
  );
  world.known.qualifying.set(id, kept);
  return kept;
}

function constantOfItem(name: string, world: World): Sign {
  const found = world.item.constants[name];
  return found ? constant(found.value, world) : ANY_SIGN;
}

function factSign(id: number, world: World): Sign {
  const known = world.known.facts.get(id);
  if (known) return known;
  const fact = world.index.facts.get(id);
  // While its default is worked out the fact is anything: two facts may stand in for each other.
  world.known.facts.set(id, ANY_SIGN);
  const sign = fact ? anywhere(world, () => world.factOf(fact)) : ANY_SIGN;
  world.known.facts.set(id, sign);
  return sign;
}

function given(id: number, world: World): Term {
  const fact = world.index.facts.get(id);
  return fact ? world.isGiven(fact) : world.terms.truth(false);
}

function definition(id: number, world: World): Sign {
  const known = world.known.definitions.get(id);
  if (known) return known;
  const found = world.index.definitions.get(id);
  const sign = found ? anywhere(world, () => workOut(found.expr, world)) : ANY_SIGN;
  world.known.definitions.set(id, sign);
  return sign;
}

function local(id: number, env: SignEnv): Sign {
  for (let near = env; near; near = near.outer) if (near.id === id) return near.value;
  throw new TypeError(`Nothing is bound to local ${id}.`);
}

function builtin(expr: Extract<Expr, { op: 'call' }>, world: World, env: SignEnv): Sign {
  const { fn, args } = expr;
  if (fn === 'and' || fn === 'or') return { kind: 'boolean', term: junction(fn, args, world, env) };
  const signs = args.map((arg) => workOut(arg, world, env));
  return fn === 'sort' ? sorted(signs, world) : applySign(fn, signs, world);
}

/** Each part is looked at only where those before it leave something to decide. */
function junction(fn: 'and' | 'or', args: readonly Expr[], world: World, env: SignEnv): Term {
  const [first, ...others] = args;
  const { terms } = world;
  if (!first) return terms.truth(fn === 'and');
  const held = truthOfFormula(first, world, env);
  if (truthOf(held) === (fn === 'or')) return held;
  const goesOn = fn === 'and' ? held : terms.not(held);
  const rest = under(world, goesOn, () => junction(fn, others, world, env));
  return fn === 'and' ? terms.and(held, rest) : terms.or(held, rest);
}

function call(callee: Sign, args: readonly Sign[], world: World): Sign {
  if (callee.kind !== 'function') return ANY_SIGN;
  const env = callee.params.reduce<SignEnv>(
    (outer, id, place) => bindSign(id, args[place] ?? ANY_SIGN, outer),
    callee.env,
  );
  return workOut(callee.body, world, env);
}

function branch(expr: Extract<Expr, { op: 'if' }>, world: World, env: SignEnv): Sign {
  const { terms } = world;
  const test = truthOfFormula(expr.test, world, env);
  const held = truthOf(test);
  if (held !== undefined) return workOut(held ? expr.then : expr.else, world, env);
  const yes = under(world, test, () => workOut(expr.then, world, env));
  const no = under(world, terms.not(test), () => workOut(expr.else, world, env));
  return choose(test, yes, no, world);
}

function context(
  entries: Extract<Expr, { op: 'record' }>['entries'],
  world: World,
  outer: SignEnv,
): RecordSign {
  const fields: Record<string, Sign> = {};
  let env = outer;
  for (const entry of entries) {
    const value = workOut(entry.value, world, env);
    fields[entry.key] = value;
    env = bindSign(entry.local, value, env);
  }
  return { kind: 'record', fields };
}

function filter(expr: Extract<Expr, { op: 'filter' }>, world: World, env: SignEnv): ListSign {
  const rows = asListSign(workOut(expr.list, world, env), world);
  return keep(rows, (row) => truthOfFormula(expr.where, world, bindSign(expr.local, row, env)), world);
}

function keep(list: ListSign, passes: (row: Sign) => Term, world: World): ListSign {
  const { terms } = world;
  const rows = eachRow(list, world).map((row): RowSign => {
    const { value, there } = row;
    return {
      value,
      there:
        truthOf(there) === false
          ? there
          : terms.and(
              there,
              aboutRow(row, world, () => passes(value)),
            ),
    };
  });
  return withRows(list, rows);
}

type Turn = { readonly env: SignEnv; readonly there: Term; readonly isGeneral: boolean };

/** Every combination of the iterators' elements, the first iterator turning slowest. */
function turns(bindings: readonly Binding[], world: World, env: SignEnv): Turn[] {
  const [first, ...others] = bindings;
  const { terms } = world;
  if (!first) return [{ env, there: terms.truth(true), isGeneral: false }];
  return eachRow(asListSign(workOut(first.in, world, env), world), world)
    .filter(({ there }) => truthOf(there) !== false)
    .flatMap((row) =>
      aboutRow(row, world, () => turns(others, world, bindSign(first.local, row.value, env))).map((turn) => ({
        env: turn.env,
        there: terms.and(row.there, turn.there),
        isGeneral: row.isGeneral || turn.isGeneral,
      })),
    );
}

function inTurn<Result>({ there, isGeneral }: Turn, world: World, work: () => Result): Result {
  return aboutRow({ value: ANY_SIGN, there, isGeneral }, world, work);
}

function forEach(expr: Extract<Expr, { op: 'for' }>, world: World, env: SignEnv): ListSign {
  const [binding, ...others] = expr.bind;
  const source = binding ? asListSign(workOut(binding.in, world, env), world) : listOf([], world);
  const done = turns(expr.bind, world, env).map((turn) => ({
    ...turn,
    value: inTurn(turn, world, () => workOut(expr.result, world, turn.env)),
  }));
  const rows = done.filter(({ isGeneral }) => !isGeneral).map(({ value, there }) => ({ value, there }));
  const general = done.filter(({ isGeneral }) => isGeneral);
  return {
    kind: 'list',
    rows,
    ...generalOf(general, world),
    isShuffled: source.isShuffled === true,
    isDisjoint: others.length === 0 && source.isDisjoint === true && done.every((turn) => hasDaysOf(turn)),
  };
}

/** Whether a row was made of another for the very same days. */
function hasDaysOf({ env, value }: Turn & { readonly value: Sign }): boolean {
  const row = env?.value;
  if (row?.kind !== 'record' || value.kind !== 'record' || !isPeriodSign(value)) return false;
  return ['from', 'to'].every(
    (key) => identityOf(value.fields[key] ?? ANY_SIGN) === identityOf(row.fields[key] ?? ANY_SIGN),
  );
}

function isPeriodSign({ fields }: RecordSign): boolean {
  return fields['from']?.kind === 'day' && fields['to']?.kind === 'day';
}

/** Whether some turn passes; for `every`, whether some turn fails. */
function some(expr: Extract<Expr, { op: 'some' | 'every' }>, world: World, env: SignEnv): Term {
  const { terms } = world;
  const tests = turns(expr.bind, world, env).map((turn) => {
    const test = inTurn(turn, world, () => truthOfFormula(expr.test, world, turn.env));
    const asked = terms.and(turn.there, expr.op === 'every' ? terms.not(test) : test);
    return turn.isGeneral ? perhaps(asked, world) : asked;
  });
  return terms.or(...tests);
}

/** The element at a position; counted among the rows that are there. */
function elementAt(expr: Extract<Expr, { op: 'at' }>, world: World, env: SignEnv): Sign {
  const list = asListSign(workOut(expr.list, world, env), world);
  return positions(list, workOut(expr.index, world, env), world);
}

/** In the order of the comparison, if that is known whatever the facts are. */
function sorted([list = ANY_SIGN, precedes = ANY_SIGN]: readonly Sign[], world: World): ListSign {
  const rows = asListSign(list, world);
  if (rows.rest) return { ...rows, isShuffled: true };
  let isOpen = false;
  const before = (a: RowSign, b: RowSign): boolean => {
    const held = truthOf(truth(call(precedes, [a.value, b.value], world), world));
    isOpen ||= held === undefined;
    return held === true;
  };
  const inOrder = rows.rows.toSorted((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0));
  return isOpen ? { ...rows, isShuffled: true } : { ...rows, rows: inOrder };
}

function tableSign({ id, args }: Extract<Expr, { op: 'table' }>, world: World, env: SignEnv): Sign {
  const table = world.index.tables.get(id);
  if (!table) return ANY_SIGN;
  const signs = args.map((arg) => workOut(arg, world, env));
  return lookUp(table, signs, world, (test, inner) => truthOfFormula(test, world, inner));
}
