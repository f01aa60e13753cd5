import type { Span } from '../source/source-text.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A name that is bound, a parameter, or a key of a context. */
export type WrittenName = { readonly name: string; readonly at: Span };
export type Iterator = { readonly name: WrittenName; readonly in: Formula };
export type ContextEntry = { readonly key: WrittenName; readonly value: Formula };

type Operands = { readonly left: Formula; readonly right: Formula };

/** A formula as written, every node with its place in the policy file. */
export type Formula = (
  | { readonly kind: 'number' | 'string' | 'name'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Literal of the table grammar (3年), in cells, constants and defaults only. */
  | { readonly kind: 'literal'; readonly text: string }
  /** `?`, the value that a unary test is about. */
  | { readonly kind: 'tested' }
  | { readonly kind: 'negate'; readonly of: Formula }
  | { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator } & Operands
  | { readonly kind: 'compare'; readonly operator: ComparisonOperator } & Operands
  | { readonly kind: 'between'; readonly value: Formula; readonly from: Formula; readonly to: Formula }
  | { readonly kind: 'in'; readonly value: Formula; readonly tests: readonly UnaryTest[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly kind: 'if'; readonly test: Formula; readonly whenTrue: Formula; readonly whenFalse: Formula }
  | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly result: Formula }
  | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly test: Formula }
  | { readonly kind: 'filter'; readonly list: Formula; readonly where: Formula }
  | { readonly kind: 'path'; readonly of: Formula; readonly field: WrittenName }
  /** `names`: those of the parameters, for a call such as `f(a: 1)`. */
  | {
    readonly kind: 'call'; readonly callee: Formula; readonly args: readonly Formula[];
    readonly names?: readonly WrittenName[];
  }
  | { readonly kind: 'function'; readonly params: readonly WrittenName[]; readonly body: Formula }
  | { readonly kind: 'context'; readonly entries: readonly ContextEntry[] }
  | { readonly kind: 'list'; readonly items: readonly Formula[] }
  /** `[a..b]` with its ends in or out. */
  | {
    readonly kind: 'interval'; readonly from: Formula; readonly to: Formula;
    readonly withFrom: boolean; readonly withTo: boolean;
  }
  /** `a..b`, the integers that a loop runs over. */
  | { readonly kind: 'integers'; readonly from: Formula; readonly to: Formula }
  /** What could not be read; complained of already. */
  | { readonly kind: 'broken' }
) & { readonly at: Span };

/** One test of a value: `>= 150`, `[1..3]`, `"a"`, `-`, `not("b")`. */
export type UnaryTest =
  | { readonly kind: 'any'; readonly at: Span }
  | { readonly kind: 'is'; readonly operator: ComparisonOperator; readonly value: Formula; readonly at: Span }
  /** An interval, a list, or a single value. */
  | { readonly kind: 'matches'; readonly value: Formula; readonly at: Span }
  /** A formula about `?`. */
  | { readonly kind: 'holds'; readonly formula: Formula; readonly at: Span }
  | { readonly kind: 'not'; readonly tests: readonly UnaryTest[]; readonly at: Span };
