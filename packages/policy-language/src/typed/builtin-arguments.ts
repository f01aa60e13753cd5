import { notAmong } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import { BROKEN, complainOfType, want } from './checker.ts';
import type { Checker, Env, Typed } from './checker.ts';
import { complainOfTypes, wantLikeUnits } from './compare.ts';
import type { Builtin, Expr } from './ir.ts';
import { commonUnit, finer, isPeriod, join, numberOf, OPEN, PERIOD } from './shape.ts';
import type { ListShape, RecordShape, Shape } from './shape.ts';

/** The arguments of one call of a function of the language. */
export type Arguments = {
  readonly args: readonly Typed[]; readonly spans: readonly Span[]; readonly at: Span; readonly env: Env;
};
/** A function of the language: how many arguments it takes, and what it makes of them. */
export type BuiltinRule = {
  readonly args: readonly [least: number, most: number];
  readonly check: (checker: Checker, call: Arguments) => Typed;
};

const EXPECTED: Partial<Record<Shape['kind'], string>> = { boolean: 'yes/no', day: 'date', record: '{ … }' };

/** The call as it stands in the checked policy. */
export function call(
  checker: Checker, fn: Builtin, { at }: Arguments, args: readonly Expr[], shape: Shape,
): Typed {
  return { expr: { op: 'call', fn, args, at: checker.place(at) }, shape };
}

export function exprs({ args }: Arguments): Expr[] {
  return args.map(({ expr }) => expr);
}

export function shapeAt({ args }: Arguments, index: number): Shape {
  return args[index]?.shape ?? OPEN;
}

export function spanAt({ spans, at }: Arguments, index: number): Span {
  return spans[index] ?? at;
}

/** The shape of an argument when it is of the kind, else a complaint. */
export function argument<Kind extends Shape['kind']>(
  checker: Checker, given: Arguments, index: number, kind: Kind,
) {
  return want(checker, given.args[index] ?? BROKEN, kind, spanAt(given, index), EXPECTED[kind] ?? kind);
}

/** Complains that an argument should be something else. */
export function refuseArgument(checker: Checker, given: Arguments, index: number, expected: string): void {
  complainOfType(checker, shapeAt(given, index), spanAt(given, index), expected);
}

/** The shape that covers both, with a complaint that names unlike units or types. */
export function common(checker: Checker, a: Shape, b: Shape, at: Span): Shape {
  if (a.kind === 'number' && b.kind === 'number') {
    wantLikeUnits(checker, a, b, at);
    return numberOf(commonUnit(a, b) ?? a.unit, finer(a, b));
  }
  const shape = join(a, b);
  if (!shape) complainOfTypes(checker, a, b, at);
  return shape ?? OPEN;
}

export type Periods = { readonly expr: Expr; readonly shape: ListShape & { readonly of: RecordShape } };

/** A list of periods, or one period as a list; a complaint for anything else. */
export function periods(checker: Checker, given: Arguments, index: number): Periods | undefined {
  const { expr, shape } = given.args[index] ?? BROKEN;
  if (isPeriod(shape)) return { expr: { op: 'list', items: [expr] }, shape: { kind: 'list', of: shape } };
  if (shape.kind === 'list' && isPeriod(shape.of)) return { expr, shape: { kind: 'list', of: shape.of } };
  if (shape.kind === 'list' && shape.of.kind === 'open') return { expr, shape: { kind: 'list', of: PERIOD } };
  refuseArgument(checker, given, index, 'list of period');
  return undefined;
}

/** A text of a fixed set, such as a reading with these options. */
export function wantMode(checker: Checker, given: Arguments, index: number, modes: readonly string[]): void {
  const text = argument(checker, given, index, 'text');
  const wrong = text?.options ? text.options.find((option) => !modes.includes(option)) : 'text';
  if (!text || wrong === undefined) return;
  const { fix: _, ...details } = notAmong(modes, wrong, { option: wrong, options: modes.join(' ') });
  checker.complain('unknown-option', spanAt(given, index), details);
}
