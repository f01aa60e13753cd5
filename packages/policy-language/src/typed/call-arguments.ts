import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Typed } from './checker.ts';

/** A call as it is written. */
export type WrittenCall = Extract<Formula, { kind: 'call' }>;

/** The arguments of a call that takes two; undefined when it has more or fewer. */
export function two({ args }: WrittenCall): readonly [Formula, Formula] | undefined {
  const [a, b] = args;
  return a && b && args.length === 2 ? [a, b] : undefined;
}

/** The arguments of a call that takes three; undefined when it has more or fewer. */
export function three({ args }: WrittenCall): readonly [Formula, Formula, Formula] | undefined {
  const [a, b, c] = args;
  return a && b && c && args.length === 3 ? [a, b, c] : undefined;
}

/** Complains that a call is written otherwise. */
export function refuseForm({ complain }: Checker, at: Span, expected: string): Typed {
  complain('call-form', at, { values: { expected } });
  return BROKEN;
}
