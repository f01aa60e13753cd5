/** Formulas of the specialised policy as statements of a generated function. */
import type { Expr, RecordEntry, Table } from '../../typed/ir.ts';
import { usesOf } from '../../specialized/values.ts';
import { call } from './calls.ts';
import { computeWith, isGiven, readFact } from './facts.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';
import { filter, mapped } from './lists.ts';
import { elementAt, store } from './stores.ts';
import { asFigure, asList, asRow, asTruth, either, rowOf, scalarsOf, slotList, Unsupported } from './things.ts';
import type { List, Row, Thing } from './things.ts';
import { outputByNumber, smallNumber } from './table-by-number.ts';
import { joined, quantified } from './truths.ts';
import { textCode } from './unit.ts';
import type { Compute, Locals, Unit } from './unit.ts';

const NO_LOCALS: Locals = new Map();

/** Computes formulas of one function. */
export function openFormulas(unit: Unit): Compute {
  const compute: Compute = (expr, locals = NO_LOCALS) =>
    placed(expr, () => formula(unit, compute, expr, locals));
  computeWith(unit, compute);
  return compute;
}

/** Tells where the formula stands that the back end does not do. */
export function placed(expr: Expr, make: () => Thing): Thing {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Unsupported) || !expr.at || error.message.includes('line')) throw error;
    throw new Unsupported(`${error.message} (line ${expr.at.line}, column ${expr.at.column})`);
  }
}

/** One formula; those within it are computed by `compute`. */
export function formula(unit: Unit, compute: Compute, expr: Expr, locals: Locals): Thing {
  const { figuring, figuring: { code } } = unit;
  const go = (part: Expr): Thing => compute(part, locals);
  const list = (part: Expr): List => asList(go(part), code);
  const bound = (id: number, thing: Thing): Locals => new Map(locals).set(id, thing);
  switch (expr.op) {
    case 'number': return figure(BigInt(expr.n), BigInt(expr.d ?? '1'));
    case 'boolean': return { kind: 'boolean', code: String(expr.value) };
    case 'text': return { kind: 'text', code: textCode(unit, expr.value), value: expr.value };
    case 'day': return { kind: 'day', code: expr.value.toString(), lo: expr.value, hi: expr.value };
    case 'duration': return { kind: 'duration', months: expr.months };
    case 'fact': return readFact(unit, factOf(unit, expr.id), compute);
    case 'given': return isGiven(unit, factOf(unit, expr.fact));
    case 'definition': return definition(unit, compute, expr.id);
    case 'local': return localOf(locals, expr.id);
    case 'earlier': return earlier(unit);
    case 'granted': return granted(unit);
    case 'qualifying': return qualifying(unit, compute, expr.fact);
    case 'field': return fieldOf(unit, compute, expr, locals);
    case 'filter': return filter(unit, list(expr.list), (row) => compute(expr.where, bound(expr.local, row)));
    case 'at': return elementAt(unit, list(expr.list), asFigure(go(expr.index)));
    case 'for': return loop(unit, compute, expr, locals);
    case 'some': case 'every': return anyOrAll(unit, compute, expr, locals);
    case 'if': return either(figuring, asTruth(go(expr.test)), () => go(expr.then), () => go(expr.else));
    case 'record': return context(unit, compute, expr.entries, locals);
    case 'list': return slotList(code, expr.items.map((item) => ({ present: 'true', element: go(item) })));
    case 'period': return rowOf(new Map([['from', go(expr.from)], ['to', go(expr.to)]]));
    case 'integers': return integers(unit, asFigure(go(expr.from)), asFigure(go(expr.to)));
    case 'function': return {
      kind: 'function',
      call: (args) => compute(expr.body, expr.params.reduce<Locals>((inner, id, place) =>
        new Map(inner).set(id, args[place] ?? figure(0n)), locals)),
    };
    case 'table': return lookUp(unit, compute, tableOf(unit, expr.id), expr.args.map(go));
    case 'call': return call(unit, compute, expr, locals);
    case 'constant': case 'reading': case 'apply': throw new Unsupported(`${expr.op} left by the specialisation`);
  }
}

function factOf({ index }: Unit, id: number): Parameters<typeof readFact>[1] {
  const fact = index.facts.get(id);
  if (!fact) throw new Unsupported(`a fact ${id} that the policy lacks`);
  return fact;
}

function tableOf({ index }: Unit, id: number): Table {
  const table = index.tables.get(id);
  if (!table) throw new Unsupported(`a table ${id} that the policy lacks`);
  return table;
}

/** As computed before the loops and branches of this place, or here where nothing else names it. */
function definition(unit: Unit, compute: Compute, id: number): Thing {
  const known = unit.definitions.get(id);
  if (known) return known();
  const found = unit.index.definitions.get(id);
  if (!found) throw new Unsupported(`a definition ${id} that the policy lacks`);
  return compute(found.expr);
}

/**
 * Computes a definition where everything after can see it. What waits for a missing fact in it is waited for
 * where it is used.
 */
export function hoist(unit: Unit, compute: Compute, id: number): void {
  const { code } = unit.figuring;
  const make = (): Thing => {
    const thing = definition(unit, compute, id);
    return thing.kind === 'list' && !thing.slots ? store(unit, thing) : thing;
  };
  if (!code.foresee(() => void make()).leaves) {
    const thing = make();
    const { codes, remake } = scalarsOf(thing);
    const names = codes.map((one) => code.hold(one, 'd'));
    return void unit.definitions.set(id, () => remake(names));
  }
  const width = code.dry(() => scalarsOf(make()).codes.length);
  const [known, ...names] = Array.from({ length: width + 1 }, () => code.fresh('d'));
  code.line(`let ${known} = false${names.map((name) => `, ${name} = 0`).join('')};`);
  let remake: ((codes: readonly string[]) => Thing) | undefined;
  code.guarded(() => {
    const scalars = scalarsOf(make());
    remake = scalars.remake;
    scalars.codes.forEach((one, place) => code.line(`${names[place]} = ${one};`));
    code.line(`${known} = true;`);
  });
  unit.definitions.set(id, () => {
    if (code.knows(`definition ${id}`) === undefined) code.leave(`!${known}`);
    code.learn(`definition ${id}`);
    return remake?.(names) ?? figure(0n);
  });
}

function localOf(locals: Locals, id: number): Thing {
  const thing = locals.get(id);
  if (!thing) throw new Unsupported(`a local ${id} that nothing binds`);
  return thing;
}

function earlier(unit: Unit): List {
  if (!unit.earlier) throw new Unsupported('earlier items outside of an item');
  return unit.earlier();
}

function granted(unit: Unit): List {
  if (!unit.granted) throw new Unsupported('what earlier items were granted, outside of an item');
  return unit.granted();
}

/** 合格 — the rows that pass, as tested before; one that is open leaves. */
function qualifying(unit: Unit, compute: Compute, id: number): List {
  const { code } = unit.figuring;
  const rows = asList(readFact(unit, factOf(unit, id), compute), code);
  const passing = unit.passing.get(id);
  if (passing === undefined) return rows;
  return {
    kind: 'list', code,
    each: (body) => rows.each((row) => {
      const [place = ''] = asRow(row).scalars().codes;
      code.leave(`${passing}[${place}] === 2`);
      code.block(`if (${passing}[${place}] === 1)`, () => body(row));
    }),
  };
}

/** Of a record written out only what the field needs is computed. */
function fieldOf(unit: Unit, compute: Compute, expr: Extract<Expr, { op: 'field' }>, locals: Locals): Thing {
  const { of, key } = expr;
  if (of.op !== 'record') return asRow(compute(of, locals)).field(key);
  const last = of.entries.findIndex((entry) => entry.key === key);
  return asRow(context(unit, compute, of.entries.slice(0, last + 1), locals)).field(key);
}

/** Entries in order; those that neither the award shows nor a later one reads are left out. */
function context(unit: Unit, compute: Compute, entries: readonly RecordEntry[], outer: Locals): Row {
  const shown = unit.item && isPart(entries) ? partKeys(unit) : undefined;
  const fields = new Map<string, Thing>();
  let locals = outer;
  entries.forEach((entry, place) => {
    const uses = entries.slice(place + 1).reduce((so, later) => so + usesOf(later.value, entry.local), 0);
    const isShown = shown?.has(entry.key) ?? false;
    if (uses === 0 && shown && !isShown) return;
    const made = compute(entry.value, locals);
    const thing = uses > 1 || isShown ? fixed(unit, made) : heldThing(unit, made);
    fields.set(entry.key, thing);
    locals = new Map(locals).set(entry.local, thing);
  });
  return rowOf(fields);
}

/** What is read more than once is worked out once. */
function fixed(unit: Unit, thing: Thing): Thing {
  return thing.kind === 'list' && !thing.slots ? store(unit, thing) : heldThing(unit, thing);
}

/** Compound tests are worked out once. */
function heldThing(unit: Unit, thing: Thing): Thing {
  return thing.kind === 'boolean' ? { ...thing, code: unit.figuring.code.hold(thing.code) } : thing;
}

function isPart(entries: readonly RecordEntry[]): boolean {
  return entries.some(({ key }) => key === 'amount');
}

function partKeys({ item }: Unit): ReadonlySet<string> {
  return new Set((item?.parts ?? []).map(({ key, name }) => key ?? name));
}

function loop(unit: Unit, compute: Compute, expr: Extract<Expr, { op: 'for' }>, locals: Locals): List {
  const { code } = unit.figuring;
  const [first, ...others] = expr.bind;
  if (!first) throw new Unsupported('a loop over nothing');
  const list = asList(compute(first.in, locals), code);
  const inner = (element: Thing): Locals => new Map(locals).set(first.local, element);
  if (others.length === 0) return mapped(list, (element) => compute(expr.result, inner(element)));
  return {
    kind: 'list', code,
    each: (body) => list.each((element) =>
      loop(unit, compute, { op: 'for', bind: others, result: expr.result }, inner(element)).each(body)),
  };
}

function anyOrAll(
  unit: Unit, compute: Compute, expr: Extract<Expr, { op: 'some' | 'every' }>, locals: Locals,
): Thing {
  const [first, ...others] = expr.bind;
  if (!first) return compute(expr.test, locals);
  const rest: Expr = others.length === 0 ? expr.test : { op: expr.op, bind: others, test: expr.test };
  const { code } = unit.figuring;
  return quantified(code, () => asList(compute(first.in, locals), code),
    (element) => compute(rest, new Map(locals).set(first.local, element)), expr.op);
}

function integers(unit: Unit, from: Figure, to: Figure): List {
  const { code } = unit.figuring;
  if ([from, to].some(({ d, dd, n }) => d !== 1n || dd || n.big)) throw new Unsupported('such a range of integers');
  return {
    kind: 'list', code,
    each: (body) => {
      const [name, end] = [code.fresh('k'), code.hold(to.n.code)];
      code.block(`for (let ${name} = ${from.n.code}; ${name} <= ${end}; ${name}++)`, () =>
        body({ kind: 'number', n: { code: name, big: false, lo: from.n.lo, hi: to.n.hi }, d: 1n, dd: null }));
    },
  };
}

/** 命中 — the outputs of the row that fits, each looked up when it is asked for; leaves where no row fits. */
function lookUp(unit: Unit, compute: Compute, table: Table, args: readonly Thing[]): Row {
  const locals: Locals = new Map(table.inputs.map((input, place) => [input.local, args[place] ?? figure(0n)]));
  const field = (key: string): Thing => {
    const output = table.outputs.findIndex((one) => one.key === key);
    const number = unit.figuring.mode === 'exact' ? undefined : smallNumber(table, args);
    return (number && outputByNumber(unit, table, number, output))
      ?? fromRow(unit, compute, { table, locals, output }, 0);
  };
  return {
    kind: 'record', field,
    numbers: () => table.outputs.flatMap(({ key, type }) => (type.kind === 'number' ? [key] : [])),
    form: () => `row of table ${table.id}`,
    scalars: () => rowOf(new Map(table.outputs.map(({ key }) => [key, field(key)]))).scalars(),
  };
}

/** The place of the row that fits, counted from 0; leaves where none does. */
export function rowThatFits(unit: Unit, compute: Compute, table: Table, args: readonly Thing[]): Figure {
  const locals: Locals = new Map(table.inputs.map((input, place) => [input.local, args[place] ?? figure(0n)]));
  const from = (row: number): Figure => {
    const tests = table.rows[row]?.when.filter((test) => test !== null) ?? [];
    const { code } = unit.figuring;
    if (tests.length === 0) return figure(BigInt(row));
    const fits = joined(code, tests.map((test) => () => asTruth(compute(test, locals))), 'and').code;
    if (row < table.rows.length - 1)
      return asFigure(either(unit.figuring, fits, () => figure(BigInt(row)), () => from(row + 1)));
    code.leave(`!(${fits})`);
    return figure(BigInt(row));
  };
  return from(0);
}

type LookUp = { readonly table: Table; readonly locals: Locals; readonly output: number };

/** The output of that row if it fits, else of one after it. */
function fromRow(unit: Unit, compute: Compute, look: LookUp, from: number): Thing {
  const { code } = unit.figuring;
  const row = look.table.rows[from];
  const output = row?.then[look.output];
  if (!row || !output) throw new Unsupported(`an output that the table ${look.table.name} lacks`);
  const tests = row.when.filter((test) => test !== null);
  if (tests.length === 0) return compute(output);
  const fits = joined(code, tests.map((test) => () => asTruth(compute(test, look.locals))), 'and').code;
  if (from < look.table.rows.length - 1)
    return either(unit.figuring, fits, () => compute(output), () => fromRow(unit, compute, look, from + 1));
  code.leave(`!(${fits})`);
  return compute(output);
}
