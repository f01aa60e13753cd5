/** Which columns a generated module reads: every declared fact, in the order of the law. */
import { denominatorOf } from '../../bounds/fact-bounds.ts';
import type { Specialized } from '../../specialized/specialize.ts';
import type { Fact, FactWire } from '../../typed/ir.ts';
import { columnKind } from './facts.ts';
import type { ColumnKind } from './facts.ts';

type Scalar = { readonly kind: ColumnKind; readonly wire: FactWire; readonly places?: number };
/** `needed`: what is waited for wherever it is not given. */
export type ColumnFact = { readonly key: string; readonly needed?: true } & (
  | Scalar
  | { readonly list: Scalar | { readonly rows: readonly ColumnFact[] } }
);
/** `items` by id. */
export type Layout = {
  readonly applicant: readonly ColumnFact[]; readonly claim: readonly ColumnFact[];
  readonly items: Readonly<Record<string, readonly ColumnFact[]>>;
};

/**
 * Facts of an item that it never reads have no column; the applicant's kind always has one. `relied`: what the
 * whole function of the claims and then that of each item takes to be given.
 */
export function layoutOf({ policy, items }: Specialized, relied: readonly ReadonlySet<number>[]): Layout {
  const all = new Set(relied.flatMap((facts) => [...facts]));
  const ofClaim = (scope: Fact['scope']): ColumnFact[] => policy.facts
    .filter((fact) => fact.scope === scope && !(scope === 'applicant' && fact.key === 'kind'))
    .map((fact) => columnFact(fact, all));
  return {
    applicant: [{ key: 'kind', kind: 'text', wire: 'choice', needed: true }, ...ofClaim('applicant')],
    claim: ofClaim('claim'),
    items: Object.fromEntries(items.map(({ item, facts }, number) => [
      item.id, policy.facts.filter(({ id, scope }) => scope === 'item' && facts.includes(id))
        .map((fact) => columnFact(fact, relied[number + 1] ?? all)),
    ])),
  };
}

function columnFact({ id, key, wire, of, row }: Fact, relied: ReadonlySet<number>): ColumnFact {
  const own = { key, ...(relied.has(id) && { needed: true as const }) };
  if (wire === 'rows') return { ...own, list: { rows: (row ?? []).map((field) => columnFact(field, relied)) } };
  if (wire === 'list') return { ...own, list: scalar(of ?? 'text') };
  return { ...own, ...scalar(wire) };
}

function scalar(wire: FactWire): Scalar {
  const kind = columnKind(wire);
  return kind === 'number' ? { kind, wire, places: denominatorOf(wire).toString().length - 1 } : { kind, wire };
}
