/** json-rules-engine over the flat sample: it decides the conditions; it has no arithmetic, so JavaScript adds up. */
import { Engine as Rules } from 'json-rules-engine';
import type { Engine } from '../engine.ts';
import { flatObjects } from '../flat/claims.ts';
import type { FlatClaim, FlatClaims } from '../flat/claims.ts';

const is = (fact: keyof FlatClaim, operator: string, value: number) => ({ fact, operator, value });

const admitted = [
  is('inTime', 'equal', 1), is('region', 'greaterThanInclusive', 999_900), is('region', 'lessThan', 1_000_000),
];

function rules(): Rules {
  return new Rules([
    {
      conditions: { all: [
        ...admitted,
        is('seats', 'greaterThanInclusive', 150), is('leaseMonths', 'greaterThanInclusive', 36),
        is('concession', 'equal', 0),
        { any: [is('policyYear', 'greaterThan', 1), is('movedIn', 'equal', 1)] },
      ] },
      event: { type: 'rent' },
    },
    { conditions: { all: [...admitted, is('rentedSeats', 'greaterThanInclusive', 50)] }, event: { type: 'seats' } },
    {
      conditions: { all: [
        ...admitted, { fact: 'fee', operator: 'greaterThan', value: { fact: 'consulting' } },
      ] },
      event: { type: 'certificates' },
    },
  ]);
}

const CAPS = [100_000_000, 60_000_000, 30_000_000];
const FIFTHS = [4, 3, 2];
const PRICES = [30_000, 20_000, 20_000];

const amounts: Record<string, (claim: FlatClaim, year: number) => number> = {
  rent: ({ rent }, year) => Math.min(Math.floor((rent * (FIFTHS[year] ?? 0) + 2) / 5), CAPS[year] ?? 0),
  seats: ({ rentedSeats, rentedMonths }, year) =>
    (PRICES[year] ?? 0) * Math.min(rentedSeats, 300) * Math.min(rentedMonths, 12),
  certificates: ({ fee, consulting }) => Math.min(Math.floor((fee - consulting + 1) / 2), 30_000_000),
};

function amountOf(events: readonly { type: string }[], claim: FlatClaim): number {
  return events.reduce((sum, { type }) => sum + (amounts[type]?.(claim, claim.policyYear - 1) ?? 0), 0);
}

/** One run of the rules for each claim, as its interface wants it. */
export const jsonRulesEngine: Engine<FlatClaims> = {
  id: 'json-rules-engine', name: 'json-rules-engine 7.3 (amounts in JavaScript)', kin: 'rival',
  open: (claims) => {
    const engine = rules();
    const objects = flatObjects(claims, (claim) => claim);
    const fen = new Float64Array(claims.count);
    return {
      decide: async (count) => {
        for (const [place, claim] of objects.slice(0, count).entries()) {
          const { events } = await engine.run(claim);
          fen[place] = amountOf(events, claim);
        }
      },
      awards: () => fen,
      close: () => void engine.stop(),
    };
  },
};
