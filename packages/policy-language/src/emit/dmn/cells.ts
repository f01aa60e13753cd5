/** The rows of a decision table as FEEL: unary tests in, literals out. */
import type { Constant, Expr, Table } from '../../typed/ir.ts';
import { feelOf, writeConstant } from './feel.ts';
import type { Vocabulary } from './feel.ts';
import type { KnowledgeTable } from './model.ts';
import { feelType } from './types.ts';

export function tableOf(table: Table, words: Vocabulary): KnowledgeTable {
  return {
    hit: table.hit === 'U' ? 'UNIQUE' : 'FIRST',
    inputs: table.inputs.map(({ name, type }) => ({ name, typeRef: feelType(type) })),
    outputs: table.outputs.map(({ key, type }) => ({ name: key, typeRef: feelType(type) })),
    rules: table.rows.map((row) => ({
      when: row.when.map((test, at) => (test ? cellOf(test, table.inputs[at]?.local ?? -1, words) : '-')),
      outputs: row.then.map((value) => writeConstant(value).text),
      note: `${table.clause} · policy.md:${row.place.line}`,
    })),
  };
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: '', less: '< ', lessOrEqual: '<= ', greater: '> ', greaterOrEqual: '>= ',
};

/** `150`, `"a", "b"`, `>= 3`, `[1..3]`; anything else as a condition on `?`. */
function cellOf(test: Expr, local: number, words: Vocabulary): string {
  const parts = test.op === 'call' && test.fn === 'or' ? test.args : [test];
  const simple = parts.map((part) => simpleTest(part, local));
  if (simple.every((text) => text !== undefined)) return simple.join(', ');
  return feelOf(test, words, new Map([[local, '?']]));
}

function simpleTest(test: Expr, local: number): string | undefined {
  if (test.op !== 'call') return undefined;
  if (test.fn === 'and') return intervalOf(test.args, local);
  const sign = SIGNS[test.fn];
  const constant = sign === undefined ? undefined : comparedWith(test.args, local);
  return constant && `${sign}${writeConstant(constant).text}`;
}

/** The constant with which the input is compared. */
function comparedWith([left, right]: readonly Expr[], local: number): Constant | undefined {
  const isOfInput = left?.op === 'local' && left.id === local;
  return isOfInput && right && isConstant(right) ? right : undefined;
}

function intervalOf([low, high]: readonly Expr[], local: number): string | undefined {
  const [from, to] = [low, high].map((end) => end && simpleTest(end, local));
  if (from?.startsWith('>') !== true || to?.startsWith('<') !== true) return undefined;
  const [open, close] = [from.startsWith('>=') ? '[' : '(', to.startsWith('<=') ? ']' : ')'];
  return `${open}${from.replace(/^>=? /, '')}..${to.replace(/^<=? /, '')}${close}`;
}

function isConstant(expr: Expr): expr is Constant & Expr {
  return ['number', 'boolean', 'text', 'day', 'duration'].includes(expr.op);
}
