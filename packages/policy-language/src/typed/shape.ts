import type { exact } from '@qingce/values';
import type { Formula, WrittenName } from '../surface/ast.ts';
import type { Expr, Type, Unit } from './ir.ts';
import { formatUnit, PURE, sameUnit, YUAN } from './unit.ts';

export type NumberShape = {
  readonly kind: 'number';
  /** `any`: made of bare numbers alone, takes the unit of its place. */
  readonly unit: Unit | 'any';
  readonly whole?: boolean;
  /** Never finer than a hundredth: money in whole fen. */
  readonly rounded?: boolean;
  readonly min?: exact.Fraction; readonly max?: exact.Fraction;
};
export type Field = { readonly name: string; readonly key: string; readonly shape: Shape };
export type RecordShape = { readonly kind: 'record'; readonly fields: readonly Field[] };
export type ListShape = { readonly kind: 'list'; readonly of: Shape };
export type TextShape = { readonly kind: 'text'; readonly options?: readonly string[] };
/** A function for one kind of arguments: where it stands, and what it yields. */
export type Instance = { readonly expr: Expr; readonly result: Shape };
/** A function, checked anew for every kind of argument it is called with. */
export type FunctionShape = {
  readonly kind: 'function'; readonly params: readonly WrittenName[]; readonly body: Formula;
  readonly instantiate: (args: readonly Shape[], uses: Uses) => Instance;
};

/** What a formula needs: the items that have all of it (undefined: it needs no item), and readings. */
export type Uses = {
  items: readonly string[] | undefined;
  readonly readings: Set<string>;
  /** Items that must have all of it; undefined when any will do. */
  readonly wanted?: readonly string[];
};

/** What the compiler knows of a value: the type of the checked policy, and names beside keys. */
export type Shape =
  | NumberShape
  | { readonly kind: 'boolean' | 'day' | 'duration' }
  | TextShape
  | ListShape
  | RecordShape
  | FunctionShape
  /** Nothing is known: an element of `[]`, or a fault that was complained of. Fits everywhere. */
  | { readonly kind: 'open' };

export const OPEN: Shape = { kind: 'open' };
export const BOOLEAN: Shape = { kind: 'boolean' };
export const TEXT: Shape = { kind: 'text' };
export const DAY: Shape = { kind: 'day' };
export const WHOLE_NUMBER: NumberShape = { kind: 'number', unit: PURE, whole: true, rounded: true };
/** How many: takes the unit of its place. */
export const COUNT: NumberShape = { kind: 'number', unit: 'any', whole: true, rounded: true };
export const PERIOD: RecordShape = {
  kind: 'record', fields: [{ name: '起', key: 'from', shape: DAY }, { name: '止', key: 'to', shape: DAY }],
};

/** Whether a record has the two days of a period. */
export function isPeriod(shape: Shape): shape is RecordShape {
  if (shape.kind !== 'record') return false;
  const days = shape.fields.filter((field) => field.shape.kind === 'day').map(({ key }) => key);
  return days.includes('from') && days.includes('to');
}

export function fieldOf({ fields }: RecordShape, name: string): Field | undefined {
  return fields.find((field) => field.name === name) ?? fields.find(({ key }) => key === name);
}

/** Whether it is a sum of 元, of whatever fineness. */
export function isYuan(shape: Shape): shape is NumberShape {
  return shape.kind === 'number' && (shape.unit === 'any' || sameUnit(shape.unit, YUAN));
}

/** The unit that both numbers have, undefined when they are unlike. */
export function commonUnit(a: NumberShape, b: NumberShape): Unit | 'any' | undefined {
  if (a.unit === 'any') return b.unit;
  return b.unit === 'any' || sameUnit(a.unit, b.unit) ? a.unit : undefined;
}

export type Fineness = { readonly whole?: boolean; readonly rounded?: boolean };

export function numberOf(unit: Unit | 'any', { whole = false, rounded = false }: Fineness = {}): NumberShape {
  return { kind: 'number', unit, ...(whole ? { whole } : {}), ...(rounded ? { rounded } : {}) };
}

/** As fine as the finer of two. */
export function finer(a: NumberShape, b: NumberShape): Fineness {
  return { whole: isTrue(a.whole) && isTrue(b.whole), rounded: isTrue(a.rounded) && isTrue(b.rounded) };
}

export function isTrue(flag: boolean | undefined): boolean {
  return flag === true;
}

/** The shape that covers both, undefined when there is none. */
export function join(a: Shape, b: Shape): Shape | undefined {
  if (a.kind === 'open') return b;
  if (b.kind === 'open') return a;
  if (a.kind === 'number' && b.kind === 'number') return joinNumbers(a, b);
  if (a.kind === 'text' && b.kind === 'text') return joinTexts(a, b);
  return joinParts(a, b);
}

function joinParts(a: Shape, b: Shape): Shape | undefined {
  if (a.kind === 'list' && b.kind === 'list') return joinLists(a, b);
  if (a.kind === 'record' && b.kind === 'record') return joinRecords(a, b);
  return a.kind === b.kind && a.kind !== 'function' ? a : undefined;
}

function joinNumbers(a: NumberShape, b: NumberShape): Shape | undefined {
  const unit = commonUnit(a, b);
  return unit && numberOf(unit, finer(a, b));
}

function joinLists(a: ListShape, b: ListShape): Shape | undefined {
  const of = join(a.of, b.of);
  return of && { kind: 'list', of };
}

/** The fields that both records have; undefined when they share none or the same name has different keys. */
function joinRecords(a: RecordShape, b: RecordShape): Shape | undefined {
  const fields: Field[] = [];
  for (const field of a.fields) {
    const other = b.fields.find(({ name }) => name === field.name);
    if (!other) continue;
    const shape = join(field.shape, other.shape);
    if (!shape || other.key !== field.key) return undefined;
    fields.push({ ...field, shape });
  }
  return fields.length === 0 ? undefined : { kind: 'record', fields };
}

function joinTexts({ options: a }: TextShape, { options: b }: TextShape): Shape {
  return a && b ? { kind: 'text', options: [...new Set([...a, ...b])] } : { kind: 'text' };
}

/** With the English keys that the policy gives to names, where a record was declared without. */
export function withKeys(shape: Shape, keys: ReadonlyMap<string, string>): Shape {
  if (shape.kind === 'list') return { kind: 'list', of: withKeys(shape.of, keys) };
  if (shape.kind !== 'record') return shape;
  const fields = shape.fields.map(({ name, key, shape: of }): Field =>
    ({ name, key: key === name ? keys.get(name) ?? name : key, shape: withKeys(of, keys) }));
  return { kind: 'record', fields };
}

/** In the words of a policy file: `money`, `人`, `date`, `list of { 起: date, 止: date }`. */
export function formatShape(shape: Shape): string {
  switch (shape.kind) {
    case 'number': return formatNumberShape(shape);
    case 'boolean': return 'yes/no';
    case 'day': return 'date';
    case 'duration': return 'duration';
    case 'text': return shape.options ? shape.options.map((option) => `"${option}"`).join(' | ') : 'text';
    case 'list': return `list of ${formatShape(shape.of)}`;
    case 'record': return `{ ${shape.fields.map(formatField).join(', ')} }`;
    case 'function': return `function(${shape.params.map(({ name }) => name).join(', ')})`;
    case 'open': return '?';
  }
}

function formatField({ name, key, shape }: Field): string {
  const isOwn = key !== name && key !== 'from' && key !== 'to';
  return `${name}${isOwn ? ` (${key})` : ''}: ${formatShape(shape)}`;
}

function formatNumberShape({ unit, whole, rounded }: NumberShape): string {
  if (unit === 'any') return 'number';
  if (sameUnit(unit, YUAN)) return isTrue(rounded) ? 'money' : '元';
  if (sameUnit(unit, PURE)) return isTrue(whole) ? 'integer' : 'number';
  return formatUnit(unit);
}

/** Tells shapes apart down to names, keys and units. */
export function identityOf(shape: Shape): string {
  return `${formatShape(shape)} ${JSON.stringify(typeOf(shape))}`;
}

/** As it stands in the checked policy. */
export function typeOf(shape: Shape): Type {
  switch (shape.kind) {
    case 'number': return numberType(shape);
    case 'list': return { kind: 'list', of: typeOf(shape.of) };
    case 'record': return recordType(shape);
    case 'text': return { kind: 'text', ...(shape.options ? { options: shape.options } : {}) };
    // Only an empty list and a function that is never called are left open in a policy without faults.
    case 'open': case 'function': return { kind: 'number', unit: {} };
    default: return { kind: shape.kind };
  }
}

function recordType(shape: RecordShape): Type {
  const fields = Object.fromEntries(shape.fields.map((field) => [field.key, typeOf(field.shape)]));
  return { kind: 'record', fields, ...(isPeriod(shape) ? { period: true } : {}) };
}

function numberType({ unit, whole, rounded }: NumberShape): Type {
  const known = unit === 'any' ? PURE : unit;
  return {
    kind: 'number', unit: known, ...(isTrue(whole) ? { whole: true } : {}),
    ...(isTrue(rounded) && sameUnit(known, YUAN) ? { rounded: true } : {}),
  };
}
