import { notAmong } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { ComparisonOperator } from '../surface/ast.ts';
import { complainOfType } from './checker.ts';
import type { Checker, Typed } from './checker.ts';
import type { Builtin, Expr } from './ir.ts';
import { BOOLEAN, commonUnit, formatShape } from './shape.ts';
import type { NumberShape, Shape, TextShape } from './shape.ts';
import { formatUnit, PURE } from './unit.ts';

const COMPARISONS: Readonly<Record<ComparisonOperator, Builtin>> = {
  '=': 'equal', '!=': 'unequal', '<': 'less', '<=': 'lessOrEqual', '>': 'greater', '>=': 'greaterOrEqual',
};

export type Comparison = {
  readonly operator: ComparisonOperator; readonly left: Typed; readonly right: Typed; readonly at: Span;
};

/** A comparison of like with like; options of a choice that do not exist are complained of. */
export function compare(checker: Checker, { operator, left, right, at }: Comparison): Typed {
  wantLike(checker, left.shape, right.shape, at);
  const isOrder = operator !== '=' && operator !== '!=';
  const hasOrder = !['boolean', 'text'].includes(left.shape.kind);
  if (isOrder && !hasOrder) complainOfType(checker, left.shape, at, 'number, date');
  const isSame = isPlain(left.expr) && identityOfExpr(left.expr) === identityOfExpr(right.expr);
  if (isSame) checker.complain('compares-itself', at, { values: { text: checker.text(at) } });
  const args = [left.expr, right.expr];
  return { expr: { op: 'call', fn: COMPARISONS[operator], args, at: checker.place(at) }, shape: BOOLEAN };
}

const PLAIN: ReadonlySet<Expr['op']> = new Set(['fact', 'local', 'definition', 'constant', 'field']);

/** Something with a name, which is worth comparing only with something else. */
function isPlain({ op }: Expr): boolean {
  return PLAIN.has(op);
}

function identityOfExpr(expr: Expr): string {
  return JSON.stringify(expr, (key, value: unknown) => (key === 'at' ? undefined : value));
}

function wantLike(checker: Checker, a: Shape, b: Shape, at: Span): void {
  if (a.kind === 'number' && b.kind === 'number') wantLikeUnits(checker, a, b, at);
  else if (a.kind === 'text' && b.kind === 'text') wantCommonOption(checker, a, b, at);
  else if (!isComparable(a, b)) complainOfTypes(checker, a, b, at);
}

function isComparable(a: Shape, b: Shape): boolean {
  if (a.kind === 'open' || b.kind === 'open') return true;
  return a.kind === b.kind && (a.kind === 'boolean' || a.kind === 'day');
}

/** Complains that two values have nothing in common. */
export function complainOfTypes({ complain }: Checker, a: Shape, b: Shape, at: Span): void {
  complain('types-differ', at, { values: { left: formatShape(a), right: formatShape(b) } });
}

/** Complains when the units of two numbers are unlike. */
export function wantLikeUnits({ complain }: Checker, a: NumberShape, b: NumberShape, at: Span): void {
  if (commonUnit(a, b) !== undefined) return;
  const [left, right] = [formatUnit(knownUnit(a)), formatUnit(knownUnit(b))];
  complain('unlike-units', at, { values: { left, right } });
}

/** The unit of a number, none for bare ones. */
export function knownUnit({ unit }: NumberShape) {
  return unit === 'any' ? PURE : unit;
}

/** A text that is none of the options can never be equal. */
function wantCommonOption(
  { complain }: Checker, { options: a }: TextShape, { options: b }: TextShape, at: Span,
): void {
  if (!a || !b || a.some((option) => b.includes(option))) return;
  const [[option = ''], options] = a.length === 1 ? [a, b] : [b, a];
  const { fix: _, ...details } = notAmong(options, option, { option, options: options.join(' ') });
  complain('unknown-option', at, details);
}
