/** Values into the columns of a list's elements, and out of them. */
import { columnsOf, denominatorColumn, joinLayouts, onlyColumn, under } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Rows } from './dialect.ts';
import { over } from './numbers.ts';
import type { Sql } from './sql.ts';
import { asList, asNumber, fieldOf, layoutOf } from './value.ts';
import type { Cell, ListValue, Value } from './value.ts';
import { Untranslatable } from './untranslatable.ts';
import { named, within } from './writer.ts';
import type { Writer } from './writer.ts';

/** The value that lies in these columns; fields are read only where they are asked for. */
export function valueIn(layout: Layout, column: (name: string) => Sql, path: string = ''): Value {
  switch (layout.kind) {
    case 'number': {
      const d = layout.over === 'beside' ? column(denominatorColumn(path)) : layout.over;
      return { kind: 'number', n: column(onlyColumn(path)), d };
    }
    case 'list': return { kind: 'list', list: column(onlyColumn(path)), of: layout.of };
    case 'record': return {
      kind: 'record',
      fields: new Map(layout.fields.map(([key, field]) =>
        [key, (): Value => valueIn(field, column, under(path, key))] as const)),
    };
    case 'nothing': throw new TypeError('An empty list has no elements to look at.');
    default: return { kind: layout.kind, is: column(onlyColumn(path)) };
  }
}

/** The cells of an element in this layout. */
export function cellsOf(value: Value, layout: Layout, writer: Writer, path: string = ''): Cell[] {
  const name = onlyColumn(path);
  switch (layout.kind) {
    case 'number': return numberCells(value, layout, writer, path);
    case 'list': {
      const { list } = inLayout(asList(value), layout.of, writer);
      return [{ name, kind: { listOf: columnsOf(layout.of) }, value: list }];
    }
    case 'record':
      return layout.fields.flatMap(([key, field]) =>
        cellsOf(fieldOf(value, key), field, writer, under(path, key)));
    case 'nothing': return [];
    default:
      if (!('is' in value)) throw new TypeError(`A ${value.kind} stands where a ${layout.kind} is wanted.`);
      return [{ name, kind: layout.kind, value: value.is }];
  }
}

function numberCells(
  value: Value, layout: Extract<Layout, { kind: 'number' }>, { dialect }: Writer, path: string,
): Cell[] {
  const number = asNumber(value);
  if (layout.over !== 'beside')
    return [{ name: onlyColumn(path), kind: 'number', value: over(number, layout.over) }];
  const d = typeof number.d === 'bigint' ? dialect.number(number.d) : number.d;
  return [
    { name: onlyColumn(path), kind: 'number', value: number.n },
    { name: denominatorColumn(path), kind: 'number', value: d },
  ];
}

/** The list as rows that may be read more than once. */
export function rowsOf(list: ListValue, writer: Writer): Rows {
  return { list: named(list.list, writer), columns: columnsOf(list.of) };
}

/** The list with every element as this makes it; elements for which `where` is false are left out. */
export function mapList(
  list: ListValue,
  writer: Writer,
  become: (element: Value, inner: Writer, place: Sql) => { readonly value: Value; readonly where?: Sql },
): ListValue {
  if (list.of.kind === 'nothing') return list;
  let of: Layout | undefined;
  const made = writer.dialect.each(rowsOf(list, writer), writer.scope, ({ column, place }, scope) => {
    const inner = within(writer, scope);
    const { value, where } = become(valueIn(list.of, column), inner, place);
    of = layoutOf(value);
    return { cells: cellsOf(value, of, inner), ...(where && { where }) };
  });
  if (!of) throw new TypeError('A dialect looked at no element.');
  return { kind: 'list', list: made, of };
}

/** The same list with its elements in another layout. */
export function inLayout(list: ListValue, of: Layout, writer: Writer): ListValue {
  if (isSameLayout(list.of, of)) return list;
  if (list.of.kind === 'nothing') return { kind: 'list', list: writer.dialect.listOf([], columnsOf(of)), of };
  const made = writer.dialect.each(rowsOf(list, writer), writer.scope, ({ column }, scope) =>
    ({ cells: cellsOf(valueIn(list.of, column), of, within(writer, scope)) }));
  return { kind: 'list', list: made, of };
}

/** A layout for all of them. */
export function commonLayout(layouts: readonly Layout[]): Layout {
  return layouts.reduce((all, one) => {
    const both = joinLayouts(all, one);
    if (!both) throw new Untranslatable('unlike-elements');
    return both;
  });
}

/** Whether lists of both hold the same columns over the same denominators. */
export function isSameLayout(a: Layout, b: Layout): boolean {
  return spelled(a) === spelled(b);
}

function spelled(layout: Layout): string {
  return JSON.stringify(layout, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part));
}
