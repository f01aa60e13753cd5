import { notAmong } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import { BUILTIN_NAMES } from './builtins.ts';
import { BROKEN } from './checker.ts';
import type { Checker, Env, Frame, Typed } from './checker.ts';
import type { Builtin, Expr } from './ir.ts';
import { fieldOf, formatShape, isPeriod, WHOLE_NUMBER } from './shape.ts';
import type { RecordShape, Shape } from './shape.ts';

/** Binds a bare name: row fields, loop variables and earlier entries from inside out, then the clause, then the policy. */
export function checkName(checker: Checker, name: string, at: Span, env: Env): Typed {
  const bound = fromFrames(name, env.frame);
  if (bound) return { shape: bound.shape, expr: { ...bound.expr, at: checker.place(at) } };
  const named = checker.scopes.find(env.clause, name);
  if (named?.kind === 'fact') return checker.fact(named, at, env);
  if (named?.kind === 'constant') return checker.constant(named, at, env);
  if (named?.kind === 'definition') return checker.definition(named, at, env);
  if (name === '前项') return checker.earlier(at, env);
  if (named?.kind === 'table') checker.complain('table-not-called', at, { values: { name } });
  else complainOfName(checker, name, at, env);
  return BROKEN;
}

/** What the formula itself binds to the name. */
export function fromFrames(name: string, frame: Frame | undefined): Typed | undefined {
  for (let each = frame; each; each = each.outer) {
    const bound = each.names.get(name) ?? (each.row && fromRow(name, each.row));
    if (bound) return bound;
  }
  return undefined;
}

function fromRow(name: string, { local, shape }: NonNullable<Frame['row']>): Typed | undefined {
  const of: Expr = { op: 'local', id: local };
  if (name === 'item') return { expr: of, shape };
  const field = shape.kind === 'record' ? fieldOf(shape, name) : undefined;
  return field && { expr: { op: 'field', of, key: field.key }, shape: field.shape };
}

function complainOfName(checker: Checker, name: string, at: Span, env: Env): void {
  const visible = visibleNames(checker, env);
  const words = name.split(' ');
  if (words.length > 1 && words.every((word) => visible.has(word))) {
    checker.complain('operator-missing', at, { values: { left: words[0] ?? '', right: words[1] ?? '' } });
    return;
  }
  const meant = visible.get(name);
  if (meant === undefined) checker.complain('unknown-name', at, notAmong([...visible.values(), ...BUILTIN_NAMES], name));
  else checker.complain('unknown-name', at, { values: { name }, nearest: meant, fix: { text: meant } });
}

/** Names that would be understood here; an English key leads to the Chinese name that formulas use. */
function visibleNames(checker: Checker, env: Env): Map<string, string> {
  const names = new Map<string, string>();
  for (let frame = env.frame; frame; frame = frame.outer) {
    for (const name of frame.names.keys()) names.set(name, name);
    for (const { name } of frame.row?.shape.kind === 'record' ? frame.row.shape.fields : []) names.set(name, name);
  }
  for (const named of checker.scopes.namesIn(env.clause)) {
    names.set(named.name, named.name);
    if (named.kind === 'fact' && !names.has(named.key)) names.set(named.key, named.name);
  }
  return names;
}

const DAY_PARTS: Readonly<Record<string, Builtin>> = { year: 'year', month: 'month', day: 'dayOfMonth' };
const PERIOD_ENDS: Readonly<Record<string, string>> = { from: 'from', start: 'from', to: 'to', end: 'to' };

/** `a.b`: a field of a record, of every record of a list, or a part of a date or period. */
export function checkPath(checker: Checker, formula: Extract<Formula, { kind: 'path' }>, env: Env): Typed {
  const of = checker.check(formula.of, env);
  const at = checker.place(formula.at);
  const { name, at: nameAt } = formula.field;
  if (of.shape.kind === 'list' && of.shape.of.kind === 'record') {
    const local = checker.newLocal();
    const field = pick(checker, { expr: { op: 'local', id: local }, shape: of.shape.of }, of.shape.of, name, nameAt);
    return { expr: { op: 'for', bind: [{ local, in: of.expr }], result: field.expr, at }, shape: { kind: 'list', of: field.shape } };
  }
  if (of.shape.kind === 'record') {
    const field = pick(checker, of, of.shape, name, nameAt);
    return { shape: field.shape, expr: { ...field.expr, at } };
  }
  const fn = of.shape.kind === 'day' ? DAY_PARTS[name] : undefined;
  if (fn) return { expr: { op: 'call', fn, args: [of.expr], at }, shape: WHOLE_NUMBER };
  if (of.shape.kind !== 'open') complainOfField(checker, of.shape, name, nameAt);
  return BROKEN;
}

function pick(checker: Checker, of: Typed, shape: RecordShape, name: string, at: Span): Typed {
  const end = isPeriod(shape) ? PERIOD_ENDS[name] : undefined;
  const field = fieldOf(shape, name) ?? (end === undefined ? undefined : fieldOf(shape, end));
  if (field) return { expr: { op: 'field', of: of.expr, key: field.key }, shape: field.shape };
  complainOfField(checker, shape, name, at);
  return BROKEN;
}

function complainOfField(checker: Checker, shape: Shape, name: string, at: Span): void {
  const known = shape.kind === 'record' ? shape.fields.map((field) => field.name) : shape.kind === 'day' ? Object.keys(DAY_PARTS) : [];
  checker.complain('unknown-field', at, notAmong(known, name, { name, of: formatShape(shape) }));
}
