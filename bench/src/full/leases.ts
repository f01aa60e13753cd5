/** 一（二）租用场地或坐席扶持奖励, by hand. */
import {
  at, FIRST_DAY, firstOfMonth, lastsThreeYears, monthsBetween, WHOLE_MONTH, YEAR_FROM, YEAR_TO,
} from './days.ts';
import { isRefused } from './hand.ts';
import type { Hand } from './hand.ts';

/* oxlint-disable complexity -- Every condition in one pass over the rows, as a person writes it for speed. */

const CAPS = [100_000_000, 60_000_000, 30_000_000] as const;
/** Rate ÷ WHOLE_MONTH is 1 ÷ these: 80%, 60% and 40%. */
const RENT_DIVISORS = [(WHOLE_MONTH / 4) * 5, (WHOLE_MONTH / 3) * 5, (WHOLE_MONTH / 2) * 5] as const;
/** Fen for a seat and month. */
const SEAT_PRICES = [30_000, 20_000, 20_000] as const;
const SEATS_MAX = 300;
const SELF_BUILT_SEATS = 150;
const LEASED_SEATS = 50;

/** The stretch of days that count, and which seats do; found by `conditions`. */
const stretch = { from: 0, to: 0, inFirstYear: false, threshold: 0 };

/** Failed conditions of a lease; leaves the stretch that counts in `stretch`. */
function conditions(hand: Hand, row: number, threshold: number): number {
  const { leases } = hand.tables;
  const [start, end, moveIn] = [at(leases.start, row), at(leases.end, row), at(leases.moveIn, row)];
  stretch.from = Math.max(hand.yearFrom, start, moveIn);
  stretch.to = Math.min(hand.yearTo, end);
  stretch.inFirstYear = moveIn >= FIRST_DAY && moveIn <= YEAR_TO[0];
  stretch.threshold = threshold;
  return (
    (at(leases.bought, row) & at(leases.concession, row)) |
    (at(leases.verified, row) ? 0 : 2) |
    (lastsThreeYears(start, end) ? 0 : 4) |
    seatConditions(hand, row)
  );
}

/** In the policy's period; the threshold reached at all and on a day that counts; a day that may be paid. */
function seatConditions(hand: Hand, row: number): number {
  const { leases, seats } = hand.tables;
  const isInPeriod = stretch.from <= stretch.to;
  let isReached = false;
  let lastDay = -1;
  const end = at(leases.seats, row + 1);
  for (let one = at(leases.seats, row); one < end; one += 1) {
    if (at(seats.seats, one) < stretch.threshold) continue;
    isReached = true;
    const to = Math.min(at(seats.to, one), stretch.to);
    if (to >= Math.max(at(seats.from, one), stretch.from) && to > lastDay) lastDay = to;
  }
  if (!isInPeriod) return isReached ? 8 : 8 | 16;
  if (lastDay < 0) return 16;
  return stretch.inFirstYear || lastDay > YEAR_TO[0] ? 0 : 32;
}

/** Months of the claim year free of rent, a bit each; a year has twelve. */
function freeMonths(hand: Hand, row: number): number {
  const { leases, free } = hand.tables;
  let months = 0;
  const end = at(leases.free, row + 1);
  for (let one = at(leases.free, row); one < end; one += 1) {
    const place = at(free.month, one) - hand.year * 12;
    if (place >= 0 && place < 12) months |= 1 << place;
  }
  return months;
}

/** Months from one day to another without those that are free, in WHOLE_MONTHths. */
function payableMonths(hand: Hand, from: number, to: number, free: number): number {
  let months = monthsBetween(from, to);
  for (let rest = free; rest !== 0; rest &= rest - 1) {
    const month = hand.year * 12 + 31 - Math.clz32(rest & -rest);
    const first = Math.max(from, firstOfMonth(month));
    const last = Math.min(to, firstOfMonth(month + 1) - 1);
    if (first <= last) months -= monthsBetween(first, last);
  }
  return months;
}

/** 一（二）自建坐席场地租金奖励. */
export function premisesRent(hand: Hand, row: number, funded: number): number {
  const own = conditions(hand, row, SELF_BUILT_SEATS) | (funded << 6);
  if (isRefused(hand, own)) return 0;
  const free = freeMonths(hand, row);
  let award = 0;
  for (let year = stretch.inFirstYear ? 0 : 1; year < 3; year += 1) {
    const from = Math.max(stretch.from, YEAR_FROM[year] as number);
    const to = Math.min(stretch.to, YEAR_TO[year] as number);
    // A policy year that the claim year does not touch has no part, so it states no earlier award either.
    if (hand.yearFrom > (YEAR_TO[year] as number) || hand.yearTo < (YEAR_FROM[year] as number)) continue;
    award += rentOfYear(hand, row, year, from <= to ? seatedMonths(hand, row, from, to, free) : 0);
  }
  return award;
}

/** Months with enough seats, in WHOLE_MONTHths. */
function seatedMonths(hand: Hand, row: number, from: number, to: number, free: number): number {
  const { leases, seats } = hand.tables;
  let months = 0;
  const end = at(leases.seats, row + 1);
  for (let one = at(leases.seats, row); one < end; one += 1) {
    if (at(seats.seats, one) < stretch.threshold) continue;
    const first = Math.max(from, at(seats.from, one));
    const last = Math.min(to, at(seats.to, one));
    if (first <= last) months += payableMonths(hand, first, last, free);
  }
  return months;
}

/** What is granted of one policy year, within what is left of its cap. */
function rentOfYear(hand: Hand, row: number, year: number, months: number): number {
  const { leases, awarded } = hand.tables;
  hand.rentTouched = true;
  let before = 0;
  const end = at(leases.awarded, row + 1);
  for (let one = at(leases.awarded, row); one < end; one += 1)
    if (at(awarded.policyYear, one) === year + 1) before += at(awarded.fen, one);
  before = Math.max(before, at(hand.rentBefore, year));
  hand.rentBefore[year] = before;
  const left = Math.max((CAPS[year] as number) - before - at(hand.rentTaken, year), 0);
  const award = Math.min(left, roundedRent(hand, row, at(leases.rent, row) * months, RENT_DIVISORS[year] as number));
  hand.rentTaken[year] = at(hand.rentTaken, year) + award;
  return award;
}

/** Half up to the fen; `rented` stays below 2^53, since a year has twelve months of at most 10^9 fen. */
function roundedRent(hand: Hand, row: number, rented: number, divisor: number): number {
  const { leases } = hand.tables;
  const leased = at(leases.leasedArea, row);
  if (leased === 0) return Math.floor((rented + Math.floor(divisor / 2)) / divisor);
  const seated = at(leases.seatArea, row);
  // Doubles tell every case but those within their error of half a fen.
  const near = (rented * seated) / (divisor * leased);
  const part = near - Math.floor(near);
  if (near > CAPS[0] * 1.01 || Math.abs(part - 0.5) > 1e-6) return Math.floor(near + 0.5);
  const whole = 2n * BigInt(divisor) * BigInt(leased);
  return Number((2n * BigInt(rented) * BigInt(seated) + whole / 2n) / whole);
}

/** 一（二）租用坐席租金奖励. */
export function seatRent(hand: Hand, row: number, funded: number): number {
  const own = conditions(hand, row, LEASED_SEATS) | (funded << 6);
  if (isRefused(hand, own)) return 0;
  const free = freeMonths(hand, row);
  const isShared = hand.seatItems > 1;
  let award = 0;
  for (let year = stretch.inFirstYear ? 0 : 1; year < 3; year += 1) {
    const from = Math.max(stretch.from, YEAR_FROM[year] as number);
    const to = Math.min(stretch.to, YEAR_TO[year] as number);
    if (from > to) continue;
    const months = isShared
      ? sharedSeatMonths(hand, row, from, to, free)
      : seatMonths(hand, row, from, to, free);
    award += Math.floor((months * (SEAT_PRICES[year] as number) + WHOLE_MONTH / 2) / WHOLE_MONTH);
  }
  return award;
}

/** Seats times months, in WHOLE_MONTHths. */
function seatMonths(hand: Hand, row: number, from: number, to: number, free: number): number {
  const { leases, seats } = hand.tables;
  let sum = 0;
  const end = at(leases.seats, row + 1);
  for (let one = at(leases.seats, row); one < end; one += 1) {
    const number = at(seats.seats, one);
    if (number < stretch.threshold) continue;
    const first = Math.max(from, at(seats.from, one));
    const last = Math.min(to, at(seats.to, one));
    if (first <= last) sum += Math.min(number, SEATS_MAX) * payableMonths(hand, first, last, free);
  }
  return sum;
}

/** The same where other items of the claim take seats of the same days. */
function sharedSeatMonths(hand: Hand, row: number, from: number, to: number, free: number): number {
  const { leases, seats } = hand.tables;
  hand.seatsTouched = true;
  let sum = 0;
  const end = at(leases.seats, row + 1);
  for (let one = at(leases.seats, row); one < end; one += 1) {
    const number = at(seats.seats, one);
    if (number < stretch.threshold) continue;
    const last = Math.min(to, at(seats.to, one));
    for (let day = Math.max(from, at(seats.from, one)); day <= last; day += 1) {
      const share = free === 0 ? monthsBetween(day, day) : payableMonths(hand, day, day, free);
      if (share === 0) continue;
      const taken = at(hand.seatsTaken, day - hand.from);
      const granted = Math.min(number, SEATS_MAX - taken);
      hand.seatsTaken[day - hand.from] = taken + granted;
      sum += granted * share;
    }
  }
  return sum;
}
