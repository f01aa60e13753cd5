import { factsOfApplicant, factsOfItem, nameOf, parsePath, pathText, readAt } from '@qingce/law-view';
import type { FactPath, Language } from '@qingce/law-view';
import type { CaseFile, FactRow, WhoAmI } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';

/** One fact of a case: where it lies, what it is called, and its standing with the office that confirms it. */
export interface FactLine {
  readonly path: FactPath;
  readonly name: string;
  readonly row: FactRow | undefined;
}

/**
 * Every fact that is given or that an office must confirm: the applicant's first, then item by item in the
 * order of the law, then fields within lists.
 */
export function factLines(
  file: Pick<CaseFile, 'claimed' | 'accepted' | 'facts'>, policy: CheckedPolicy, language: Language,
): FactLine[] {
  const kind = readAt(file.claimed, ['applicant', 'kind']);
  const items = (readAt(file.claimed, ['items']) as { item?: string }[] | undefined) ?? [];
  const places: FactPath[] = [
    ...factsOfApplicant(policy, kind).map((fact) => ['applicant', fact.key]),
    ...items.flatMap((entry, at) => factsOfItem(policy, entry.item ?? '').map((fact) => ['items', at, fact.key])),
  ];
  const rowAt = new Map(file.facts.map((row) => [row.path, row]));
  const known = new Set(places.map(pathText));
  const within = file.facts.filter((row) => !known.has(row.path)).map((row) => parsePath(row.path));
  return [...places, ...within]
    .map((path) => ({ path, row: rowAt.get(pathText(path)) }))
    .filter(({ path, row }) =>
      row !== undefined || [file.claimed, file.accepted].some((facts) => readAt(facts, path) !== undefined))
    .map(({ path, row }) => {
      const item = items.length > 1 && typeof path[1] === 'number' ? `${path[1] + 1} · ` : '';
      return { path, row, name: item + nameOf(path, { policy, json: file.claimed, language }) };
    });
}

/**
 * Whether a fact waits for that officer: it is their office's to confirm, and they have not found it yet, or what two
 * of them found differs.
 */
export function waitsFor(row: FactRow, officer: Pick<WhoAmI, 'unit' | 'displayName'>): boolean {
  if (row.confirmedBy !== officer.unit || row.state === 'confirmed') return false;
  return row.state === 'differs' || !row.verifiedBy.includes(officer.displayName);
}
