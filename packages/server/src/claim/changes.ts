import { canonicalJson } from '@qingce/values';
import type { Change } from '@qingce/contract';
import type { Claim } from './claim.ts';

type Json = Claim['facts'][string];
type Rows = Readonly<Record<string, Json>>;

/** A submission: facts in the contract's form, and the documents that came with them. */
export interface Submission {
  readonly facts: Claim['facts'];
  readonly documents: readonly { readonly material: string; readonly name: string; readonly sha256: string }[];
}

/** 前后对照 — everything in which two submissions differ, facts in the order of the form, then documents. */
export function changesBetween(before: Submission, after: Submission): Change[] {
  return [
    ...recordChanges(recordOf(before.facts.applicant), recordOf(after.facts.applicant), 'applicant'),
    ...itemChanges(listOf(before.facts.items), listOf(after.facts.items)),
    ...documentChanges(before.documents, after.documents),
  ];
}

/** Items stand in their order; one that another kind took the place of is gone and new as a whole. */
function itemChanges(before: readonly Json[], after: readonly Json[]): Change[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, at) => at).flatMap((at): Change[] => {
    const path = `items[${at}]`;
    const [old, current] = [before[at], after[at]];
    if (recordOf(old).item === recordOf(current).item) return recordChanges(recordOf(old), recordOf(current), path);
    return [
      ...(old === undefined ? [] : [{ kind: 'row' as const, path, before: old }]),
      ...(current === undefined ? [] : [{ kind: 'row' as const, path, after: current }]),
    ];
  });
}

function recordChanges(before: Rows, after: Rows, at: string): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): Change[] => {
    const [old, current] = [before[key] ?? undefined, after[key] ?? undefined];
    if (isSame(old, current)) return [];
    const path = `${at}.${key}`;
    if (isRows(old) || isRows(current)) return rowChanges(listOf(old), listOf(current), path);
    return [change('fact', path, [old, current])];
  });
}

/** Rows that are the same word for word stay out, wherever they stand; of the others the first meets the first. */
function rowChanges(before: readonly Json[], after: readonly Json[], path: string): Change[] {
  const gone = without(before, after);
  const fresh = without(after, before);
  const length = Math.max(gone.length, fresh.length);
  return Array.from({ length }, (_, at) => {
    const place = (fresh[at] ?? gone[at])?.place ?? 0;
    return change('row', `${path}[${place}]`, [gone[at]?.row, fresh[at]?.row]);
  });
}

function without(rows: readonly Json[], others: readonly Json[]): { row: Json; place: number }[] {
  const left = others.map((row) => canonicalJson(row));
  return rows.map((row, place) => ({ row, place })).filter(({ row }) => {
    const twin = left.indexOf(canonicalJson(row));
    if (twin >= 0) left.splice(twin, 1);
    return twin < 0;
  });
}

/** A document under the same material and name with another content was replaced. */
function documentChanges(before: Submission['documents'], after: Submission['documents']): Change[] {
  const isIn = (all: Submission['documents'], one: Submission['documents'][number]): boolean =>
    all.some((each) => each.material === one.material && each.name === one.name && each.sha256 === one.sha256);
  const gone = before.filter((one) => !isIn(after, one));
  const fresh = after.filter((one) => !isIn(before, one));
  const replaced = new Set<Submission['documents'][number]>();
  const changes = gone.map((one) => {
    const twin = fresh.find((each) => each.material === one.material && each.name === one.name && !replaced.has(each));
    if (twin) replaced.add(twin);
    return change('document', one.material, [told(one), twin && told(twin)]);
  });
  const added = fresh.filter((one) => !replaced.has(one));
  return [...changes, ...added.map((one) => change('document', one.material, [undefined, told(one)]))];
}

function told({ name, sha256 }: Submission['documents'][number]): Json {
  return { name, sha256 };
}

function change(kind: Change['kind'], path: string, [before, after]: [Json | undefined, Json | undefined]): Change {
  return { kind, path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);
}

function isRows(value: Json | undefined): boolean {
  return Array.isArray(value) && value.some((row) => row !== null && typeof row === 'object');
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function recordOf(value: Json | undefined): Rows {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
