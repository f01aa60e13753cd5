/** Literals of a policy, and numbers listed one by one. */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import { constantOf } from '../evaluate/value.ts';
import type { Constant } from '../typed/ir.ts';
import { byBounds } from './choose.ts';
import { asListSign } from './list-signs.ts';
import { ANY_SIGN, whole } from './symbol.ts';
import type { ListSign, RowSign, Sign } from './symbol.ts';
import { numberOf, truthOf } from './term.ts';
import type { World } from './world.ts';

export function constant(expr: Constant, world: World): Sign {
  const value = constantOf(expr);
  if (value.kind === 'duration') return value;
  switch (expr.op) {
    case 'number':
      return {
        kind: 'number',
        term: world.terms.number(exact.fraction(BigInt(expr.n), BigInt(expr.d ?? '1'))),
      };
    case 'boolean':
      return { kind: 'boolean', term: world.terms.truth(expr.value) };
    case 'day':
      return { kind: 'day', term: whole(expr.value, world) };
    case 'text':
      return { kind: 'text', term: whole(world.vocabulary.codeOf(expr.value), world), among: [expr.value] };
    default:
      return ANY_SIGN;
  }
}

/** No more integers than this are listed one by one. */
const MOST_INTEGERS = 400n;

export function integers(from: Sign, to: Sign, world: World): ListSign {
  const start = from.kind === 'number' ? numberOf(from.term) : undefined;
  const last = to.kind === 'number' ? to.term : undefined;
  if (!start || !last?.hi || spanOf(start, last.hi) > MOST_INTEGERS) {
    return asListSign(byBounds('integers', [from, to], world), world);
  }
  const rows = listed(start, last.hi, world).map((value): RowSign => ({
    value,
    there: world.terms.atMost(value.term, last),
  }));
  return { kind: 'list', rows: rows.filter(({ there }) => truthOf(there) !== false) };
}

export function spanOf(lo: Fraction, hi: Fraction): bigint {
  return exact.floor(exact.subtract(hi, lo));
}

/** The numbers from one to the other in steps of one. */
export function listed(lo: Fraction, hi: Fraction, { terms }: World): Extract<Sign, { kind: 'number' }>[] {
  const length = Math.max(0, Number.parseInt(spanOf(lo, hi).toString(), 10) + 1);
  return Array.from({ length }, (_, step) => ({
    kind: 'number',
    term: terms.number(exact.add(lo, exact.fraction(BigInt(step)))),
  }));
}
