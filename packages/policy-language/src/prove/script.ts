/** Writes terms as SMT-LIB 2. */
import type { Fraction } from '@qingce/values';
import { isNonlinear } from './term.ts';
import type { Sort, Term } from './term.ts';

/** A variable in a script: its name there, and the name under which it was asked for. */
export type Named = { readonly symbol: string; readonly name: string; readonly sort: Sort };
export type Script = {
  readonly text: string;
  readonly variables: readonly Named[];
  readonly isLinear: boolean;
};

/**
 * What is asserted, and what is assumed of terms wherever they are used. `linear`: products and quotients of
 * unknowns are anything within their bounds, which is easier to decide and covers no less.
 */
type Writing = {
  readonly asserted: readonly Term[];
  readonly assumptions: ReadonlyMap<Term, readonly Term[]>;
  readonly form: 'exact' | 'linear';
};

/** Definitions first, each term once, then the bounds of the variables and what is assumed of them. */
export function toScript({ asserted, assumptions, form }: Writing): Script {
  const lines: string[] = [];
  const variables: Named[] = [];
  const seen = new Set<Term>();
  const assumed: Term[] = [];
  const isOpen = (term: Term): boolean => term.name !== undefined || (form === 'linear' && isNonlinear(term));
  const write = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    if (!isOpen(term)) term.args.forEach(write);
    assumed.push(...(assumptions.get(term) ?? []));
    if (term.name !== undefined) variables.push({ symbol: symbolOf(term), name: term.name, sort: term.sort });
    if (isOpen(term)) lines.push(...declarationOf(term));
    else if (term.args.length > 0) lines.push(definitionOf(term));
  };
  asserted.forEach(write);
  for (let fact = assumed.shift(); fact; fact = assumed.shift()) {
    write(fact);
    lines.push(`(assert ${symbolOf(fact)})`);
  }
  lines.push(...asserted.map((term) => `(assert ${symbolOf(term)})`));
  return { text: lines.join('\n'), variables, isLinear: ![...seen].some(isNonlinear) };
}

function declarationOf(term: Term): string[] {
  const { sort, lo, hi } = term;
  const symbol = symbolOf(term);
  return [
    `(declare-const ${symbol} ${sort})`,
    ...(sort !== 'Bool' && lo ? [`(assert (>= ${symbol} ${literal(lo, sort)}))`] : []),
    ...(sort !== 'Bool' && hi ? [`(assert (<= ${symbol} ${literal(hi, sort)}))`] : []),
  ];
}

function definitionOf(term: Term): string {
  return `(define-fun ${symbolOf(term)} () ${term.sort} ${bodyOf(term)})`;
}

function bodyOf({ op, args, sort }: Term): string {
  const isReal =
    sort === 'Real' || op === 'to_int' || (sort === 'Bool' && args.some((arg) => arg.sort === 'Real'));
  const written = args.map((arg) => (isReal && arg.sort === 'Int' ? asReal(arg) : symbolOf(arg)));
  const [a = '', b = ''] = written;
  switch (op) {
    case 'negate':
      return `(- ${a})`;
    case 'min':
      return `(ite (<= ${a} ${b}) ${a} ${b})`;
    case 'max':
      return `(ite (<= ${a} ${b}) ${b} ${a})`;
    default:
      return `(${op} ${written.join(' ')})`;
  }
}

/** A constant stands for itself, everything else under its name. */
function symbolOf(term: Term): string {
  const value = term.op.startsWith('number') ? term.lo : null;
  if (value) return literal(value, term.sort);
  return term.op === 'true' || term.op === 'false' ? term.op : `t${term.id}`;
}

function asReal(term: Term): string {
  return term.op.startsWith('number') && term.lo ? literal(term.lo, 'Real') : `(to_real ${symbolOf(term)})`;
}

function literal({ n, d }: Fraction, sort: Sort): string {
  const dot = sort === 'Real' ? '.0' : '';
  const magnitude = n < 0n ? -n : n;
  const size = d === 1n ? `${magnitude}${dot}` : `(/ ${magnitude}.0 ${d}.0)`;
  return n < 0n ? `(- ${size})` : size;
}
