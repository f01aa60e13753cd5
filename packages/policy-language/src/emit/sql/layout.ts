/**
 * How values lie in a list at run time. An element is a row of columns, whatever it is: a number is one column
 * of whole numbers over a denominator that the compiler knows (or two columns where it does not), a record has
 * the columns of its fields, a nested list is one column.
 */

export type Layout =
  | { readonly kind: 'number'; readonly over: Denominator }
  | { readonly kind: 'boolean' | 'text' | 'day' | 'json' }
  /** Of an empty list that does not say of what it is empty. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly of: Layout }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [key: string, Layout])[] };

/** Known to the compiler, or standing in the row beside the numerator. */
export type Denominator = bigint | 'beside';

/** What one column of an element holds. */
export type ColumnKind =
  | 'number' | 'boolean' | 'text' | 'day' | 'json'
  | { readonly listOf: readonly Column[] };

export type Column = { readonly name: string; readonly kind: ColumnKind };

// The column of an element that is no record, and what is put behind the name of a numerator's denominator.
const ONLY = 'value';
const OVER = '÷';

/** The columns of an element, those of a record's fields under their keys. */
export function columnsOf(layout: Layout, path: string = ''): readonly Column[] {
  const name = path === '' ? ONLY : path;
  switch (layout.kind) {
    case 'number': {
      const numerator: Column = { name, kind: 'number' };
      return layout.over === 'beside' ? [numerator, { name: name + OVER, kind: 'number' }] : [numerator];
    }
    case 'list': return [{ name, kind: { listOf: columnsOf(layout.of) } }];
    case 'record': return layout.fields.flatMap(([key, field]) => columnsOf(field, under(path, key)));
    case 'nothing': return [];
    default: return [{ name, kind: layout.kind }];
  }
}

/** Where the denominator stands that is beside a numerator. */
export function denominatorColumn(path: string): string {
  return (path === '' ? ONLY : path) + OVER;
}

/** The column of a value that has one. */
export function onlyColumn(path: string): string {
  return path === '' ? ONLY : path;
}

/** The path of a field. */
export function under(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** A layout that takes the values of both; nothing when they are of different kinds. */
export function joinLayouts(a: Layout, b: Layout): Layout | undefined {
  if (a.kind === 'nothing') return b;
  if (b.kind === 'nothing') return a;
  return a.kind === b.kind ? joinAlike(a, b) : undefined;
}

function joinAlike(a: Layout, b: Layout): Layout | undefined {
  if (a.kind === 'number' && b.kind === 'number')
    return { kind: 'number', over: joinDenominators(a.over, b.over) };
  if (a.kind === 'record' && b.kind === 'record') return joinRecords(a, b);
  if (a.kind !== 'list' || b.kind !== 'list') return a;
  const of = joinLayouts(a.of, b.of);
  return of && { kind: 'list', of };
}

type RecordLayout = Extract<Layout, { kind: 'record' }>;

/** Fields that both have: a row that lacks one is never asked for it. */
function joinRecords(a: RecordLayout, b: RecordLayout): Layout | undefined {
  const others = new Map(b.fields);
  const fields: [string, Layout][] = [];
  for (const [key, field] of a.fields) {
    const other = others.get(key);
    const both = other && joinLayouts(field, other);
    if (other && !both) return undefined;
    if (both) fields.push([key, both]);
  }
  return { kind: 'record', fields };
}

function joinDenominators(a: Denominator, b: Denominator): Denominator {
  return typeof a === 'bigint' && typeof b === 'bigint' ? leastCommonMultiple(a, b) : 'beside';
}

/** Of two numbers above zero. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

/** Of two numbers above zero. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
