/**
 * 模拟申报 — claims that nobody made, varied from the worked examples of a policy: amounts and counts scaled, days
 * moved by months, rows left out or doubled, yes and no now and then the other way. What the door would refuse is
 * tried again, so that every claim is one that could be made.
 */
import { exact, formatDay, parseDay } from '@qingce/values';
import { admit } from '../evaluate/door.ts';
import type { CheckedPolicy, Fact } from '../typed/ir.ts';

/** Facts of a claim as they travel. */
export type ClaimFacts = {
  readonly applicant: Row; readonly claim: Row; readonly items: readonly Row[];
};
type Row = Readonly<Record<string, unknown>>;

/** Repeatable chance: the same seed gives the same claims on every machine (xorshift of 32 bits). */
type Chance = { readonly below: (limit: number) => number };

export function openChance(seed: number): Chance {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9E_37_79_B9) | 1;
  return {
    below: (limit) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % limit;
    },
  };
}

const TRIES = 6;

/** So many claims, as the door of the policy lets them in; RangeError when no example passes the door. */
export function* synthesize(
  policy: CheckedPolicy, examples: readonly unknown[], { claims, seed }: { claims: number; seed: number },
): Generator<ClaimFacts> {
  const seeds = examples.flatMap((facts) => {
    const admitted = admit(policy, { facts });
    return 'errors' in admitted ? [] : [admitted.facts];
  });
  const [first] = seeds;
  if (!first) throw new RangeError(`The policy ${policy.id} has no worked example that passes the door.`);
  const chance = openChance(seed);
  const declared = new Map(policy.items.map(({ id }) => [id, policy.facts.filter((fact) => isOf(fact, id))]));
  for (let made = 0; made < claims; made += 1) {
    const seedling = seeds[chance.below(seeds.length)] ?? first;
    yield varied(policy, seedling, declared, chance);
  }
}

function isOf({ scope, items }: Fact, item: string): boolean {
  return scope === 'item' && (items?.includes(item) ?? true);
}

function varied(
  policy: CheckedPolicy, seedling: ClaimFacts, declared: ReadonlyMap<string, readonly Fact[]>, chance: Chance,
): ClaimFacts {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const items = seedling.items.map((entry) => varyRow(entry, declared.get(String(entry['item'])) ?? [], chance));
    const admitted = admit(policy, { facts: { ...seedling, items } });
    if (!('errors' in admitted)) return admitted.facts;
  }
  return seedling;
}

function varyRow(row: Row, facts: readonly Fact[], chance: Chance): Row {
  const byKey = new Map(facts.map((fact) => [fact.key, fact]));
  // One scale and one move for all of a row, so that its parts stay in proportion and in order.
  const [scale, months] = [60 + chance.below(81), chance.below(7) - 3];
  const vary: Vary = { scale, months, chance };
  return Object.fromEntries(Object.entries(row).map(([key, value]) => {
    const fact = byKey.get(key);
    return [key, fact ? varyValue(value, fact, vary) : value];
  }));
}

type Vary = { readonly scale: number; readonly months: number; readonly chance: Chance };

function varyValue(value: unknown, fact: Fact, vary: Vary): unknown {
  if (fact.wire === 'rows' && Array.isArray(value)) {
    const rows = (value as readonly Row[]).filter((_, place) => place === 0 || vary.chance.below(8) > 0);
    return rows.map((row) => varyRow(row, fact.row ?? [], vary.chance));
  }
  if (fact.wire === 'boolean') return vary.chance.below(40) === 0 ? value !== true : value;
  if (fact.wire === 'day') return movedDay(value, vary);
  return AMOUNTS.has(fact.wire) ? scaled(value, fact, vary) : value;
}

const AMOUNTS: ReadonlySet<Fact['wire']> = new Set(['money', 'amount', 'measure', 'integer']);

function movedDay(value: unknown, { months, chance }: Vary): unknown {
  const day = parseDay(String(value));
  if (day === undefined || chance.below(3) > 0) return value;
  return formatDay(day + months * 30);
}

/** A number at that many per cent, within its bounds and to its places; half of the counts stay as they are. */
function scaled(value: unknown, fact: Fact, { scale, chance }: Vary): unknown {
  const number = exact.parseDecimal(String(value));
  if (!number || (fact.wire === 'integer' && chance.below(2) === 0)) return value;
  const places = fact.wire === 'integer' ? 0 : 2;
  const unit = exact.fraction(10n ** BigInt(places));
  const product = exact.multiply(number, exact.fraction(BigInt(scale), 100n));
  const cut = exact.divide(exact.fraction(exact.floor(exact.multiply(product, unit))), unit);
  const text = exact.formatDecimal(withinBounds(cut, fact)) ?? String(value);
  return typeof value === 'number' ? (JSON.parse(text) as number) : withPlaces(text, fact.wire === 'money' ? 2 : 0);
}

function withinBounds(number: exact.Fraction, { min, max }: Fact): exact.Fraction {
  const [low, high] = [min, max].map((bound) =>
    bound && exact.fraction(BigInt(bound.n), BigInt(bound.d ?? '1')));
  const above = low ? exact.maximum(number, low) : number;
  return high ? exact.minimum(above, high) : above;
}

function withPlaces(text: string, places: number): string {
  const [whole = '', decimals = ''] = text.split('.');
  return places === 0 ? text : `${whole}.${decimals.padEnd(places, '0')}`;
}
