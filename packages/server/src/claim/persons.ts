import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import type { ClaimFacts } from './claim-facts.ts';
import type { Claim } from './claim.ts';
import { listPersons } from './persons.sql.ts';

type Json = ClaimFacts['items'][number];

/** A row that stands for persons: the list that it belongs to, how many it says, and whose it is to approve. */
export interface PersonsRow {
  readonly path: string;
  readonly list: string;
  readonly index: number;
  readonly stated: number;
  readonly office: string;
  /** The field of the row that counts. */
  readonly field: string;
  /** The yes/no fact beside the list that is no when nobody is approved; versions published before have none. */
  readonly approval: string | undefined;
  /** The list's name, Chinese and key, to say which one is meant. */
  readonly named: string;
}

/** The rows of a claim that stand for persons, as its policy declares the lists (`persons`). */
export function personsRows(policy: CheckedPolicy, facts: ClaimFacts): PersonsRow[] {
  return facts.items.flatMap((item, at) => {
    const given = recordOf(item);
    const declared = policy.items.find(({ id }) => id === given['item']);
    return (declared?.facts ?? []).flatMap((id) => {
      const fact = policy.facts[id];
      const rows = fact && (given[fact.key] ?? given[fact.name]);
      const { persons, confirmedBy } = fact ?? {};
      if (!fact || persons === undefined || confirmedBy === undefined || !Array.isArray(rows)) return [];
      const list = `items[${at}].${fact.key}`;
      return rows.map((row, index) => ({
        path: `${list}[${index}]`, list, index, office: confirmedBy, field: persons,
        approval: fact.approval === undefined ? undefined : `items[${at}].${fact.approval}`,
        named: `${fact.name} ${fact.key} ${index + 1}`, stated: countOf(recordOf(row)[persons]),
      }));
    });
  });
}

/** A row that does not say stands for one. */
function countOf(value: Json | undefined): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : 1;
}

/**
 * Everybody that the rows stand for is named, no more and no fewer: refuses with claim.persons-missing, which says
 * where not. A list without rows names nobody, and an office would have nobody to approve.
 */
export async function requirePersons(
  { tx }: VerbContext, claim: Claim, { policy, facts }: { policy: CheckedPolicy; facts: ClaimFacts },
): Promise<void> {
  const rows = personsRows(policy, facts);
  const persons = await listPersons(tx, claim.id);
  const named = Map.groupBy(persons, ({ path }) => path);
  const wrong = rows.map(({ path, named: name, stated }) => ({ name, stated, given: named.get(path)?.length ?? 0 }))
    .filter(({ stated, given }) => stated !== given)
    .map(({ name, stated, given }) => `${name}: ${given}/${stated}`);
  const empty = emptyLists(policy, facts).map((name) => `${name}: 0`);
  if (wrong.length + empty.length > 0) throw refuse('claim.persons-missing', { rows: [...empty, ...wrong].join('；') });
}

/** Lists of persons that an item of the claim cannot do without and that have no rows, by name. */
function emptyLists(policy: CheckedPolicy, facts: ClaimFacts): string[] {
  return facts.items.flatMap((item) => {
    const given = recordOf(item);
    const declared = policy.items.find(({ id }) => id === given['item']);
    return (declared?.facts ?? []).flatMap((id) => {
      const fact = policy.facts[id];
      const isEmpty = fact?.persons !== undefined && fact.defaults === undefined && !given[fact.key];
      return isEmpty ? [`${fact.name} ${fact.key}`] : [];
    });
  });
}

function recordOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
