/** The flat sample in bigint, as plainly as it can be said: what every engine is compared with. */
import type { FlatClaim, FlatClaims } from './claims.ts';
import { flatClaim } from './claims.ts';

const RENT_RATES = [80n, 60n, 40n] as const;
const RENT_CAPS = [100_000_000n, 60_000_000n, 30_000_000n] as const;
const SEAT_PRICES = [30_000n, 20_000n, 20_000n] as const;

/** The award of every claim in fen. */
export function exactAwards(claims: FlatClaims): Float64Array {
  return Float64Array.from({ length: claims.count }, (_, place) => Number(exactAward(flatClaim(claims, place))));
}

/** The award of one claim in fen: rent, seats and certificates. */
function exactAward(claim: FlatClaim): bigint {
  if (!String(claim.region).startsWith('9999') || claim.inTime === 0) return 0n;
  return rentAward(claim) + seatAward(claim) + certificateAward(claim);
}

function rentAward(claim: FlatClaim): bigint {
  const isPayable =
    claim.concession === 0 && claim.seats >= 150 && claim.leaseMonths >= 36 &&
    (claim.policyYear > 1 || claim.movedIn === 1);
  if (!isPayable) return 0n;
  const year = claim.policyYear - 1;
  return least(halfUp(BigInt(claim.rent) * (RENT_RATES[year] ?? 0n), 100n), RENT_CAPS[year] ?? 0n);
}

function seatAward(claim: FlatClaim): bigint {
  if (claim.rentedSeats < 50) return 0n;
  const price = SEAT_PRICES[claim.policyYear - 1] ?? 0n;
  return price * least(BigInt(claim.rentedSeats), 300n) * least(BigInt(claim.rentedMonths), 12n);
}

function certificateAward(claim: FlatClaim): bigint {
  const eligible = BigInt(claim.fee) - BigInt(claim.consulting);
  return eligible > 0n ? least(halfUp(eligible * 50n, 100n), 30_000_000n) : 0n;
}

function halfUp(n: bigint, d: bigint): bigint {
  return (2n * n + d) / (2n * d);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
