import { exact } from '@qingce/values';
import type { LiteralValue } from '../surface/literal.ts';
import type { Typed } from './checker.ts';
import type { Constant, Place } from './ir.ts';
import { BOOLEAN, DAY, numberOf, OPEN } from './shape.ts';
import type { Shape } from './shape.ts';

/** A literal as a formula; a bare number takes the unit of its place. */
export function literalTyped({ value, unit }: LiteralValue, at: Place): Typed {
  return { expr: { ...value, at }, shape: shapeOfConstant(value, unit) };
}

export function shapeOfConstant(value: Constant, unit: LiteralValue['unit']): Shape {
  switch (value.op) {
    case 'number': {
      const { d } = exact.fraction(BigInt(value.n), BigInt(value.d ?? '1'));
      return numberOf(unit ?? 'any', { whole: d === 1n, rounded: 100n % d === 0n });
    }
    case 'boolean': return BOOLEAN;
    case 'text': return { kind: 'text', options: [value.value] };
    case 'day': return DAY;
    case 'duration': return OPEN;
  }
}
