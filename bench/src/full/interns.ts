/** 一（三）1 院校学生实训奖励, by hand. */
import { at, completedMonths, FIRST_DAY, LAST_DAY } from './days.ts';
import { isRefused } from './hand.ts';
import type { Hand } from './hand.ts';

/* oxlint-disable complexity -- Every condition in one pass over the rows, as a person writes it for speed. */

/** Months by level of education. */
const TERMS = [0, 3, 6] as const;
/** Fen for a person and month. */
const PRICE = 30_000;

/** Persons by number of months that can be paid, of the item at hand. */
const persons = new Float64Array(7);

/** 一（三）1. */
export function internship(hand: Hand, row: number, funded: number): number {
  const { internships, interns } = hand.tables;
  const limit = Math.floor(at(internships.employees, row) / 5);
  let own = (at(internships.approved, row) ? 0 : 1) | (limit > 0 ? 0 : 2) | (funded << 5);
  let rowsFailed = 0;
  let [isAnyLeft, isNobodyPaid] = [false, true];
  persons.fill(0);
  const end = at(internships.interns, row + 1);
  for (let one = at(internships.interns, row); one < end; one += 1) {
    const failed = (at(interns.education, one) === 0 ? 4 : 0) | (at(interns.funded, one) << 4);
    rowsFailed |= failed;
    if (failed !== 0) continue;
    isAnyLeft = true;
    const months = payableMonths(hand, one);
    if (months > 0) isNobodyPaid = false;
    persons[months] = at(persons, months) + at(interns.persons, one);
  }
  if (isAnyLeft && isNobodyPaid) own |= 8;
  return isRefused(hand, own, rowsFailed, isAnyLeft) ? 0 : award(hand, limit);
}

/** Most months first, as far as the limit on persons lasts. */
function award(hand: Hand, limit: number): number {
  let left = Math.max(limit - hand.interns, 0);
  let personMonths = 0;
  for (let months = 6; months > 0; months -= 1) {
    const granted = Math.min(at(persons, months), left);
    left -= granted;
    hand.interns += granted;
    personMonths += granted * months;
  }
  return PRICE * Math.min(personMonths, limit * 6);
}

/** Months of the claim year that can be paid for a person of the row, 0 to 6. */
function payableMonths(hand: Hand, one: number): number {
  const { interns } = hand.tables;
  if (at(interns.onSeat, one) !== 0) return 0;
  const from = Math.max(at(interns.from, one), FIRST_DAY);
  const to = Math.min(at(interns.to, one), LAST_DAY);
  if (from > to) return 0;
  const before = countedMonths(hand, one, from, Math.min(to, hand.from - 1));
  const now = countedMonths(hand, one, from, Math.min(to, hand.to)) - before;
  const term = (TERMS[at(interns.education, one)] as number) - at(interns.paid, one);
  return Math.max(Math.min(now, term - before), 0);
}

/** Completed months without those spent on a claimed seat. */
function countedMonths(hand: Hand, one: number, from: number, by: number): number {
  if (by < from) return 0;
  const { interns, taken } = hand.tables;
  const completed = completedMonths(from, by);
  const first = at(interns.taken, one);
  const end = at(interns.taken, one + 1);
  let out = 0;
  for (let place = first; place < end; place += 1) {
    const ordinal = at(taken.ordinal, place);
    if (ordinal <= completed && taken.ordinal.indexOf(ordinal, first) === place) out += 1;
  }
  return completed - out;
}
