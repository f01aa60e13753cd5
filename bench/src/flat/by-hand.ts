/** The flat sample written by hand: over typed arrays, over objects, and over objects with floats of yuan. */
import type { Engine } from '../engine.ts';
import { flatObjects } from './claims.ts';
import type { FlatClaim, FlatClaims } from './claims.ts';

/* oxlint-disable complexity, typescript/no-non-null-assertion -- One plain loop over cells, for speed. */

/** By policy year, from 1. */
const RENT_CAPS = Float64Array.of(0, 100_000_000, 60_000_000, 30_000_000);
/** Fifths: 80%, 60%, 40%. */
const RENT_FIFTHS = Float64Array.of(0, 4, 3, 2);
const SEAT_PRICES = Float64Array.of(0, 30_000, 20_000, 20_000);
const CERTIFICATES_MAX = 30_000_000;
const HOME = 9999;

/** What is found about one kind of item: 1 where it is refused, why, and the award in fen. */
type ItemColumns = {
  readonly refused: Uint8Array; readonly reason: Int8Array; readonly fen: Float64Array;
};

function itemColumns(count: number): ItemColumns {
  return { refused: new Uint8Array(count), reason: new Int8Array(count), fen: new Float64Array(count) };
}

/** Columns in, columns out: outcome, decisive reason and award of each item, and the total of each claim. */
export const handTypedArrays: Engine<FlatClaims> = {
  id: 'hand-typed-arrays', name: 'by hand, typed arrays of fen', kin: 'hand',
  open: (claims) => {
    const { count } = claims;
    const [rent, seats, certificates] = [itemColumns(count), itemColumns(count), itemColumns(count)];
    const total = new Float64Array(count);
    return {
      decide: (some) => decideItems(claims, some, { rent, seats, certificates, total }),
      awards: () => total,
    };
  },
};

type Found = {
  readonly rent: ItemColumns; readonly seats: ItemColumns; readonly certificates: ItemColumns;
  readonly total: Float64Array;
};

const LATE = 0, ELSEWHERE = 1, CONCESSION = 2, FEW_SEATS = 3, SHORT_LEASE = 4, MOVED_IN_LATER = 5;
const FEW_RENTED = 6, NO_FEE = 7, NONE = -1;

function decideItems(claims: FlatClaims, count: number, { rent, seats, certificates, total }: Found): void {
  const { region, inTime, policyYear, leaseMonths, concession, movedIn, rentedMonths, fee, consulting } = claims;
  for (let i = 0; i < count; i += 1) {
    const head = inTime[i] === 0 ? LATE : Math.floor(region[i]! / 100) === HOME ? NONE : ELSEWHERE;
    if (head !== NONE) {
      rent.refused[i] = seats.refused[i] = certificates.refused[i] = 1;
      rent.reason[i] = seats.reason[i] = certificates.reason[i] = head;
      rent.fen[i] = seats.fen[i] = certificates.fen[i] = total[i] = 0;
      continue;
    }
    const year = policyYear[i]!;
    const why =
      concession[i] !== 0 ? CONCESSION
      : claims.seats[i]! < 150 ? FEW_SEATS
      : leaseMonths[i]! < 36 ? SHORT_LEASE
      : year === 1 && movedIn[i] === 0 ? MOVED_IN_LATER : NONE;
    const rented = claims.rentedSeats[i]!;
    const paid = fee[i]! - consulting[i]!;
    const rentFen = why !== NONE ? 0
      : Math.min(Math.floor((claims.rent[i]! * RENT_FIFTHS[year]! + 2) / 5), RENT_CAPS[year]!);
    const seatFen = rented < 50 ? 0 : SEAT_PRICES[year]! * Math.min(rented, 300) * Math.min(rentedMonths[i]!, 12);
    const feeFen = paid <= 0 ? 0 : Math.min(Math.floor((paid + 1) / 2), CERTIFICATES_MAX);
    rent.refused[i] = why === NONE ? 0 : 1;
    rent.reason[i] = why;
    rent.fen[i] = rentFen;
    seats.refused[i] = rented < 50 ? 1 : 0;
    seats.reason[i] = rented < 50 ? FEW_RENTED : NONE;
    seats.fen[i] = seatFen;
    certificates.refused[i] = paid <= 0 ? 1 : 0;
    certificates.reason[i] = paid <= 0 ? NO_FEE : NONE;
    certificates.fen[i] = feeFen;
    total[i] = rentFen + seatFen + feeFen;
  }
}

/** Columns in, one column out, as most other engines are asked for no more than the total either. */
export const handTotalOnly: Engine<FlatClaims> = {
  id: 'hand-total-only', name: 'by hand, typed arrays of fen, the total alone', kin: 'hand',
  open: (claims) => {
    const fen = new Float64Array(claims.count);
    return { decide: (count) => decideColumns(claims, count, fen), awards: () => fen };
  },
};

function decideColumns(claims: FlatClaims, count: number, fen: Float64Array): void {
  const { region, inTime, policyYear, seats, leaseMonths, rent, concession, movedIn } = claims;
  const { rentedSeats, rentedMonths, fee, consulting } = claims;
  for (let i = 0; i < count; i += 1) {
    let award = 0;
    if (inTime[i] === 1 && Math.floor(region[i]! / 100) === HOME) {
      const year = policyYear[i]!;
      if (concession[i] === 0 && seats[i]! >= 150 && leaseMonths[i]! >= 36 && (year > 1 || movedIn[i] === 1))
        award = Math.min(Math.floor((rent[i]! * RENT_FIFTHS[year]! + 2) / 5), RENT_CAPS[year]!);
      const rented = rentedSeats[i]!;
      if (rented >= 50) award += SEAT_PRICES[year]! * Math.min(rented, 300) * Math.min(rentedMonths[i]!, 12);
      award += Math.min(Math.floor((fee[i]! - consulting[i]! + 1) / 2), CERTIFICATES_MAX);
    }
    fen[i] = award;
  }
}

/** Objects in, column out; whole fen. */
export const handObjects: Engine<FlatClaims> = {
  id: 'hand-objects', name: 'by hand, objects of whole fen, the total alone', kin: 'hand',
  open: (claims) => {
    const objects = flatObjects(claims, (claim) => claim);
    const fen = new Float64Array(claims.count);
    return {
      decide: (count) => {
        for (let i = 0; i < count; i += 1) fen[i] = decideObject(objects[i]!);
      },
      awards: () => fen,
    };
  },
};

function decideObject(claim: FlatClaim): number {
  if (claim.inTime === 0 || Math.floor(claim.region / 100) !== HOME) return 0;
  const { policyYear, seats, rentedSeats } = claim;
  let award = Math.min(Math.floor((claim.fee - claim.consulting + 1) / 2), CERTIFICATES_MAX);
  if (claim.concession === 0 && seats >= 150 && claim.leaseMonths >= 36 && (policyYear > 1 || claim.movedIn === 1))
    award += Math.min(Math.floor((claim.rent * RENT_FIFTHS[policyYear]! + 2) / 5), RENT_CAPS[policyYear]!);
  if (rentedSeats >= 50)
    award += SEAT_PRICES[policyYear]! * Math.min(rentedSeats, 300) * Math.min(claim.rentedMonths, 12);
  return award;
}

/** What most programs do: yuan in floats, rounded by Math.round(x * 100) / 100. */
export const naiveFloat: Engine<FlatClaims> = {
  id: 'naive-float', name: 'by hand, objects, floats of yuan (naive)', kin: 'hand',
  open: (claims) => {
    const objects = flatObjects(claims, inYuan);
    const yuan = new Float64Array(claims.count);
    return {
      decide: (count) => {
        for (let i = 0; i < count; i += 1) yuan[i] = decideYuan(objects[i]!);
      },
      awards: () => inFen(yuan),
    };
  },
};

/** The claim with its money in yuan, as it stands in a spreadsheet. */
export function inYuan(claim: FlatClaim): FlatClaim {
  return {
    ...claim, rent: claim.rent / 100, fee: claim.fee / 100, consulting: claim.consulting / 100,
  };
}

/** The nearest whole fen of amounts in yuan, which is the best that can be made of floats. */
export function inFen(yuan: Float64Array): Float64Array {
  return yuan.map((amount) => Math.round(amount * 100));
}

const YUAN_RATES = [0, 0.8, 0.6, 0.4];
const YUAN_CAPS = [0, 1_000_000, 600_000, 300_000];
const YUAN_PRICES = [0, 300, 200, 200];

function roundYuan(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function decideYuan(claim: FlatClaim): number {
  if (claim.inTime === 0 || Math.floor(claim.region / 100) !== HOME) return 0;
  const { policyYear, seats, rentedSeats } = claim;
  let award = Math.min(roundYuan((claim.fee - claim.consulting) * 0.5), 300_000);
  if (claim.concession === 0 && seats >= 150 && claim.leaseMonths >= 36 && (policyYear > 1 || claim.movedIn === 1))
    award += Math.min(roundYuan(claim.rent * YUAN_RATES[policyYear]!), YUAN_CAPS[policyYear]!);
  if (rentedSeats >= 50)
    award += YUAN_PRICES[policyYear]! * Math.min(rentedSeats, 300) * Math.min(claim.rentedMonths, 12);
  return award;
}
