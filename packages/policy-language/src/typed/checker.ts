import type { Complain } from '../diagnostics.ts';
import type {
  ClauseScope, DeclaredCalendar, DeclaredDefinition, DeclaredFact, DeclaredParameter, DeclaredTable,
} from '../resolved/declared.ts';
import type { NamedConstant, Scopes } from '../resolved/scope.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import type { Expr, Place } from './ir.ts';
import { formatShape, OPEN } from './shape.ts';
import type { Shape, Uses } from './shape.ts';

/** A formula of the checked policy with what is known of its value. */
export type Typed = { readonly expr: Expr; readonly shape: Shape };

/** The row at hand, whose fields are names. */
export type Row = { readonly local: number; readonly shape: Shape };
/** Names that formulas bind themselves: loops, parameters, earlier entries, and the fields of a row. */
export type Frame = {
  readonly names: ReadonlyMap<string, Typed>; readonly row?: Row; readonly outer?: Frame;
};

/** Where a formula stands. */
export type Env = {
  readonly clause: ClauseScope;
  readonly frame?: Frame;
  /** `?` of a unary test. */
  readonly tested?: Typed;
  /** English keys of the entries that the formula writes. */
  readonly keys: ReadonlyMap<string, string>;
  /** What the formula turns out to need, gathered on the way. */
  readonly uses: Uses;
};

export type NamedFact = { readonly fact: DeclaredFact; readonly id: number };

/** The reader of formulas and what it asks of the policy around them. */
export type Checker = {
  readonly complain: Complain;
  readonly place: (at: Span) => Place;
  /** What stands there in the policy file. */
  readonly text: (at: Span) => string;
  readonly newLocal: () => number;
  readonly units: ReadonlySet<string>;
  readonly scopes: Scopes;
  readonly check: (formula: Formula, env: Env) => Typed;
  /** The checker for formulas that are not in the policy file: all of them stands at that place of it. */
  readonly standingAt: (at: Span) => Checker;
  readonly fact: (fact: DeclaredFact, at: Span, env: Env) => Typed;
  readonly constant: (constant: NamedConstant, at: Span, env: Env) => Typed;
  readonly definition: (definition: DeclaredDefinition, at: Span, env: Env) => Typed;
  readonly table: (table: DeclaredTable, args: readonly Typed[], at: Span) => Typed;
  /** What the first input of each row of a table that was called must be; null for anything. */
  readonly tests: (table: DeclaredTable) => readonly (Expr | null)[];
  readonly reading: (id: string, at: Span, env: Env) => Typed;
  /** 前项: the parts of earlier items of the kind. */
  readonly earlier: (at: Span, env: Env) => Typed;
  /** 各前项: item and amount of every part of every earlier item. */
  readonly granted: (at: Span, env: Env) => Typed;
  /** The fact that a formula names, with its id; undefined when it names none. */
  readonly namedFact: (formula: Formula, env: Env) => NamedFact | undefined;
  /** The parameter that a formula names; undefined when it names none. */
  readonly parameterNamed: (formula: Formula, env: Env) => DeclaredParameter | undefined;
  /** The calendar that a formula names; undefined when it names none. */
  readonly calendarNamed: (formula: Formula, env: Env) => DeclaredCalendar | undefined;
};

/** Stands in for what was complained of. */
export const BROKEN: Typed = { expr: { op: 'list', items: [] }, shape: OPEN };

/** The place within a formula where these names are bound too. */
export function inner(env: Env, frame: Omit<Frame, 'outer'>): Env {
  return { ...env, frame: env.frame ? { ...frame, outer: env.frame } : frame };
}

/** The shape, when it is of the kind; a complaint when it is known to be another. */
export function want<Kind extends Shape['kind']>(
  checker: Checker, { shape }: Typed, kind: Kind, at: Span, expected: string,
): Extract<Shape, { kind: Kind }> | undefined {
  if (isKind(shape, kind)) return shape;
  complainOfType(checker, shape, at, expected);
  return undefined;
}

function isKind<Kind extends Shape['kind']>(
  shape: Shape, kind: Kind,
): shape is Extract<Shape, { kind: Kind }> {
  return shape.kind === kind;
}

/** Complains that something else is expected, unless nothing is known of the value. */
export function complainOfType({ complain }: Checker, shape: Shape, at: Span, expected: string): void {
  if (shape.kind !== 'open') complain('wrong-type', at, { values: { expected, found: formatShape(shape) } });
}

/** Complains unless the number is whole. */
export function wantWhole(checker: Checker, typed: Typed, at: Span): void {
  const shape = want(checker, typed, 'number', at, 'integer');
  if (shape && shape.whole !== true) complainOfType(checker, shape, at, 'integer');
}
