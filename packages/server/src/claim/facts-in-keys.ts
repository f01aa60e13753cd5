import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { Claim } from './claim.ts';

type Json = Claim['facts'][string];
type Fact = CheckedPolicy['facts'][number];

/**
 * A claim's facts under their English keys, rows and items included. The door reads Chinese names as well;
 * whoever looks for a fact by its key, to confirm it or to ask for its material, must not miss one because of its
 * name. What is named twice or not known stays as it is, for the door to complain of.
 */
export function factsInKeys(policy: CheckedPolicy, facts: Claim['facts']): Claim['facts'] {
  const ofApplicant = policy.facts.filter((fact) => fact.scope === 'applicant');
  return {
    ...facts,
    ...(facts.applicant === undefined ? {} : { applicant: inKeys(facts.applicant, ofApplicant) }),
    ...(Array.isArray(facts.items) ? { items: facts.items.map((item) => itemInKeys(policy, item)) } : {}),
  };
}

function itemInKeys(policy: CheckedPolicy, json: Json): Json {
  if (!isRecord(json)) return json;
  const declared = policy.items.find((one) => one.id === json.item || one.name.zh === json.item);
  if (!declared) return json;
  const own = policy.facts.filter((fact) => fact.scope === 'item' && (fact.items?.includes(declared.id) ?? true));
  return inKeys({ ...json, item: declared.id }, own);
}

/** Null is the same as absent, so it does not count as a second naming. */
function inKeys(json: Json, facts: readonly Fact[]): Json {
  if (!isRecord(json)) return json;
  const given = Object.entries(json).filter(([, value]) => value !== null);
  return Object.fromEntries(
    given.map(([key, value]) => {
      const fact = facts.find((one) => one.key === key || one.name === key);
      if (!fact) return [key, value];
      return [(json[fact.key] ?? null) === null ? fact.key : key, rowsInKeys(value, fact)];
    }),
  );
}

function rowsInKeys(value: Json, { row }: Fact): Json {
  return row !== undefined && Array.isArray(value) ? value.map((one) => inKeys(one, row)) : value;
}

function isRecord(json: Json): json is Record<string, Json> {
  return json !== null && typeof json === 'object' && !Array.isArray(json);
}
