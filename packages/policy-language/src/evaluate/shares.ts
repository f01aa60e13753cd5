/** 分担 — what each treasury bears of the claim's total. */
import { exact, formatYuan, roundToFen } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { Payable } from './combination.ts';
import type { CheckedPolicy, Item } from '../typed/ir.ts';

type Choices = {
  readonly settings: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, string>>;
};
type Shares = NonNullable<CheckedPolicy['shares']>;

/**
 * The ratio is applied once to the sum of the shared items; what is cut below the fen goes to the party that
 * takes the remainder. Without the ratios nothing is split and the code that says so stands under `refused`,
 * unless one party bears everything.
 */
export function split(
  policy: CheckedPolicy, paid: readonly Pick<Payable, 'item' | 'fen'>[], { settings, readings }: Choices,
): Record<string, string | null> {
  const { shares } = policy;
  if (!shares) return {};
  const bearer = new Map(paid.map((one) => [one, bearerOf(one.item, readings)]));
  const borne = (party: string | undefined): Fen =>
    paid.filter((one) => bearer.get(one) === party).reduce((sum, { fen }) => sum + fen, 0n);
  const shared = borne(undefined);
  if (shared !== 0n && shares.parties.some((party) => settings[party.setting] === undefined)) {
    return { ...Object.fromEntries(shares.parties.map((party) => [party.id, null])), refused: shares.unset };
  }
  const cuts = cutShared(shares, shared, settings);
  return Object.fromEntries(shares.parties.map(({ id }) => [id, formatYuan(borne(id) + (cuts.get(id) ?? 0n))]));
}

/** The party that alone bears the item under the readings in force, if one does. */
function bearerOf({ borneBy }: Item, readings: Readonly<Record<string, string>>): string | undefined {
  if (!borneBy) return undefined;
  const { when } = borneBy;
  return when && readings[when.reading] !== when.option ? undefined : borneBy.party;
}

function cutShared(shares: Shares, shared: Fen, settings: Readonly<Record<string, string>>): Map<string, Fen> {
  const cuts = new Map<string, Fen>();
  for (const { id, setting } of shares.parties) {
    const ratio = exact.parseDecimal(settings[setting] ?? '0') ?? exact.ZERO;
    if (id !== shares.remainder)
      cuts.set(id, roundToFen(exact.multiply(exact.fraction(shared, 100n), ratio), 'truncate'));
  }
  const given = [...cuts.values()].reduce((sum, fen) => sum + fen, 0n);
  return cuts.set(shares.remainder, shared - given);
}
