import { exact } from '@qingce/values';
import type { Span } from '../source/source-text.ts';
import { parseLiteral } from '../surface/literal.ts';
import type { LiteralFault, LiteralValue } from '../surface/literal.ts';
import { formatShape } from '../typed/shape.ts';
import type { NumberShape, Shape } from '../typed/shape.ts';
import { sameUnit } from '../typed/unit.ts';
import { textOf } from './fields.ts';
import type { Fields } from './fields.ts';
import type { TypeReader } from './read-fact-type.ts';

type Bounds = { readonly min?: exact.Fraction; readonly max?: exact.Fraction };

/** Bounds of a number, or of the numbers of a list, in the unit of the fact. */
export function readBounds(fields: Fields, shape: Shape, reader: TypeReader): Bounds {
  const of = shape.kind === 'list' ? shape.of : shape;
  const min = readBound(fields, 'min', of, reader);
  const max = readBound(fields, 'max', of, reader);
  if (min && max && exact.compare(min, max) > 0) reader.complain('bounds-crossed', fields.at);
  return { ...(min ? { min } : {}), ...(max ? { max } : {}) };
}

function readBound(
  fields: Fields, key: string, shape: Shape, reader: TypeReader,
): exact.Fraction | undefined {
  const written = textOf(fields, key);
  if (!written || shape.kind === 'open') return undefined;
  const literal = parseLiteral(written.text, reader.units);
  if (shape.kind === 'number' && isOfUnit(literal, shape)) return valueOf(literal);
  complainOfLiteral(reader, written.text, shape, written.at);
  return undefined;
}

function isOfUnit(literal: LiteralValue | LiteralFault, { unit }: NumberShape): literal is LiteralValue {
  if ('fault' in literal || literal.value.op !== 'number') return false;
  return !literal.unit || unit === 'any' || sameUnit(literal.unit, unit);
}

function valueOf({ value }: LiteralValue): exact.Fraction | undefined {
  return value.op === 'number' ? exact.fraction(BigInt(value.n), BigInt(value.d ?? '1')) : undefined;
}

/** Says that a text is no literal of the type. */
function complainOfLiteral({ complain }: TypeReader, text: string, shape: Shape, at: Span): void {
  complain('literal-unreadable', at, { values: { text, type: formatShape(shape) } });
}
