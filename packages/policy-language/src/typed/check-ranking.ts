import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { callExpr, filterExpr, wholeExpr } from './build-expr.ts';
import { common } from './builtin-arguments.ts';
import { refuseForm, three, two } from './call-arguments.ts';
import type { WrittenCall } from './call-arguments.ts';
import { BROKEN, want, wantWhole } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { COUNT } from './shape.ts';
import type { ListShape } from './shape.ts';

/** A list and what comes first in it, as `sort`, 取前 and 名次 take them. */
type Ranked = { readonly list: Expr; readonly shape: ListShape; readonly order: Expr };

const SORT = 'sort(list, function(x, y) x.a < y.a)';
const TOP = '取前(list, n, function(x, y) x.a > y.a)';
const RANK = '名次(row, list, function(x, y) x.a > y.a)';

/** `sort(list, order)`: equals keep the order in which they stand. */
export function checkSort(checker: Checker, call: WrittenCall, env: Env): Typed {
  const [list, order] = two(call) ?? [];
  if (!list || !order) return refuseForm(checker, call.at, SORT);
  const ranked = checkRanked(checker, { list, order, form: SORT, at: call.at }, env);
  if (!ranked) return BROKEN;
  const args = [ranked.list, ranked.order];
  return { expr: { op: 'call', fn: 'sort', args, at: checker.place(call.at) }, shape: ranked.shape };
}

/** 取前(列, 数, 先后): the first so many of the sorted list, that is `sublist(sort(列, 先后), 1, 数)`. */
export function checkTop(checker: Checker, call: WrittenCall, env: Env): Typed {
  const args = three(call);
  if (!args) return refuseForm(checker, call.at, TOP);
  const [list, count, order] = args;
  const ranked = checkRanked(checker, { list, order, form: TOP, at: call.at }, env);
  const many = checker.check(count, env);
  wantWhole(checker, many, count.at);
  if (!ranked) return BROKEN;
  const sorted = callExpr('sort', ranked.list, ranked.order);
  const first = callExpr('sublist', sorted, wholeExpr(1n), many.expr);
  return { expr: { ...first, at: checker.place(call.at) }, shape: ranked.shape };
}

/** 名次(行, 列, 先后): one more than the rows of the list that come before it; equals share a place. */
export function checkRank(checker: Checker, call: WrittenCall, env: Env): Typed {
  const args = three(call);
  if (!args) return refuseForm(checker, call.at, RANK);
  const [row, list, order] = args;
  const own = checker.check(row, env);
  const ranked = checkRanked(checker, { list, order, form: RANK, at: call.at }, env);
  if (!ranked) return BROKEN;
  common(checker, ranked.shape.of, own.shape, row.at);
  const ahead = filterExpr(checker, ranked.list, (other) =>
    ({ op: 'apply', function: ranked.order, args: [other, own.expr] }));
  const place = callExpr('add', callExpr('count', ahead), wholeExpr(1n));
  return { expr: { ...place, at: checker.place(call.at) }, shape: COUNT };
}

type Written = {
  readonly list: Formula; readonly order: Formula; readonly at: Span;
  /** How the call is written. */
  readonly form: string;
};

/** The list with its order; undefined when one of them is not what it should be, which is told. */
function checkRanked(checker: Checker, written: Written, env: Env): Ranked | undefined {
  const list = checker.check(written.list, env);
  const shape = want(checker, list, 'list', written.list.at, 'list');
  const by = want(
    checker, checker.check(written.order, env), 'function', written.order.at, 'function(x, y)',
  );
  if (!shape || !by) return undefined;
  if (by.params.length !== 2) {
    refuseForm(checker, written.at, written.form);
    return undefined;
  }
  const order = by.instantiate([shape.of, shape.of], env.uses);
  want(checker, { expr: order.expr, shape: order.result }, 'boolean', written.order.at, 'yes/no');
  return { list: list.expr, shape, order: order.expr };
}
