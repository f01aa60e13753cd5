import { notAmong } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { BUILTIN_NAMES } from './builtins.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Env, Frame, Row, Typed } from './checker.ts';
import type { Builtin, Expr, Place } from './ir.ts';
import { COUNT, fieldOf, formatShape, isPeriod, WHOLE_NUMBER } from './shape.ts';
import type { RecordShape, Shape } from './shape.ts';

/** Binds a bare name: what the formula binds from inside out, then the clause, then the policy. */
export function checkName(checker: Checker, name: string, at: Span, env: Env): Typed {
  const bound = fromFrames(name, env.frame);
  if (bound) return { shape: bound.shape, expr: { ...bound.expr, at: checker.place(at) } };
  const named = checker.scopes.find(env.clause, name);
  switch (named?.kind) {
    case 'fact': return checker.fact(named, at, env);
    case 'constant': return checker.constant(named, at, env);
    case 'definition': return checker.definition(named, at, env);
    case 'table':
      checker.complain('table-not-called', at, { values: { name } });
      return BROKEN;
    default:
      if (name === '前项') return checker.earlier(at, env);
      if (name === '各前项') return checker.granted(at, env);
      complainOfName(checker, name, at, env);
      return BROKEN;
  }
}

/** What the formula itself binds to the name. */
export function fromFrames(name: string, frame: Frame | undefined): Typed | undefined {
  if (!frame) return undefined;
  return frame.names.get(name) ?? (frame.row && fromRow(name, frame.row)) ?? fromFrames(name, frame.outer);
}

function fromRow(name: string, { local, shape }: Row): Typed | undefined {
  const of: Expr = { op: 'local', id: local };
  if (name === 'item') return { expr: of, shape };
  const field = shape.kind === 'record' ? fieldOf(shape, name) : undefined;
  return field && { expr: { op: 'field', of, key: field.key }, shape: field.shape };
}

function complainOfName(checker: Checker, name: string, at: Span, env: Env): void {
  const visible = new Map([...declaredNames(checker, env), ...boundNames(env.frame)]);
  const [left = '', right = '', ...more] = name.split(' ');
  if ([left, right, ...more].every((word) => visible.has(word))) {
    checker.complain('operator-missing', at, { values: { left, right } });
    return;
  }
  const elsewhere = visible.has(name) ? undefined : checker.scopes.elsewhere(name);
  if (elsewhere) {
    checker.complain('name-elsewhere', at, { values: { name, clause: elsewhere.clause.id } });
    return;
  }
  const meant = visible.get(name);
  const names = [...visible.values(), ...BUILTIN_NAMES];
  const details = meant === undefined ? notAmong(names, name) : {
    values: { name }, nearest: meant, fix: { text: meant },
  };
  checker.complain('unknown-name', at, details);
}

/** Names of the clause and the policy; an English key leads to the Chinese name that formulas use. */
function declaredNames({ scopes }: Checker, { clause }: Env): [string, string][] {
  const named = scopes.namesIn(clause);
  const facts = named.filter((each) => each.kind === 'fact');
  return [
    ...facts.map(({ key, name }): [string, string] => [key, name]),
    ...named.map(({ name }): [string, string] => [name, name]),
  ];
}

function boundNames(frame: Frame | undefined): [string, string][] {
  if (!frame) return [];
  const fields = frame.row?.shape.kind === 'record' ? frame.row.shape.fields : [];
  const names = [...frame.names.keys(), ...fields.map(({ name }) => name)];
  return [...names.map((name): [string, string] => [name, name]), ...boundNames(frame.outer)];
}

const DAY_PARTS: Readonly<Record<string, Builtin>> = { year: 'year', month: 'month', day: 'dayOfMonth' };
const PERIOD_ENDS: Readonly<Record<string, string>> = { from: 'from', start: 'from', to: 'to', end: 'to' };

/** `a.b`: a field of a record, of every record of a list, or a part of a date or period. */
export function checkPath(checker: Checker, formula: Extract<Formula, { kind: 'path' }>, env: Env): Typed {
  const of = checker.check(formula.of, env);
  const at = checker.place(formula.at);
  const { name, at: nameAt } = formula.field;
  const { shape } = of;
  if (shape.kind === 'record') {
    const field = pick(checker, of, shape, name, nameAt);
    return { shape: field.shape, expr: { ...field.expr, at } };
  }
  if (shape.kind === 'list' && shape.of.kind === 'record') {
    const local = checker.newLocal();
    const row: Typed = { expr: { op: 'local', id: local }, shape: shape.of };
    const field = pick(checker, row, shape.of, name, nameAt);
    const expr: Expr = { op: 'for', bind: [{ local, in: of.expr }], result: field.expr, at };
    return { expr, shape: { kind: 'list', of: field.shape } };
  }
  const part = shape.kind === 'day' ? partOfDay(of.expr, name, at) : undefined;
  if (part) return part;
  if (shape.kind !== 'open') complainOfField(checker, shape, name, nameAt);
  return BROKEN;
}

function partOfDay(day: Expr, name: string, at: Place): Typed | undefined {
  const fn = DAY_PARTS[name];
  if (fn) return { expr: { op: 'call', fn, args: [day], at }, shape: WHOLE_NUMBER };
  return name === WEEKDAY ? weekday(day, at) : undefined;
}

const WEEKDAY = 'weekday';
/** 1900-01-01, the first day that facts may name, was a Monday. */
const A_MONDAY: Expr = { op: 'day', value: -25_567 };
const SEVEN: Expr = { op: 'number', n: '7' };

/** 1 for Monday to 7 for Sunday: the days since a Monday, without whole weeks. */
function weekday(day: Expr, at: Place): Typed {
  const call = (fn: Builtin, ...args: Expr[]): Expr => ({ op: 'call', fn, args, at });
  const since = call('subtract', day, A_MONDAY);
  const weeks = call('floor', call('divide', since, SEVEN));
  const expr = call('add', call('subtract', since, call('multiply', weeks, SEVEN)), { op: 'number', n: '1' });
  return { expr, shape: COUNT };
}

function pick(checker: Checker, of: Typed, shape: RecordShape, name: string, at: Span): Typed {
  const end = isPeriod(shape) ? PERIOD_ENDS[name] : undefined;
  const field = fieldOf(shape, name) ?? (end === undefined ? undefined : fieldOf(shape, end));
  if (field) return { expr: { op: 'field', of: of.expr, key: field.key }, shape: field.shape };
  complainOfField(checker, shape, name, at);
  return BROKEN;
}

function complainOfField({ complain }: Checker, shape: Shape, name: string, at: Span): void {
  const fields = shape.kind === 'record' ? shape.fields.map((field) => field.name) : [];
  const known = shape.kind === 'day' ? [...Object.keys(DAY_PARTS), WEEKDAY] : fields;
  complain('unknown-field', at, notAmong(known, name, { name, of: formatShape(shape) }));
}
