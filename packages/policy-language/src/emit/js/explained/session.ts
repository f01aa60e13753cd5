/**
 * 依据 in generated code — what the functions of one item share that explain its award: definitions and stand-ins
 * are worked out at most once for an item, in the order in which the evaluator asks for them, and each leaves its
 * step. While a step is put into words nothing else leaves one (`loud`), as in the evaluator.
 */
import { typesOf } from '../../../evaluate/expression-types.ts';
import type { Types } from '../../../evaluate/expression-types.ts';
import { indexOf } from '../../../evaluate/policy-index.ts';
import type { CheckedPolicy, Expr, Item, RecordEntry } from '../../../typed/ir.ts';
import { openCode } from '../code.ts';
import type { Code } from '../code.ts';
import { computeWith } from '../facts.ts';
import type { Figuring } from '../whole.ts';
import { formula, placed } from '../formula.ts';
import { asRow, Unsupported } from '../things.ts';
import type { Thing } from '../things.ts';
import type { Compute, Locals, Unit } from '../unit.ts';

/** An entry of a context: the formula behind a local, and what was bound there. */
export type Source = { readonly expr: Expr; readonly locals: Locals };

export type Session = {
  readonly policy: CheckedPolicy; readonly item: Item; readonly types: Types;
  readonly readings: Readonly<Record<string, string>>;
  /** Whole functions, and the variables that keep what they found. */
  readonly functions: string[]; readonly variables: string[];
  /** What stands for a definition or a stand-in once its function has run; absent while that is being written. */
  readonly definitions: Map<number, (() => Thing) | undefined>;
  readonly standIns: Map<number, (() => Thing) | undefined>;
  /** Facts that must be given for the item to be explained here. */
  readonly needed: Set<number>;
  readonly sources: Map<number, Source>;
  readonly names: { next: number }; readonly held: Map<string, string>; readonly tally: Figuring['tally'];
};

/** One function while it is written. */
export type Writing = {
  readonly session: Session; readonly unit: Unit; readonly code: Code; readonly compute: Compute;
  readonly home: Home;
  /** What tables have answered, by the formula that asks. */
  readonly answers: Map<Expr, { readonly locals: Locals; readonly name: string; readonly thing: Thing }>;
};

/** The definition, or else the item, to which the entries of a context belong; `item` as its words are seen from. */
export type Home = {
  readonly phrases: readonly number[]; readonly clause: string; readonly item: Item | undefined;
};

export const NO_LOCALS: Locals = new Map();

export function openSession(policy: CheckedPolicy, readings: Session['readings'], item: Item): Session {
  return {
    policy, item, readings, types: typesOf(policy), functions: [], variables: [], definitions: new Map(),
    standIns: new Map(), needed: new Set(), sources: new Map(), names: { next: 0 }, held: new Map(),
    tally: { proven: 0, tested: 0 },
  };
}

/** How definitions and facts are read; handed in, since their functions are written with this one. */
export type Readers = {
  readonly definition: (at: Writing, id: number) => Thing; readonly fact: (at: Writing, id: number) => Thing;
  readonly context: (at: Writing, entries: readonly RecordEntry[], locals: Locals) => Thing;
};

/** A function to be written; `FUNCTION` is left where something is missing after all. */
export function openWriting(session: Session, readers: Readers, home: Home): Writing {
  const { policy, item, names, held, tally } = session;
  const code = openCode('FUNCTION', names);
  const unit: Unit = {
    policy, index: indexOf(policy), item, prefix: 'explained', held, arrays: [], shared: new Set(),
    figuring: { code, mode: 'whole', overflow: 'break FUNCTION;', tally },
    definitions: new Map(), passing: new Map(), relied: new Set(), earlier: undefined,
  };
  const compute: Compute = (expr, locals = NO_LOCALS) => placed(expr, () => value(at, readers, expr, locals));
  const at: Writing = { session, unit, code, compute, home, answers: new Map() };
  computeWith(unit, compute);
  return at;
}

/** What the specialised policy has as values stands here under its name. */
function value(at: Writing, readers: Readers, expr: Expr, locals: Locals): Thing {
  const { session: { item, readings }, unit, compute } = at;
  switch (expr.op) {
    case 'constant': return compute(item.constants[expr.name]?.value ?? unbound(expr.name));
    case 'reading': return compute({ op: 'text', value: readings[expr.id] ?? unbound(expr.id) });
    case 'definition': return readers.definition(at, expr.id);
    case 'fact': return readers.fact(at, expr.id);
    case 'record': return readers.context(at, expr.entries, locals);
    case 'field': return expr.of.op === 'table' ? lookUpOnce(at, expr, locals) : fieldOf(at, expr, locals);
    case 'if': return chosen(at, expr, locals) ?? formula(unit, compute, expr, locals);
    case 'call': return sameTexts(at, expr, locals) ?? formula(unit, compute, expr, locals);
    case 'apply': case 'for': case 'some': case 'every': case 'filter': case 'at': case 'earlier': case 'granted':
    case 'qualifying': throw new Unsupported(`${expr.op} in an explanation`);
    default: return formula(unit, compute, expr, locals);
  }
}

function fieldOf({ compute }: Writing, { of, key }: Extract<Expr, { op: 'field' }>, locals: Locals): Thing {
  return asRow(compute(of, locals)).field(key);
}

/** A table is asked once in a stretch of code, however often the answer is told. */
function lookUpOnce(at: Writing, expr: Extract<Expr, { op: 'field' }>, locals: Locals): Thing {
  const { code, answers } = at;
  const before = answers.get(expr);
  if (before?.locals === locals && code.knows(before.name) !== undefined) return before.thing;
  const found = { locals, name: code.fresh('table '), thing: fieldOf(at, expr, locals) };
  answers.set(expr, found);
  code.learn(found.name);
  return found.thing;
}

function unbound(name: string): never {
  throw new Unsupported(`${name}, which has no value here`);
}

/** The branch that a test decides which reads no fact. */
function chosen({ compute, code }: Writing, expr: Extract<Expr, { op: 'if' }>, locals: Locals): Thing | undefined {
  const test = decided(() => compute(expr.test, locals), code);
  return test === undefined ? undefined : compute(test ? expr.then : expr.else, locals);
}

/** True or false where the test is one whatever the facts are. */
export function decided(test: () => Thing, code: Code): boolean | undefined {
  const thing = code.dry(test);
  if (thing.kind !== 'boolean') throw new Unsupported('a branch without a test');
  return thing.code === 'true' ? true : thing.code === 'false' ? false : undefined;
}

/** Two written texts are compared here: neither of them may stand in the dictionary of the claims. */
function sameTexts(
  { compute, code }: Writing, { fn, args }: Extract<Expr, { op: 'call' }>, locals: Locals,
): Thing | undefined {
  if (fn !== 'equal' && fn !== 'unequal') return undefined;
  const [a, b] = code.dry(() => args.map((arg) => writtenText(compute(arg, locals))));
  if (a === undefined || b === undefined) return undefined;
  return { kind: 'boolean', code: String((a === b) === (fn === 'equal')) };
}

function writtenText(thing: Thing): string | undefined {
  return thing.kind === 'text' ? thing.value : undefined;
}
