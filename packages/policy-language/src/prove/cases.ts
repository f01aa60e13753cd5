/** The cases into which a proof is split: each kind of applicant, and each claim year that can lead to an award. */
import { exact } from '@qingce/values';
import { boundsOf } from '../evaluate/facts.ts';
import { count } from '../evaluate/interval.ts';
import { judgeItems } from '../evaluate/judge-items.ts';
import type { Facts } from '../evaluate/scope.ts';
import type { CheckedPolicy, Fact, Item } from '../typed/ir.ts';
import type { Maker, Sign } from './symbol.ts';
import { pathOf } from './unknown-facts.ts';

export type Readings = Readonly<Record<string, string>>;
/** `years`: values of claim facts that are years, by path; what else is known is nothing. */
export type Split = { readonly kind: string; readonly years: ReadonlyMap<string, number> };

/** Years are looked at one by one where no more than these are left. */
const MOST_YEARS = 40;

/** The splits in which the item may be awarded at all; everywhere else it is refused whatever else is given. */
export function splitsOf(policy: CheckedPolicy, item: Item, readings: Readings): Split[] {
  const year = policy.facts.find((fact) => fact.scope === 'claim' && fact.wire === 'year');
  return kindsOf(policy, item).flatMap((kind): Split[] => {
    const years = year ? yearsOf(year, { policy, item, readings, kind }) : [];
    if (!year || years.length > MOST_YEARS) return [{ kind, years: new Map() }];
    return years.map((value) => ({ kind, years: new Map([[pathOf(year), value]]) }));
  });
}

/** The kinds of applicant that may claim the item. */
export function kindsOf({ applicants }: CheckedPolicy, item: Item): string[] {
  return applicants.filter(({ items }) => items.includes(item.id)).map(({ kind }) => kind);
}

type OfKind = {
  readonly policy: CheckedPolicy;
  readonly item: Item;
  readonly readings: Readings;
  readonly kind: string;
};

function yearsOf(year: Fact, { policy, item, readings, kind }: OfKind): number[] {
  const { lo, hi } = boundsOf(year);
  const [first, last] = [lo ? count(lo) : 1900, hi ? count(hi) : 2200];
  const all = Array.from({ length: last - first + 1 }, (_, step) => first + step);
  return all.filter((value) => {
    const facts: Facts = { applicant: { kind }, claim: { [year.key]: value }, items: [{ item: item.id }] };
    return judgeItems(policy, { facts, readings })[0]?.judgement.outcome !== 'ineligible';
  });
}

/** The facts that a split fixes, as signs. */
export function fixedBy({ years }: Split, { terms }: Maker): Map<string, Sign> {
  return new Map(
    [...years].map(([path, year]) => [
      path,
      { kind: 'number', term: terms.number(exact.fraction(BigInt(year))) },
    ]),
  );
}

/** The facts that a split fixes, as JSON. */
export function factsOf({ kind, years }: Split, item: Item): Facts {
  const claim = Object.fromEntries([...years].map(([path, year]) => [path.slice('claim.'.length), year]));
  return { applicant: { kind }, claim, items: [{ item: item.id }] };
}
