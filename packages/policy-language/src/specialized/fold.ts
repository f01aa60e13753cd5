/** Works out formulas in which no fact stands, by the evaluator itself, and writes the value down again. */
import { exact } from '@qingce/values';
import { evaluate } from '../evaluate/evaluate.ts';
import { claimScope } from '../evaluate/scope.ts';
import { knownDay, knownNumber, knownRows, knownText } from '../evaluate/value.ts';
import type { Value } from '../evaluate/value.ts';
import type { CheckedPolicy, Expr, Place, RecordEntry, Type } from '../typed/ir.ts';

/** The value of a formula over values only, as a formula; nothing where it has none. */
export type Fold = (expr: Expr) => Expr | undefined;

export function openFolding(
  policy: CheckedPolicy,
  readings: Readonly<Record<string, string>>,
  fresh: () => number,
): Fold {
  const scope = claimScope({ policy, readings, facts: { applicant: {}, claim: {}, items: [] } });
  return (expr) => {
    const written = write(evaluate(expr, scope), fresh);
    return written && { ...written, ...(expr.at && { at: expr.at }) };
  };
}

const NOWHERE: Place = { line: 0, column: 0, to: 0 };

/** The value as a formula; nothing while a part of it is not known. */
function write(value: Value, fresh: () => number): Expr | undefined {
  switch (value.kind) {
    case 'number': {
      const known = knownNumber(value);
      return known && { op: 'number', n: known.n.toString(), ...(known.d !== 1n && { d: known.d.toString() }) };
    }
    case 'boolean': return value.value === undefined ? undefined : { op: 'boolean', value: value.value };
    case 'text': {
      const known = knownText(value);
      return known === undefined ? undefined : { op: 'text', value: known };
    }
    case 'day': {
      const known = knownDay(value);
      return known === undefined ? undefined : { op: 'day', value: known };
    }
    case 'duration': return { op: 'duration', months: value.months };
    case 'list': return writeList(knownRows(value), fresh);
    case 'record': return writeRecord(value.fields, fresh);
    case 'function': case 'any': return undefined;
  }
}

function writeList(rows: readonly Value[] | undefined, fresh: () => number): Expr | undefined {
  const items = rows?.map((row) => write(row, fresh));
  return items?.every((item) => item !== undefined) ? { op: 'list', items } : undefined;
}

function writeRecord(fields: Readonly<Record<string, Value>>, fresh: () => number): Expr | undefined {
  const written = Object.entries(fields).map(([key, value]) => ({ key, value, expr: write(value, fresh) }));
  const [from, to] = written;
  const isPeriod = written.map(({ key }) => key).join() === 'from,to';
  if (isPeriod && from?.expr && to?.expr) return { op: 'period', from: from.expr, to: to.expr };
  const entries = written.map(({ key, value, expr }): RecordEntry | undefined =>
    expr && { key, name: key, local: fresh(), value: expr, type: typeOf(value), place: NOWHERE });
  return entries.every((entry) => entry !== undefined) ? { op: 'record', entries } : undefined;
}

/** What can be told of the type from the value; units are not, and nothing asks for them after the check. */
function typeOf(value: Value): Type {
  switch (value.kind) {
    case 'number': {
      const known = knownNumber(value);
      return { kind: 'number', unit: {}, ...(known && exact.isInteger(known) && { whole: true as const }) };
    }
    case 'boolean': case 'text': case 'day': case 'duration': return { kind: value.kind };
    case 'list': {
      const [first] = value.rows;
      return { kind: 'list', of: first ? typeOf(first.value) : { kind: 'boolean' } };
    }
    case 'record': return {
      kind: 'record',
      fields: Object.fromEntries(Object.entries(value.fields).map(([key, field]) => [key, typeOf(field)])),
    };
    case 'function': case 'any': throw new TypeError(`A ${value.kind} has no place in a policy.`);
  }
}
