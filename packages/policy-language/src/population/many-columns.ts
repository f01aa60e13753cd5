/**
 * Columns of very many claims out of a few thousand that the door has let in: each further claim is one of them with
 * its amounts scaled, all by one factor, so that what is part of a whole stays so. A factor that would take an
 * amount beyond its declared bounds is not applied.
 */
import { denominatorOf } from '../bounds/fact-bounds.ts';
import type { CheckedPolicy, Fact, FactWire } from '../typed/ir.ts';

type Cells = Float64Array | Int32Array | Uint8Array;
/** A column, or a list with where the rows of each begin and end. */
export type Column = Cells | {
  readonly offsets: Int32Array; readonly given: Uint8Array;
  readonly rows?: Readonly<Record<string, Column>>; readonly value?: Cells;
};
export type ItemColumns = {
  readonly count: number; readonly claim: Int32Array; readonly position: Int32Array; readonly complete: boolean;
  readonly facts: Readonly<Record<string, Column>>;
};
/** What `toColumns` of a generated module makes. */
export type Columns = {
  readonly count: number; readonly texts: readonly string[]; readonly complete: boolean; readonly abreast: boolean;
  readonly applicant: Readonly<Record<string, Column>>; readonly claim: Readonly<Record<string, Column>>;
  readonly items: Readonly<Record<string, ItemColumns>>;
};

/** A factor of 64 sixty-fourths leaves amounts as they are. */
const WHOLE = 64;
const LARGEST = 2 ** 45;

/** So many claims from `pool`, picked and scaled as `chance` says (a whole number below the limit). */
export function drawColumns(
  policy: CheckedPolicy, pool: Columns, count: number, chance: (limit: number) => number,
): Columns {
  const picked = Int32Array.from({ length: count }, () => chance(pool.count));
  const factors = Uint8Array.from(picked, () => 52 + chance(25));
  const places = Object.entries(pool.items).map(([id, own]) => [id, placesOf(own, picked)] as const);
  const scopes = [
    { facts: pool.applicant, declared: ofScope(policy, 'applicant'), rows: picked, claims: undefined },
    { facts: pool.claim, declared: ofScope(policy, 'claim'), rows: picked, claims: undefined },
    ...places.map(([id, { rows, claim }]) =>
      ({ facts: pool.items[id]?.facts ?? {}, declared: ofScope(policy, 'item'), rows, claims: claim })),
  ];
  for (const { facts, declared, rows, claims } of scopes) holdBack(facts, declared, { rows, claims, factors });
  const [applicant, claim, ...items] = scopes.map(({ facts, declared, rows, claims }) =>
    drawAll(facts, declared, { rows, claims, factors }));
  return {
    count, texts: pool.texts, complete: pool.complete, abreast: pool.abreast,
    applicant: applicant ?? {}, claim: claim ?? {},
    items: Object.fromEntries(places.map(([id, { rows, claim: claims, position }], at) =>
      [id, {
        count: rows.length, claim: claims, position, complete: pool.items[id]?.complete === true,
        facts: items[at] ?? {},
      }])),
  };
}

/** Facts by key; two items may use a key for facts of their own, so the narrowest bounds of all count. */
function ofScope({ facts }: CheckedPolicy, scope: Fact['scope']): ReadonlyMap<string, readonly Fact[]> {
  return Map.groupBy(facts.filter((fact) => fact.scope === scope), ({ key }) => key);
}

/** The rows of a kind that the claims picked have, in their order, with the claim and position of each. */
function placesOf({ count, claim, position }: ItemColumns, picked: Int32Array) {
  const first = new Int32Array((claim.at(-1) ?? -1) + 2);
  for (const one of claim) first[one + 1] = (first[one + 1] ?? 0) + 1;
  for (let place = 1; place < first.length; place += 1) first[place] = (first[place] ?? 0) + (first[place - 1] ?? 0);
  const from = (one: number): number => first[Math.min(one, first.length - 1)] ?? count;
  const ends = picked.map((one) => from(one + 1) - from(one));
  const all = ends.reduce((sum, own) => sum + own, 0);
  const [rows, claims] = [new Int32Array(all), new Int32Array(all)];
  let next = 0;
  picked.forEach((one, place) => {
    for (let row = from(one); row < from(one + 1); row += 1, next += 1) {
      rows[next] = row;
      claims[next] = place;
    }
  });
  return { rows, claim: claims, position: rows.map((row) => position[row] ?? 0) };
}

/** `rows`: which row of the pool each new row is; `claims`: of which claim it is, where that is not its own place. */
type Draw = { readonly rows: Int32Array; readonly claims: Int32Array | undefined; readonly factors: Uint8Array };
type Facts = Readonly<Record<string, Column>>;
type Declared = ReadonlyMap<string, readonly Fact[]>;

const AMOUNTS: ReadonlySet<FactWire> = new Set(['money', 'amount', 'measure']);

function isAmount(facts: readonly Fact[]): boolean {
  return facts.length > 0 && facts.every(({ wire }) => AMOUNTS.has(wire));
}

/** Sets the factor of a claim back to 1 where an amount of it would leave its bounds. */
function holdBack(facts: Facts, declared: Declared, draw: Draw): void {
  for (const [key, column] of Object.entries(facts)) {
    const own = declared.get(key) ?? [];
    if (!isCells(column)) {
      if (column.rows) holdBack(column.rows, rowsOf(own), rowsIn(column, draw));
      continue;
    }
    if (!isAmount(own)) continue;
    holdColumnBack(column, boundsOf(own), draw);
  }
}

function holdColumnBack(
  column: Cells, { lo, hi }: { readonly lo: number; readonly hi: number }, { rows, claims, factors }: Draw,
): void {
  rows.forEach((row, place) => {
    const at = claims ? claims[place] ?? 0 : place;
    const before = column[row] ?? 0;
    if (!isWithin(scaled(before, factors[at] ?? WHOLE), lo, hi) || !isWithin(before, -LARGEST, LARGEST))
      factors[at] = WHOLE;
  });
}

/** What is not given is NaN, and within any bounds. */
function isWithin(value: number, lo: number, hi: number): boolean {
  return !(value < lo || value > hi);
}

function drawAll(facts: Facts, declared: Declared, draw: Draw): Record<string, Column> {
  return Object.fromEntries(Object.entries(facts).map(([key, column]) => {
    const own = declared.get(key) ?? [];
    return [key, isCells(column) ? drawCells(column, isAmount(own), draw) : drawList(column, own, draw)];
  }));
}

function drawCells(column: Cells, isScaled: boolean, { rows, claims, factors }: Draw): Cells {
  const drawn = column.subarray(0, 0).constructor as Float64ArrayConstructor;
  const cells = new drawn(rows.length);
  for (let place = 0; place < rows.length; place += 1) {
    const value = column[rows[place] ?? 0] ?? 0;
    cells[place] = isScaled ? scaled(value, factors[claims ? claims[place] ?? 0 : place] ?? WHOLE) : value;
  }
  return cells;
}

function drawList(list: Exclude<Column, Cells>, own: readonly Fact[], draw: Draw): Column {
  const within = rowsIn(list, draw);
  const offsets = new Int32Array(draw.rows.length + 1);
  draw.rows.forEach((row, place) => {
    offsets[place + 1] = (offsets[place] ?? 0) + (list.offsets[row + 1] ?? 0) - (list.offsets[row] ?? 0);
  });
  const given = draw.rows.reduce((cells, row, place) => cells.fill(list.given[row] ?? 0, place, place + 1),
    new Uint8Array(draw.rows.length));
  if (list.rows) return { offsets, given, rows: drawAll(list.rows, rowsOf(own), within) };
  return { offsets, given, ...(list.value && { value: drawCells(list.value, false, within) }) };
}

/** The rows of the lists that these rows have. */
function rowsIn({ offsets }: Exclude<Column, Cells>, { rows, claims, factors }: Draw): Draw {
  const sizes = rows.map((row) => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const [inner, of] = [new Int32Array(all), new Int32Array(all)];
  let next = 0;
  rows.forEach((row, place) => {
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at += 1, next += 1) {
      inner[next] = at;
      of[next] = claims ? claims[place] ?? 0 : place;
    }
  });
  return { rows: inner, claims: of, factors };
}

function rowsOf(facts: readonly Fact[]): Declared {
  return Map.groupBy(facts.flatMap(({ row }) => row ?? []), ({ key }) => key);
}

function isCells(column: Column): column is Cells {
  return ArrayBuffer.isView(column);
}

/** NaN, which says that nothing is given, stays NaN. */
function scaled(value: number, factor: number): number {
  return factor === WHOLE ? value : Math.floor((value * factor) / WHOLE);
}

function boundsOf(facts: readonly Fact[]): { readonly lo: number; readonly hi: number } {
  return {
    lo: Math.max(...facts.map(({ min, wire }) => bound(min, wire, 0))),
    hi: Math.min(...facts.map(({ max, wire }) => bound(max, wire, LARGEST))),
  };
}

function bound(text: Fact['min'], wire: FactWire, otherwise: number): number {
  if (!text) return otherwise;
  return Number.parseInt(((BigInt(text.n) * denominatorOf(wire)) / BigInt(text.d ?? '1')).toString(), 10);
}
