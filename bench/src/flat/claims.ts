/** Claims under the flat sample policy: twelve facts without lists, as columns, made by chance from a seed. */
import { chance } from '../chance.ts';

/**
 * `count` claims, each for all three items. Money in fen; yes is 1. `region`: the division's code as a number.
 * `movedIn`: during the first policy year.
 */
export type FlatClaims = {
  readonly count: number;
  readonly region: Int32Array; readonly inTime: Uint8Array; readonly policyYear: Uint8Array;
  readonly seats: Int32Array; readonly leaseMonths: Int32Array; readonly rent: Float64Array;
  readonly concession: Uint8Array; readonly movedIn: Uint8Array;
  readonly rentedSeats: Int32Array; readonly rentedMonths: Uint8Array;
  readonly fee: Float64Array; readonly consulting: Float64Array;
};

/** One claim as an object, money in fen. */
export type FlatClaim = { [K in Exclude<keyof FlatClaims, 'count'>]: number };

const RENT_MAX = 300_000_000;
const FEE_MAX = 80_000_000;

/** So many claims; thresholds and caps are hit far more often than chance alone would. */
export function makeFlatClaims(count: number, seed: number): FlatClaims {
  const { below, pick } = chance(seed);
  const near = (value: number): number => Math.max(0, value + below(3) - 1);
  const fill = <T extends Uint8Array | Int32Array | Float64Array>(
    cells: T, make: (place: number) => number,
  ): T => {
    for (let place = 0; place < count; place += 1) cells[place] = make(place);
    return cells;
  };
  const seldom = (times: number): boolean => below(times) === 0;
  const fee = fill(new Float64Array(count), () => (seldom(4) ? 0 : below(FEE_MAX)));
  return {
    count,
    region: fill(new Int32Array(count), () => (seldom(30) ? 110_101 : 999_901 + below(4))),
    inTime: fill(new Uint8Array(count), () => (seldom(30) ? 0 : 1)),
    policyYear: fill(new Uint8Array(count), () => 1 + below(3)),
    seats: fill(new Int32Array(count), () => (seldom(8) ? near(150) : below(500))),
    leaseMonths: fill(new Int32Array(count), () => (seldom(3) ? near(36) : 12 + below(60))),
    rent: fill(new Float64Array(count), () =>
      seldom(10) ? near(pick([125_000_000, 100_000_000, 75_000_000])) : below(RENT_MAX)),
    concession: fill(new Uint8Array(count), () => (seldom(20) ? 1 : 0)),
    movedIn: fill(new Uint8Array(count), () => (seldom(4) ? 0 : 1)),
    rentedSeats: fill(new Int32Array(count), () => (seldom(8) ? near(pick([50, 300])) : below(400))),
    rentedMonths: fill(new Uint8Array(count), () => below(13)),
    fee,
    consulting: fill(new Float64Array(count), (place) => (seldom(3) ? below((fee[place] ?? 0) + 1) : 0)),
  };
}

/** The claim at that place. */
export function flatClaim(claims: FlatClaims, place: number): FlatClaim {
  const cell = (column: ArrayLike<number>): number => column[place] ?? 0;
  return {
    region: cell(claims.region), inTime: cell(claims.inTime), policyYear: cell(claims.policyYear),
    seats: cell(claims.seats), leaseMonths: cell(claims.leaseMonths), rent: cell(claims.rent),
    concession: cell(claims.concession), movedIn: cell(claims.movedIn),
    rentedSeats: cell(claims.rentedSeats), rentedMonths: cell(claims.rentedMonths),
    fee: cell(claims.fee), consulting: cell(claims.consulting),
  };
}

/** Every claim as an object that `shape` makes of it. */
export function flatObjects<T>(claims: FlatClaims, shape: (claim: FlatClaim) => T): T[] {
  return Array.from({ length: claims.count }, (_, place) => shape(flatClaim(claims, place)));
}

/** The claim in the words of the contract: the JSON that the policy's own engines take. */
export function flatFacts(claim: FlatClaim): {
  readonly applicant: Readonly<Record<string, unknown>>;
  readonly claim: Readonly<Record<string, unknown>>;
  readonly items: readonly Readonly<Record<string, unknown>>[];
} {
  return {
    applicant: { kind: 'enterprise', registeredIn: String(claim.region) },
    claim: { policyYear: claim.policyYear, submittedInTime: claim.inTime === 1 },
    items: [
      {
        item: 'rent', seats: claim.seats, leaseMonths: claim.leaseMonths, annualRent: yuanText(claim.rent),
        landConcession: claim.concession === 1, movedInDuringFirstYear: claim.movedIn === 1,
      },
      { item: 'seats', rentedSeats: claim.rentedSeats, rentedMonths: claim.rentedMonths },
      { item: 'certificates', certificationFee: yuanText(claim.fee), consultingFee: yuanText(claim.consulting) },
    ],
  };
}

/** '123.45' from 12345 fen. */
function yuanText(fen: number): string {
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
