import type { FactPath } from '@qingce/law-view';
import { canonicalJson } from '@qingce/values';
import { diff3Merge } from 'node-diff3';
import type { Facts } from './facts.ts';
import { marksInside, marksOutside } from './taken.ts';

/** One fact, or one list, that two people wrote differently; `path` is its place in the merged facts. */
export interface Clash {
  readonly path: FactPath;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Says which of the two holds, if that was decided. */
type Choose = (clash: Clash) => 'mine' | 'theirs' | undefined;

/** What both typed upon, what is in hand, and what was saved meanwhile. */
interface Versions { readonly base: Facts; readonly mine: Facts; readonly theirs: Facts }

/**
 * 合并 — what two people typed upon the same version: each fact, item and row that only one of them changed is theirs;
 * what both changed differently is a clash, in which mine stands until it is decided.
 */
export function mergeFacts({ base, mine, theirs }: Versions, choose: Choose): { facts: Facts; clashes: Clash[] } {
  const merging: Merging = { choose, clashes: [] };
  const versions = { base: marksInside(base), mine: marksInside(mine), theirs: marksInside(theirs) };
  const facts = marksOutside(merged(versions, [], merging) as Facts);
  return { facts, clashes: merging.clashes };
}

interface Merging { readonly choose: Choose; readonly clashes: Clash[] }
interface Three { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown }

/** Undefined where the value is gone. */
function merged({ base, mine, theirs }: Three, path: FactPath, merging: Merging): unknown {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  return mergedWithin({ base, mine, theirs }, path, merging) ?? settled({ path, mine, theirs }, merging);
}

/** Part by part; undefined where the two have no parts in common. */
function mergedWithin({ base, mine, theirs }: Three, path: FactPath, merging: Merging): unknown {
  if (isRecord(mine) && isRecord(theirs)) return mergedRecord({ base, mine, theirs }, path, merging);
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return undefined;
  return mergedList({ base: listOf(base), mine: listOf(mine), theirs: listOf(theirs) }, path, merging);
}

function settled(clash: Clash, { choose, clashes }: Merging): unknown {
  const choice = choose(clash);
  if (choice === undefined) clashes.push(clash);
  if (choice === 'theirs') return clash.theirs;
  return choice === 'mine' ? clash.mine : clash.mine ?? clash.theirs;
}

function mergedRecord(
  { base, mine, theirs }: { base: unknown; mine: Facts; theirs: Facts }, path: FactPath, merging: Merging,
): Facts {
  const before = isRecord(base) ? base : {};
  const entries = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])].map((key) => [
    key, merged({ base: before[key], mine: mine[key], theirs: theirs[key] }, [...path, key], merging),
  ] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

interface Lists {
  readonly base: readonly unknown[];
  readonly mine: readonly unknown[];
  readonly theirs: readonly unknown[];
}

/** Undefined where rows were taken out beside rows that the other changed: then the whole list is the clash. */
function mergedList(lists: Lists, path: FactPath, merging: Merging): unknown[] | undefined {
  return [lists.base, lists.mine, lists.theirs].every(isByKind)
    ? mergedItems(lists, path, merging)
    : mergedRows(lists, path, merging);
}

/** Items of a claim, each kind once in every version: they are told apart by their kind, wherever they stand. */
function isByKind(list: readonly unknown[]): boolean {
  const kinds = list.map(kindOf);
  return kinds.every((kind) => kind !== undefined) && new Set(kinds).size === kinds.length;
}

function kindOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item['item'] === 'string' ? item['item'] : undefined;
}

function mergedItems({ base, mine, theirs }: Lists, path: FactPath, merging: Merging): unknown[] {
  const list: unknown[] = [];
  for (const kind of new Set([...theirs, ...mine].map(kindOf))) {
    const of = (items: readonly unknown[]): unknown => items.find((item) => kindOf(item) === kind);
    const item = merged({ base: of(base), mine: of(mine), theirs: of(theirs) }, [...path, list.length], merging);
    if (item !== undefined) list.push(item);
  }
  return list;
}

/** Rows have no name of their own: they are told apart by what stands in them and around them. */
function mergedRows({ base, mine, theirs }: Lists, path: FactPath, merging: Merging): unknown[] | undefined {
  const list: unknown[] = [];
  for (const part of diff3Merge(texts(mine), texts(base), texts(theirs))) {
    const { ok, conflict } = part;
    if (ok) list.push(...rows(ok));
    if (!conflict) continue;
    const stretch = { base: rows(conflict.o), mine: rows(conflict.a), theirs: rows(conflict.b) };
    const met = mergedStretch(stretch, { path, at: list.length }, merging);
    if (!met) return undefined;
    list.push(...met);
  }
  return list;
}

/** Rows that both changed in one place: the first meets the first; what each added behind them stays, theirs first. */
function mergedStretch(
  { base, mine, theirs }: Lists, { path, at }: { path: FactPath; at: number }, merging: Merging,
): unknown[] | undefined {
  if (Math.min(mine.length, theirs.length) < base.length) return undefined;
  const pairs = base.map((row, index) => merged(
    { base: row, mine: mine[index], theirs: theirs[index] }, [...path, at + index], merging));
  const added = theirs.slice(base.length);
  const own = mine.slice(base.length).filter((row) => !added.some((other) => isSame(other, row)));
  return [...pairs, ...added, ...own];
}

function texts(list: readonly unknown[]): string[] {
  return list.map((row) => canonicalJson(row ?? null));
}

function rows(list: readonly string[]): unknown[] {
  return list.map((text) => JSON.parse(text) as unknown);
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value as readonly unknown[] : [];
}

function isRecord(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
