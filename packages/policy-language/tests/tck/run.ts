/** Runs one decision through the language: its reader, its checker, its evaluator and the reference. */
import { exact, formatDay, parseDay } from '@qingce/values';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import { claimScope } from '../../src/evaluate/scope.ts';
import { knownDay, knownNumber, knownRows, knownText } from '../../src/evaluate/value.ts';
import type { Value as Open } from '../../src/evaluate/value.ts';
import { compute } from '../../src/reference/formula.ts';
import type { Surroundings } from '../../src/reference/formula.ts';
import { isList } from '../../src/reference/value.ts';
import type { Value as Known } from '../../src/reference/value.ts';
import type { Complain } from '../../src/diagnostics.ts';
import type { Declared, DeclaredTable } from '../../src/resolved/declared.ts';
import { sourceText } from '../../src/source/source-text.ts';
import type { Formula } from '../../src/surface/ast.ts';
import { parseFormula } from '../../src/surface/parse-feel.ts';
import { inner } from '../../src/typed/checker.ts';
import type { Env, Typed } from '../../src/typed/checker.ts';
import type { CheckedPolicy, Expr } from '../../src/typed/ir.ts';
import { openChecker } from '../../src/typed/open-checker.ts';
import type { Workshop } from '../../src/typed/open-checker.ts';
import type { Written } from './cases.ts';
import type { Boxed, BoxedTable, Decision, Model } from './model.ts';

/** A value that both interpreters can yield; undefined is no value: unknown, or an error. */
export type Plain =
  | exact.Fraction | boolean | string | undefined | readonly Plain[]
  | { readonly fields: ReadonlyMap<string, Plain> };

/** What became of a decision: a value of each interpreter, or the complaints of the checker. */
export type Run =
  | { readonly kind: 'refused'; readonly complaints: readonly string[] }
  | { readonly kind: 'ran'; readonly evaluator: Plain; readonly reference: Plain; readonly isList: boolean };

const HERE = { from: 0, to: 0 };
const CLAUSE = { id: '1', heading: '', at: HERE, items: [] };
const NOTHING_DECLARED: Declared = {
  clauses: [CLAUSE], law: [], regions: new Map(), units: new Map(), applicants: [], items: [], facts: [],
  conditions: [], definitions: [], tables: [], parameters: [], calendars: [], names: [], awards: [], reasons: [],
  readings: [], settings: [],
  process: {
    offices: [], steps: [], materials: [], approvals: [], remedies: [], recovery: [], obligations: [], instalments: [],
    discretion: [], budgets: [],
  },
};

/** Names of tables that a formula calls. */
type Tables = Map<string, DeclaredTable>;
type Bench = { readonly workshop: Workshop; readonly tables: Tables; readonly model: Model };

/** Runs a decision of the model on these inputs. */
export function runDecision(model: Model, decision: Decision, inputs: ReadonlyMap<string, Written>): Run {
  const complaints: string[] = [];
  const complain: Complain = (code, _, details) => {
    const told = `${code} ${Object.values(details?.values ?? {}).join(' ')}`;
    if (code !== 'unused-name' && code !== 'compares-itself') complaints.push(told);
  };
  const tables: Tables = new Map();
  const scopes = { find: (_: object, name: string) => tables.get(name), namesIn: () => [], elsewhere: () => undefined };
  const workshop = openChecker(NOTHING_DECLARED, scopes, sourceText('', ' '), complain);
  const bench: Bench = { workshop: { ...workshop, checker: workshop.checker.standingAt(HERE) }, tables, model };
  try {
    const known = new Map([...inputs].map(([name, value]) => [name, typed(value)]));
    const { expr, shape } = checkDecision(bench, decision, known);
    if (complaints.length > 0) return { kind: 'refused', complaints };
    return { ...interpret(expr, workshop), isList: shape.kind === 'list' };
  } catch (error) {
    if (!(error instanceof RangeError && /call stack/.test(error.message))) throw error;
    return { kind: 'refused', complaints: ['recursion'] };
  }
}

/** What a decision needs comes first, under its name. */
function checkDecision(bench: Bench, decision: Decision, known: ReadonlyMap<string, Typed>): Typed {
  const { checker, env: envOf } = bench.workshop;
  let env: Env = envOf(CLAUSE);
  for (const id of decision.needs) {
    const needed = bench.model.decisions.get(id);
    const name = needed?.name ?? bench.model.inputs.get(id) ?? '';
    const value = needed ? checkDecision(bench, needed, known) : known.get(name);
    if (value) env = inner(env, { names: new Map([[name, value]]) });
  }
  const formula = toFormula(decision.logic, bench);
  if (!decision.params) return checker.check(formula, env);
  const params = decision.params.map((name) => ({ name, at: HERE }));
  return checker.check({ kind: 'function', params, body: formula, at: HERE }, env);
}

/** A boxed expression as a formula of the language. */
function toFormula(boxed: Boxed, bench: Bench): Formula {
  const read = (part: Boxed | undefined): Formula => (part ? toFormula(part, bench) : BROKEN);
  switch (boxed.kind) {
    case 'text': {
      const { text } = boxed;
      return parseFormula({ text, at: { from: 0, to: text.length } }, bench.workshop.checker.complain);
    }
    case 'context': return contextOf(boxed, read);
    case 'list': return { kind: 'list', items: boxed.items.map(read), at: HERE };
    case 'relation': return {
      kind: 'list', at: HERE, items: boxed.rows.map((row) => ({
        kind: 'context', at: HERE,
        entries: boxed.columns.map((name, at) => ({ key: { name, at: HERE }, value: read(row[at]) })),
      })),
    };
    case 'call': return callOf(boxed, bench, read);
    case 'function': {
      const params = boxed.params.map((name) => ({ name, at: HERE }));
      return { kind: 'function', params, body: read(boxed.body), at: HERE };
    }
    case 'if': {
      const [test, whenTrue, whenFalse] = boxed.parts.map(read);
      return {
        kind: 'if', test: test ?? BROKEN, whenTrue: whenTrue ?? BROKEN, whenFalse: whenFalse ?? BROKEN, at: HERE,
      };
    }
    case 'filter': return { kind: 'filter', list: read(boxed.parts[0]), where: read(boxed.parts[1]), at: HERE };
    case 'for': case 'some': case 'every': {
      const iterators = [{ name: { name: boxed.variable, at: HERE }, in: read(boxed.parts[0]) }];
      const last = read(boxed.parts[1]);
      return boxed.kind === 'for'
        ? { kind: 'for', iterators, result: last, at: HERE }
        : { kind: boxed.kind, iterators, test: last, at: HERE };
    }
    case 'table': return tableCall(boxed.table, bench);
    case 'outside': return BROKEN;
  }
}

const BROKEN: Formula = { kind: 'broken', at: HERE };
const RESULT = '\u0001result';

function contextOf(
  { entries, result }: Extract<Boxed, { kind: 'context' }>, read: (part: Boxed) => Formula,
): Formula {
  const all = [...entries, ...(result ? [{ name: RESULT, value: result }] : [])]
    .map(({ name, value }) => ({ key: { name, at: HERE }, value: read(value) }));
  const context: Formula = { kind: 'context', entries: all, at: HERE };
  return result ? { kind: 'path', of: context, field: { name: RESULT, at: HERE }, at: HERE } : context;
}

/** An invocation names its arguments; they are put in the order of the parameters. */
function callOf(
  { callee, bindings }: Extract<Boxed, { kind: 'call' }>, { model }: Bench, read: (part: Boxed) => Formula,
): Formula {
  const called = [...model.decisions.values()].find(({ name }) => name === callee);
  const args = (called?.params ?? bindings.map(({ name }) => name))
    .map((param) => bindings.find(({ name }) => name === param)?.value)
    .map((value) => (value ? read(value) : BROKEN));
  return { kind: 'call', callee: { kind: 'name', text: callee, at: HERE }, args, at: HERE };
}

/** A decision table becomes a table of the language and a call of it; one output column is taken out. */
function tableCall(table: BoxedTable, bench: Bench): Formula {
  const name = `table ${bench.tables.size + 1}`;
  const cell = (text: string) => ({ text, at: { from: 0, to: text.length } });
  const inputs = table.inputs.map((_, at) => cell(`in${at + 1}`));
  const outputs = table.outputs.map((output, at) => cell(output === '' ? `out${at + 1}` : output));
  bench.tables.set(name, {
    kind: 'table', name, at: HERE, clause: CLAUSE,
    written: {
      kind: 'table', at: HERE, name: cell(name), hit: cell(table.hit.charAt(0)),
      inputs, header: [...inputs, ...outputs],
      rows: table.rules.map((rule) => ({
        at: HERE, cells: [...rule.when.map((text) => cell(text === '' ? '-' : text)), ...rule.outputs.map(cell)],
      })),
    },
  });
  const args = table.inputs.map((text) => toFormula({ kind: 'text', text }, bench));
  const call: Formula = { kind: 'call', callee: { kind: 'name', text: name, at: HERE }, args, at: HERE };
  const [only, second] = outputs;
  return second || !only ? call : { kind: 'path', of: call, field: { name: only.text, at: HERE }, at: HERE };
}

/** An input as a constant of the language. */
function typed(value: Written): Typed {
  switch (value.kind) {
    case 'nil': return { expr: { op: 'list', items: [] }, shape: { kind: 'open' } };
    case 'simple': return typedSimple(value);
    case 'list': {
      const items = value.items.map(typed);
      return {
        expr: { op: 'list', items: items.map(({ expr }) => expr) },
        shape: { kind: 'list', of: items[0]?.shape ?? { kind: 'open' } },
      };
    }
    case 'record': {
      const fields = [...value.fields].map(([name, field]) => ({ name, key: name, ...typed(field) }));
      const entries = fields.map(({ name, key, expr }) => ({
        key, name, local: -1, value: expr, type: { kind: 'boolean' as const }, place: { line: 1, column: 1, to: 1 },
      }));
      return { expr: { op: 'record', entries }, shape: { kind: 'record', fields } };
    }
  }
}

function typedSimple({ type, text }: Extract<Written, { kind: 'simple' }>): Typed {
  if (type === 'boolean') return { expr: { op: 'boolean', value: text === 'true' }, shape: { kind: 'boolean' } };
  if (type === 'date') return { expr: { op: 'day', value: parseDay(text) ?? 0 }, shape: { kind: 'day' } };
  if (type !== 'decimal' && type !== 'double') return { expr: { op: 'text', value: text }, shape: { kind: 'text' } };
  const { n, d } = readNumber(text) ?? exact.ZERO;
  const whole = d === 1n ? { whole: true } : {};
  const expr: Expr = { op: 'number', n: n.toString(), ...(d === 1n ? {} : { d: d.toString() }) };
  return { expr, shape: { kind: 'number', unit: 'any', ...whole } };
}

/** `1.50` or `1.5E3`. */
export function readNumber(text: string): exact.Fraction | undefined {
  const [, digits = '', power = '0'] = /^([-+]?[0-9]*\.?[0-9]+)(?:[eE]([-+]?[0-9]+))?$/.exec(text.trim()) ?? [];
  const number = exact.parseDecimal(digits.replace(/^([-+]?)\./, '$10.').replace(/^\+/, ''));
  const places = Number.parseInt(power, 10);
  const scale = exact.fraction(10n ** BigInt(Math.abs(places)));
  return number && (places < 0 ? exact.divide(number, scale) : exact.multiply(number, scale));
}

function interpret(expr: Expr, { tables }: Workshop): Omit<Extract<Run, { kind: 'ran' }>, 'isList'> {
  const policy = {
    tables: tables.checked, law: { phrases: [] }, facts: [], definitions: [], conditions: [], items: [],
    readings: [], applicants: [],
  } as unknown as CheckedPolicy;
  const scope = claimScope({ policy, facts: { applicant: {}, claim: {}, items: [] }, readings: {} });
  const absent = (): never => {
    throw new TypeError('Nothing of a claim is at hand.');
  };
  const surroundings: Surroundings = {
    policy, fact: absent, given: absent, constant: absent, definition: absent, reading: absent, earlier: absent,
    granted: absent, qualifying: absent,
  };
  return {
    kind: 'ran', evaluator: plainOpen(evaluate(expr, scope)),
    reference: orNothing(() => plainKnown(compute(expr, surroundings))),
  };
}

/** The reference stops with an error where there is no value. */
function orNothing(read: () => Plain): Plain {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function plainOpen(value: Open): Plain {
  switch (value.kind) {
    case 'number': return knownNumber(value);
    case 'boolean': return value.value;
    case 'text': return knownText(value);
    case 'day': return dayText(knownDay(value));
    case 'list': return knownRows(value)?.map(plainOpen);
    case 'record': return {
      fields: new Map(Object.entries(value.fields).map(([key, field]) => [key, plainOpen(field)])),
    };
    default: return undefined;
  }
}

function dayText(day: number | undefined): Plain {
  return day === undefined ? undefined : formatDay(day);
}

function plainKnown(value: Known): Plain {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.map(plainKnown);
  switch (value.kind) {
    case 'number': return exact.fraction(value.n, value.d);
    case 'day': return formatDay(value.at);
    case 'record': return { fields: new Map([...value.fields].map(([key, field]) => [key, plainKnown(field)])) };
    default: return undefined;
  }
}
