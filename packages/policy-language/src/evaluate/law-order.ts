/** The order of the law: facts as the policy declares them, rows and their fields in theirs. */
import { KIND } from './judge.ts';
import { relative } from './explain.ts';
import type { Scope } from './scope.ts';
import type { Fact } from '../typed/ir.ts';

/** A fact path taken apart: the top-level fact, and within a list the row and its field. */
export type Located = { readonly fact: Fact; readonly row?: number; readonly field?: Fact };

/**
 * Finds the declaration behind an item-relative path such as `seats[0].seats`; undefined for the kind and
 * unknown ones.
 */
export function locate(path: string, scope: Scope): Located | undefined {
  const own = /^(?:(applicant|claim)\.)?(\w+)(?:\[(\d+)\](?:\.(\w+))?)?$/.exec(
    path.replace(/^items\[\d+\]\./, ''),
  );
  if (!own) return undefined;
  const [, holder = 'item', key, row, field] = own;
  const fact = scope.policy.facts.find((one) => one.scope === holder && one.key === key && isOf(one, scope));
  if (!fact) return undefined;
  const within = field === undefined ? undefined : fact.row?.find((one) => one.key === field);
  return { fact, ...(row !== undefined && { row: Number.parseInt(row, 10) }), ...(within && { field: within }) };
}

function isOf(fact: Fact, scope: Scope): boolean {
  return fact.scope !== 'item' || (fact.items?.includes(scope.at?.item.id ?? '') ?? true);
}

/**
 * Paths as the applicant reads them, in the order of the law; facts of other items keep their place in the
 * claim.
 */
export function inLawOrder(paths: Iterable<string>, scope: Scope): string[] {
  const position = scope.at?.position ?? 0;
  const shown = [...paths].map((path) => relative(path, position));
  const ranks = new Map(shown.map((path) => [path, rankOf(path, scope)]));
  return shown.toSorted((a, b) => compareRanks(ranks.get(a) ?? [], ranks.get(b) ?? []) || (a < b ? -1 : 1));
}

function rankOf(path: string, scope: Scope): number[] {
  const located = locate(path, scope);
  if (!located) return path === KIND ? [-1] : [Infinity];
  const { fact, row = -1, field } = located;
  return [fact.id, path.startsWith('items[') ? 1 : 0, row, field ? (fact.row ?? []).indexOf(field) : -1];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((one, at) => one !== b[at]);
  return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}
