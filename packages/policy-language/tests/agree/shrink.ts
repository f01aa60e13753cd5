/** Makes a claim on which the two disagree as small as it gets while they still disagree. */
import type { CheckedPolicy } from '../../src/typed/ir.ts';
import type { JsonObject } from './make-values.ts';
import { mayBeLeftOut } from './mutate-claim.ts';
import type { Request } from './mutate-claim.ts';

const ATTEMPTS_MAX = 400;

/**
 * The smallest claim found by leaving out items, rows, facts with a default, settings and readings, one at a
 * time.
 */
export function shrinkClaim(
  policy: CheckedPolicy,
  claim: Request,
  stillDiffers: (claim: Request) => boolean,
): Request {
  let smallest = claim;
  let attempts = 0;
  for (let again = true; again && attempts < ATTEMPTS_MAX;) {
    again = false;
    for (const smaller of smallerClaims(policy, smallest)) {
      attempts += 1;
      if (attempts > ATTEMPTS_MAX || !stillDiffers(smaller)) continue;
      smallest = smaller;
      again = true;
      break;
    }
  }
  return smallest;
}

function smallerClaims(policy: CheckedPolicy, claim: Request): Request[] {
  const { items } = claim.facts;
  const withoutItems =
    items.length < 2
      ? []
      : items.map((_, position) => changed(claim, (copy) => copy.facts.items.splice(position, 1)));
  const withoutReadings = Object.keys(claim.readings).map((id) =>
    changed(claim, (copy) => delete copy.readings[id]),
  );
  const withoutSettings =
    Object.keys(claim.settings).length === 0 ? [] : [changed(claim, (copy) => (copy.settings = {}))];
  return [
    ...withoutItems,
    ...withoutReadings,
    ...withoutSettings,
    ...items.flatMap((item, position) => smallerItems(policy, claim, item, position)),
  ];
}

function smallerItems(policy: CheckedPolicy, claim: Request, item: JsonObject, position: number): Request[] {
  const defaulted = policy.facts.filter(
    (fact) => fact.scope === 'item' && mayBeLeftOut(fact, item) && fact.key in item,
  );
  const withoutFacts = defaulted.map((fact) =>
    changed(claim, (copy) => delete copy.facts.items[position]![fact.key]),
  );
  const lists = Object.entries(item).filter(
    (entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].length > 1,
  );
  const withoutRows = lists.flatMap(([key, rows]) => rows.map((_, row) =>
    changed(claim, (copy) => (copy.facts.items[position]![key] as unknown[]).splice(row, 1))));
  return [...withoutFacts, ...withoutRows];
}

function changed(claim: Request, change: (copy: Request) => unknown): Request {
  const copy = structuredClone(claim);
  change(copy);
  return copy;
}
