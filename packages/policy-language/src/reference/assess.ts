/** The slow second opinion: the same checked policy, the same facts, the plainest way to the same answer. */
import type { PlainClaim, PlainItem, PlainRequest, Settled } from './claim.ts';
import { optionInForce } from './claim.ts';
import { fraction, isLess, minus, plus, readDecimal, times, toFen, writeYuan, ZERO } from './fraction.ts';
import type { Fraction } from './fraction.ts';
import type { Surroundings } from './formula.ts';
import { settleItem } from './item.ts';
import type { CheckedPolicy, Item } from '../typed/ir.ts';

/** What can be compared with the evaluator's answer about a claim. */
export type PlainAnswer = {
  readonly outcome: PlainItem['outcome'];
  readonly total: string;
  readonly shares: Readonly<Record<string, string | null>>;
  readonly items: readonly PlainItem[];
};

/** Assesses well-formed facts; an item that lacks a fact is undetermined and names the first one it needs. */
export function assessPlainly(
  policy: CheckedPolicy,
  request: PlainRequest,
  seen?: Surroundings['seen'],
): PlainAnswer {
  const claim: PlainClaim = { policy, ...request, ...(seen && { seen }) };
  const settled: Settled[] = [];
  request.facts.items.forEach((facts, position) => {
    settled.push(settleItem(claim, { item: getItem(policy, facts['item']), position, before: [...settled] }));
  });
  const paid = bestCombination(
    policy,
    settled.filter(({ plain }) => plain.outcome === 'eligible'),
  );
  const items = settled.map(({ plain }) => plain);
  return { outcome: outcomeOf(items), total: writeYuan(sumOf(paid)), shares: sharesOf(claim, paid), items };
}

function getItem(policy: CheckedPolicy, id: unknown): Item {
  const item = policy.items.find((one) => one.id === id);
  if (!item) throw new TypeError(`The policy has no item ${String(id)}.`);
  return item;
}

function outcomeOf(items: readonly PlainItem[]): PlainItem['outcome'] {
  const outcomes = items.map((item) => item.outcome);
  if (outcomes.includes('eligible')) return 'eligible';
  return outcomes.includes('undetermined') ? 'undetermined' : 'ineligible';
}

function sumOf(settled: readonly Settled[]): Fraction {
  return settled.map(({ award }) => award).reduce(plus, ZERO);
}

/** 就高不就低，只享受一次 — of all sets of kinds in which no two exclude each other, the one worth most. */
function bestCombination(policy: CheckedPolicy, eligible: readonly Settled[]): readonly Settled[] {
  const kinds = [...new Set(eligible.map(({ plain }) => plain.item))];
  const exclude = (a: string, b: string): boolean => a !== b && getItem(policy, a).exclusive.includes(b);
  const legal = subsets(kinds).filter((set) => !set.some((a) => set.some((b) => exclude(a, b))));
  const choices = legal.map((set) => eligible.filter(({ plain }) => set.includes(plain.item)));
  return choices.reduce((best, choice) => (isLess(sumOf(best), sumOf(choice)) ? choice : best), []);
}

/** All subsets, those with the first elements first. */
function subsets(kinds: readonly string[]): string[][] {
  const [first, ...others] = kinds;
  if (first === undefined) return [[]];
  const rest = subsets(others);
  return [...rest.map((set) => [first, ...set]), ...rest];
}

/**
 * 分担 — what one party bears alone, and the rest by ratio: cut to the fen, the remainder to the party that
 * takes it.
 */
function sharesOf(claim: PlainClaim, paid: readonly Settled[]): PlainAnswer['shares'] {
  const { shares } = claim.policy;
  if (!shares) return {};
  const owner = ({ plain }: Settled): string | undefined => {
    const borneBy = getItem(claim.policy, plain.item).borneBy;
    const { when } = borneBy ?? {};
    return when && optionInForce(claim, when.reading) !== when.option ? undefined : borneBy?.party;
  };
  const shared = sumOf(paid.filter((item) => owner(item) === undefined));
  const ratios = shares.parties.map(({ setting }) =>
    claim.settings?.[setting] ?? claim.policy.settings.find(({ key }) => key === setting)?.default);
  if (shared.n !== 0n && ratios.includes(undefined)) {
    return { ...Object.fromEntries(shares.parties.map((party) => [party.id, null])), refused: shares.unset };
  }
  const cut = shares.parties.map((party, place) =>
    party.id === shares.remainder
      ? ZERO
      : fraction(toFen(times(shared, readDecimal(ratios[place] ?? '0')), 'truncate'), 100n),
  );
  const remainder = minus(shared, cut.reduce(plus, ZERO));
  return Object.fromEntries(shares.parties.map((party, place) => {
    const own = sumOf(paid.filter((item) => owner(item) === party.id));
    return [party.id, writeYuan(plus(own, party.id === shares.remainder ? remainder : cut[place] ?? ZERO))];
  }));
}
