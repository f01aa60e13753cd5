/**
 * The most that amounts per day can come to over rows that are still open: rows without a common day cover no
 * more days than the stretch in which they lie, however many they are.
 */
import { exact } from '@qingce/values';
import { multiply } from './interval.ts';
import { joinAll } from './join.ts';
import { months } from './periods.ts';
import { asList, asNumber, NOTHING } from './value.ts';
import type { Bound, Env, ListValue, NumberValue, Value } from './value.ts';
import type { Expr } from '../typed/ir.ts';

type Loop = Extract<Expr, { op: 'for' }>;
type Compute = (expr: Expr, env: Env) => Value;
/** A loop whose result is a product in which one factor is an amount prorated over the row's own days. */
type OverDays = {
  readonly local: number;
  readonly rows: Expr;
  readonly mode: Expr;
  readonly factors: readonly Expr[];
};

/** The upper bound of such a sum; null where none is known. */
export function mostOverDays(loop: Loop, env: Env, compute: Compute): Bound {
  const read = readOverDays(loop);
  if (!read) return null;
  const list = asList(compute(read.rows, env));
  if (!list.disjoint) return null;
  const inner: Env = { id: read.local, value: anyRowOf(list), outer: env };
  const factors = read.factors.map((factor) => asNumber(compute(factor, inner)));
  return factors.every(isNotNegative) ? factors.reduce(multiply, months(list, compute(read.mode, env))).hi : null;
}

function readOverDays({ bind, result }: Loop): OverDays | undefined {
  const [binding, ...others] = bind;
  if (!binding || others.length > 0) return undefined;
  const factors = factorsOf(result);
  const [days, ...more] = factors.filter((factor) => isProrated(factor, binding.local));
  const [perMonth, , mode] = days?.op === 'call' ? days.args : [];
  if (!perMonth || !mode || more.length > 0) return undefined;
  return {
    local: binding.local,
    rows: binding.in,
    mode,
    factors: [perMonth, ...factors.filter((factor) => factor !== days)],
  };
}

function factorsOf(expr: Expr): Expr[] {
  return expr.op === 'call' && expr.fn === 'multiply' ? expr.args.flatMap(factorsOf) : [expr];
}

function isProrated(expr: Expr, local: number): boolean {
  const rows = expr.op === 'call' && expr.fn === 'prorate' ? expr.args[1] : undefined;
  const row = rows?.op === 'list' && rows.items.length === 1 ? rows.items[0] : rows;
  return row?.op === 'local' && row.id === local;
}

function anyRowOf({ rows, rest }: ListValue): Value {
  return joinAll([...rows.map((row) => row.value), ...(rest ? [rest] : [])], NOTHING);
}

function isNotNegative({ lo }: NumberValue): boolean {
  return lo !== null && exact.compare(lo, exact.ZERO) >= 0;
}
