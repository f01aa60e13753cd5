/** Whether some facts make things true: told from the bounds where they say enough, else asked of the solver. */
import { exact } from '@qingce/values';
import type { Fraction } from '@qingce/values';
import type { Solver } from './solver.ts';
import { truthOf } from './term.ts';
import type { Term } from './term.ts';
import type { Terms } from './terms.ts';
import type { Named } from './script.ts';

/** What the facts that the solver found say, by the names of the variables. */
export type Model = ReadonlyMap<string, Fraction | boolean>;
export type Decision =
  | { readonly can: 'never'; readonly by: 'bounds' | 'solver' }
  | { readonly can: 'perhaps'; readonly model: Model }
  /** Not decided; `timeout`, `ended`, or what the solver said. */
  | { readonly can: 'unknown'; readonly why: string };

export type Asking = { readonly terms: Terms; readonly solver: Solver; readonly milliseconds: number };

/** Whether all of these can be true at once. */
export async function canBe(
  asserted: readonly Term[],
  { terms, solver, milliseconds }: Asking,
): Promise<Decision> {
  if (truthOf(terms.and(...asserted)) === false) return { can: 'never', by: 'bounds' };
  const linear = terms.toScript(asserted, 'linear');
  if (!linear.isLinear) {
    // Without products the solver is quick, and what cannot be even so cannot be at all.
    const first = await solver.ask({
      script: linear.text,
      values: [],
      milliseconds: Math.ceil(milliseconds / 2),
    });
    if (first.result === 'unsat') return { can: 'never', by: 'solver' };
  }
  const { text, variables } = terms.toScript(asserted, 'exact');
  const reply = await solver.ask({ script: text, values: variables, milliseconds });
  if (reply.result === 'unsat') return { can: 'never', by: 'solver' };
  if (reply.result === 'unknown') return { can: 'unknown', why: reply.why };
  return { can: 'perhaps', model: readModel(reply.model, variables) };
}

/** What is neither number nor truth is passed over. */
function readModel(said: readonly (readonly [string, string])[], variables: readonly Named[]): Model {
  const values = new Map(said);
  return new Map(
    variables.flatMap(({ symbol, name }) => {
      const value = readValue(values.get(symbol) ?? '');
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** `5`, `1.5`, `(- 2)`, `(/ 1.0 3.0)`, `(- (/ 1.0 3.0))`, `true`; undefined for anything else. */
function readValue(value: string): Fraction | boolean | undefined {
  if (value === 'true' || value === 'false') return value === 'true';
  return readNumber(value);
}

function readNumber(written: string): Fraction | undefined {
  const negative = /^\(-\s+([^\s].*)\)$/s.exec(written)?.[1];
  const size = negative === undefined ? undefined : readNumber(negative);
  if (negative !== undefined) return size && exact.negate(size);
  const [, over, under] = /^\(\/\s+(\(.*\)|\S+)\s+(\S+)\)$/s.exec(written) ?? [];
  return over === undefined || under === undefined ? exact.parseDecimal(written) : readQuotient(over, under);
}

function readQuotient(over: string, under: string): Fraction | undefined {
  const [a, b] = [readNumber(over), readNumber(under)];
  return a && b && !exact.equal(b, exact.ZERO) ? exact.divide(a, b) : undefined;
}
