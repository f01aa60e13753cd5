/** Which columns a generated module reads: every declared fact, in the order of the law. */
import { denominatorOf } from '../../bounds/fact-bounds.ts';
import type { Specialized } from '../../specialized/specialize.ts';
import type { Fact, FactWire } from '../../typed/ir.ts';
import { columnKind } from './facts.ts';
import type { ColumnKind } from './facts.ts';

type Scalar = { readonly kind: ColumnKind; readonly wire: FactWire; readonly places?: number };
export type ColumnFact = { readonly key: string } & (
  | Scalar
  | { readonly list: Scalar | { readonly rows: readonly ColumnFact[] } }
);
/** `items` by id. */
export type Layout = {
  readonly applicant: readonly ColumnFact[]; readonly claim: readonly ColumnFact[];
  readonly items: Readonly<Record<string, readonly ColumnFact[]>>;
};

/** Facts of an item that it never reads have no column; the applicant's kind always has one. */
export function layoutOf({ policy, items }: Specialized): Layout {
  const ofClaim = (scope: Fact['scope']): ColumnFact[] => policy.facts
    .filter((fact) => fact.scope === scope && !(scope === 'applicant' && fact.key === 'kind'))
    .map(columnFact);
  return {
    applicant: [{ key: 'kind', kind: 'text', wire: 'choice' }, ...ofClaim('applicant')],
    claim: ofClaim('claim'),
    items: Object.fromEntries(items.map(({ item, facts }) => [
      item.id, policy.facts.filter(({ id, scope }) => scope === 'item' && facts.includes(id)).map(columnFact),
    ])),
  };
}

function columnFact({ key, wire, of, row }: Fact): ColumnFact {
  if (wire === 'rows') return { key, list: { rows: (row ?? []).map(columnFact) } };
  if (wire === 'list') return { key, list: scalar(of ?? 'text') };
  return { key, ...scalar(wire) };
}

function scalar(wire: FactWire): Scalar {
  const kind = columnKind(wire);
  return kind === 'number' ? { kind, wire, places: denominatorOf(wire).toString().length - 1 } : { kind, wire };
}
