import {
  callExpr, filterExpr, forExpr, ifExpr, letExpr, numberExpr, wholeExpr,
} from './build-expr.ts';
import { argument, common, shapeAt, spanAt } from './builtin-arguments.ts';
import type { Arguments } from './builtin-arguments.ts';
import { BROKEN, complainOfType } from './checker.ts';
import type { Checker, Typed } from './checker.ts';
import type { Expr } from './ir.ts';
import { isTrue, isYuan, numberOf } from './shape.ts';
import { YUAN } from './unit.ts';
import { exact } from '@qingce/values';

const ZERO = numberExpr(exact.ZERO);
const FEN = numberExpr(exact.fraction(1n, 100n));

/**
 * 最大余额法(权重列, 总额): the amount divided in proportion to the weights, every part in whole fen and their
 * sum the amount; the fen left over go to the largest remainders, of equal ones to the earlier. Weights below 0
 * count as 0; where no weight is above 0, every part is 0.
 */
export function divideByLargestRemainder(checker: Checker, args: Arguments): Typed {
  const weights = argument(checker, args, 0, 'list');
  const total = argument(checker, args, 1, 'number');
  const [weightsArg, totalArg] = args.args;
  if (!weights || !total || !weightsArg || !totalArg) return BROKEN;
  if (weights.of.kind !== 'number') complainOfType(checker, shapeAt(args, 0), spanAt(args, 0), 'list of number');
  if (!isYuan(total) || !isTrue(total.rounded)) complainOfType(checker, total, spanAt(args, 1), 'money');
  else common(checker, numberOf(YUAN), total, spanAt(args, 1));
  const of = numberOf(YUAN, { rounded: true });
  return { expr: division(checker, weightsArg.expr, totalArg.expr), shape: { kind: 'list', of } };
}

function division(checker: Checker, weights: Expr, total: Expr): Expr {
  const counted = forExpr(checker, weights, (weight) => callExpr('max', weight, ZERO));
  return letExpr(checker, counted, (list) =>
    letExpr(checker, callExpr('max', total, ZERO), (amount) =>
      letExpr(checker, callExpr('sum', list), (sum) => ifExpr(
        callExpr('greater', sum, ZERO), parts(checker, list, amount, sum), forExpr(checker, list, () => ZERO),
      ))));
}

/** Every part cut to the fen, then a fen more to those that lost most by it. */
function parts(checker: Checker, list: Expr, amount: Expr, sum: Expr): Expr {
  const due = (weight: Expr): Expr => callExpr('divide', callExpr('multiply', amount, weight), sum);
  const cut = forExpr(checker, list, (weight) =>
    callExpr('roundToFen', due(weight), { op: 'text', value: 'truncate' }));
  return letExpr(checker, cut, (whole) => {
    const left = callExpr('divide', callExpr('subtract', amount, callExpr('sum', whole)), FEN);
    const places: Expr = { op: 'integers', from: wholeExpr(1n), to: callExpr('count', list) };
    const lost = forExpr(checker, places, (place) =>
      callExpr('subtract', due(at(list, place)), at(whole, place)));
    return letExpr(checker, left, (fen) => letExpr(checker, lost, (rest) =>
      forExpr(checker, places, (place) => {
        const ahead = filterExpr(checker, places, (other) => isAhead(rest, other, place));
        const extra = ifExpr(callExpr('less', callExpr('count', ahead), fen), FEN, ZERO);
        return callExpr('min', callExpr('add', at(whole, place), extra), amount);
      })));
  });
}

/** Whether one place lost more than the other, or as much and stands before it. */
function isAhead(rest: Expr, one: Expr, other: Expr): Expr {
  const [a, b] = [at(rest, one), at(rest, other)];
  const isFirst = callExpr('and', callExpr('equal', a, b), callExpr('less', one, other));
  return callExpr('or', callExpr('greater', a, b), isFirst);
}

function at(list: Expr, index: Expr): Expr {
  return { op: 'at', list, index };
}
