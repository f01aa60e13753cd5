import type { ContextEntry, Formula, Iterator, UnaryTest } from './ast.ts';

/** How tightly a kind of formula binds; a part that binds less stands in brackets. */
const TIGHTNESS: Partial<Record<Formula['kind'], number>> = {
  if: 0, for: 0, some: 0, every: 0, function: 0, or: 1, and: 2, in: 1, compare: 3, between: 3, negate: 6,
};
const ARITHMETIC = { '+': 4, '-': 4, '*': 5, '/': 5, '**': 6 } as const;
const ATOM = 9;

function tightness(formula: Formula): number {
  return formula.kind === 'arithmetic' ? ARITHMETIC[formula.operator] : TIGHTNESS[formula.kind] ?? ATOM;
}

/** The formula in canonical FEEL: one line, one space around operators, no bracket that is not needed. */
export function printFormula(formula: Formula): string {
  switch (formula.kind) {
    case 'number': case 'name': case 'literal': return formula.text;
    case 'string': return quote(formula.text);
    case 'boolean': return String(formula.value);
    case 'tested': return '?';
    case 'broken': return '…';
    case 'negate': return `-${part(formula.of, 7)}`;
    case 'arithmetic': return printArithmetic(formula);
    case 'compare': return `${part(formula.left, 4)} ${formula.operator} ${part(formula.right, 4)}`;
    case 'between':
      return `${part(formula.value, 4)} between ${part(formula.from, 4)} and ${part(formula.to, 4)}`;
    case 'in': return `${part(formula.value, 4)} in ${printTests(formula.tests)}`;
    case 'and': case 'or': {
      const own = formula.kind === 'and' ? 3 : 2;
      return formula.parts.map((each) => part(each, own)).join(` ${formula.kind} `);
    }
    case 'if': {
      const [test, yes, no] = [formula.test, formula.whenTrue, formula.whenFalse].map(printFormula);
      return `if ${test} then ${yes} else ${no}`;
    }
    case 'for': return `for ${printIterators(formula.iterators)} return ${printFormula(formula.result)}`;
    case 'some': case 'every':
      return `${formula.kind} ${printIterators(formula.iterators)} satisfies ${printFormula(formula.test)}`;
    case 'filter': return `${part(formula.list, ATOM)}[${printFormula(formula.where)}]`;
    case 'path': return `${part(formula.of, ATOM)}.${formula.field.name}`;
    case 'call': return `${part(formula.callee, ATOM)}(${printArguments(formula)})`;
    case 'function':
      return `function(${formula.params.map(({ name }) => name).join(', ')}) ${printFormula(formula.body)}`;
    case 'context': return `{ ${formula.entries.map(printEntry).join(', ')} }`;
    case 'list': return `[${formula.items.map(printFormula).join(', ')}]`;
    case 'interval': {
      const [open, close] = [formula.withFrom ? '[' : '(', formula.withTo ? ']' : ')'];
      return `${open}${printFormula(formula.from)}..${printFormula(formula.to)}${close}`;
    }
    case 'integers': return `${printFormula(formula.from)}..${printFormula(formula.to)}`;
  }
}

function printArguments({ args, names }: Extract<Formula, { kind: 'call' }>): string {
  const name = (place: number): string => (names?.[place] ? `${names[place].name}: ` : '');
  return args.map((arg, place) => name(place) + printFormula(arg)).join(', ');
}

function printEntry({ key, value }: ContextEntry): string {
  return `${key.name}: ${printFormula(value)}`;
}

/** A part in brackets, unless it binds at least as tightly as asked. */
function part(formula: Formula, atLeast: number): string {
  return tightness(formula) >= atLeast ? printFormula(formula) : `(${printFormula(formula)})`;
}

/** From the left: `a - b - c` needs no brackets, `a - (b - c)` does. */
function printArithmetic({ operator, left, right }: Extract<Formula, { kind: 'arithmetic' }>): string {
  const own = ARITHMETIC[operator];
  return `${part(left, own)} ${operator} ${part(right, own + 1)}`;
}

function printIterators(iterators: readonly Iterator[]): string {
  return iterators.map(({ name, in: domain }) => `${name.name} in ${part(domain, 1)}`).join(', ');
}

function printTests(tests: readonly UnaryTest[]): string {
  const [only, second] = tests;
  if (!only || second || only.kind !== 'matches') return `(${tests.map(printTest).join(', ')})`;
  return part(only.value, 4);
}

/** A unary test as it stands in a cell. */
export function printTest(test: UnaryTest): string {
  switch (test.kind) {
    case 'any': return '-';
    case 'is': return `${test.operator} ${part(test.value, 4)}`;
    case 'matches': return part(test.value, 4);
    case 'holds': return printFormula(test.formula);
    case 'not': return `not(${test.tests.map(printTest).join(', ')})`;
  }
}

function quote(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' };
  return `"${text.replaceAll(/["\\\n\t]/g, (mark) => escapes[mark] ?? `\\${mark}`)}"`;
}
