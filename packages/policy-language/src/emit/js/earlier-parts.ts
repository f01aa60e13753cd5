/** 前项 in generated code: the parts of earlier items of the kind in the same claim, kept in arrays of the module. */
import { SAFE } from '../../bounds/range.ts';
import { dayBounds } from '../../evaluate/facts.ts';
import { isMoney } from '../../evaluate/wording.ts';
import type { Item, Type } from '../../typed/ir.ts';
import type { Code } from './code.ts';
import { asDouble, literal, multiply } from './figures.ts';
import { asFigure, rowOf, Unsupported } from './things.ts';
import type { List, Row, Thing } from './things.ts';
import type { Unit } from './unit.ts';

/** One field of a part: its column, or for a list of rows the columns of the rows and where they begin and end. */
export type PartColumn = {
  readonly key: string; readonly type: Type; readonly isShown: boolean;
  readonly column: string;
  readonly rows?: { readonly start: string; readonly end: string; readonly columns: readonly PartColumn[] };
};

/** The arrays of an item: the same in the fast and the exact function. */
export type Parts = {
  readonly columns: readonly PartColumn[];
  /** Variables of the module: the claim at hand, its parts so far, their rows, and whether one item is open. */
  readonly claim: string; readonly count: string; readonly rows: string; readonly open: string;
};

export function partsOf(item: Item, number: number): Parts {
  const name = (field: string): string => `e${number}_${field}`;
  const column = (key: string, type: Type, isShown: boolean, path: string): PartColumn => {
    const of = type.kind === 'list' ? type.of : undefined;
    const base = { key, type, isShown, column: name(path) };
    if (of?.kind !== 'record') return base;
    const columns = Object.entries(of.fields)
      .map(([field, one], place) => column(field, one, false, `${path}_${place}`));
    return { ...base, rows: { start: name(`${path}_start`), end: name(`${path}_end`), columns } };
  };
  return {
    columns: item.parts.map(({ key, name: own, type }, place) =>
      column(key ?? own, type, key !== undefined, place.toString())),
    claim: name('claim'), count: name('count'), rows: name('rows'), open: name('open'),
  };
}

/** What the module declares for the parts of an item. */
export function partDeclarations({ columns, claim, count, rows, open }: Parts): string[] {
  const arrays = columns.flatMap((one) =>
    one.rows ? [one.rows.start, one.rows.end, ...one.rows.columns.map(({ column }) => column)] : [one.column]);
  return [
    `let ${claim} = -1, ${count} = 0, ${rows} = 0, ${open} = false;`,
    ...arrays.map((array) => `const ${array} = [];`),
  ];
}

/** The parts of earlier items; while one of these items is open, that is waited for. */
export function earlierParts(code: Code, { columns, count, open }: Parts): List {
  const at = (place: string): Row => partRow(code, columns, place);
  return {
    kind: 'list', code,
    stored: { count, at },
    each: (body) => {
      code.leave(open);
      const place = code.fresh('k');
      code.block(`for (let ${place} = 0; ${place} < ${count}; ${place}++)`, () => body(at(place)));
    },
  };
}

function partRow(code: Code, columns: readonly PartColumn[], place: string): Row {
  return {
    kind: 'record',
    field: (key) => {
      const one = columns.find((column) => column.key === key);
      if (!one) throw new Unsupported(`${key}, which earlier parts do not have`);
      return one.rows ? partRows(code, one.rows, place) : thingOf(one, place);
    },
    numbers: () => columns.flatMap(({ key, type }) => (type.kind === 'number' ? [key] : [])),
    form: () => 'earlier part',
    scalars: () => {
      throw new Unsupported('earlier parts kept in another list');
    },
  };
}

function partRows(code: Code, { start, end, columns }: NonNullable<PartColumn['rows']>, part: string): List {
  return {
    kind: 'list', code,
    each: (body) => {
      const place = code.fresh('k');
      code.block(`for (let ${place} = ${start}[${part}]; ${place} < ${end}[${part}]; ${place}++)`, () =>
        body(rowOf(new Map(columns.map((column) => [column.key, thingOf(column, place)])))));
    },
  };
}

/** Over which denominator a part's figure is kept: fen for money, else whole. */
function denominatorOfPart(type: Type): bigint {
  return isMoney(type) ? 100n : 1n;
}

function thingOf({ type, column }: PartColumn, place: string): Thing {
  const code = `${column}[${place}]`;
  switch (type.kind) {
    case 'number':
      return { kind: 'number', n: { code, big: false, lo: -SAFE, hi: SAFE }, d: denominatorOfPart(type), dd: null };
    case 'day': return { kind: 'day', code, ...dayBounds };
    case 'text': return { kind: 'text', code };
    case 'boolean': return { kind: 'boolean', code };
    default: throw new Unsupported(`a ${type.kind} among the parts`);
  }
}

/** Keeps one part behind those that are there; `count` is only raised when the whole item is granted. */
export function keepPart(unit: Unit, { columns, rows }: Parts, part: Row, place: string): void {
  const { code } = unit.figuring;
  for (const { key, type, column, rows: own } of columns) {
    const thing = part.field(key);
    if (!own || thing.kind !== 'list') {
      code.line(`${column}[${place}] = ${scalarText(unit, thing, type)};`);
      continue;
    }
    code.line(`${own.start}[${place}] = ${rows};`);
    thing.each((row) => {
      if (row.kind !== 'record') throw new Unsupported('a list of single values among the parts');
      for (const field of own.columns)
        code.line(`${field.column}[${rows}] = ${scalarText(unit, row.field(field.key), field.type)};`);
      code.line(`${rows}++;`);
    });
    code.line(`${own.end}[${place}] = ${rows};`);
  }
}

/** The scalar that is kept; a BigInt beyond 2^53 is refused, since no answer shows such an amount. */
function scalarText(unit: Unit, thing: Thing, type: Type): string {
  if (thing.kind !== 'number') {
    if (!('code' in thing)) throw new Unsupported(`a ${thing.kind} among the parts`);
    return thing.kind === 'list' ? '0' : thing.code;
  }
  const d = denominatorOfPart(type);
  const { n, dd } = asFigure(thing);
  if (dd || d % thing.d !== 0n) throw new Unsupported('a part that is not rounded to its unit');
  const whole = multiply(unit.figuring, n, literal(d / thing.d));
  return whole.big ? `held(${whole.code})` : asDouble(whole);
}
