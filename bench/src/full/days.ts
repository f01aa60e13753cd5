/** The policy's calendar as the version written by hand sees it: tables over the days that can ever count. */

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a date; month counts from 1. */
function dayNumber(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;
}

/** 有效期 — first and last day of the policy's three years. */
export const FIRST_DAY = dayNumber(2015, 11, 20);
export const LAST_DAY = dayNumber(2018, 11, 19);

/** 政策年度 — first and last day of each policy year. */
export const YEAR_FROM = [FIRST_DAY, dayNumber(2016, 11, 20), dayNumber(2017, 11, 20)] as const;
export const YEAR_TO = [dayNumber(2016, 11, 19), dayNumber(2017, 11, 19), LAST_DAY] as const;

/** Every number of days in a month divides this: a day is WHOLE_MONTH ÷ days of its month. */
export const WHOLE_MONTH = 28 * 29 * 15 * 31;

const DAYS = LAST_DAY - FIRST_DAY + 2;
/** By place of the day: number of its month (year × 12 + month − 1) and day of that month. */
const monthOf = new Int32Array(DAYS);
const dayOfMonth = new Int32Array(DAYS);
/** Share of a month that the days before a place add up to, in WHOLE_MONTHths. */
const sharesBefore = new Float64Array(DAYS + 1);

for (let place = 0; place < DAYS; place += 1) {
  const date = new Date((FIRST_DAY + place) * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  monthOf[place] = year * 12 + month;
  dayOfMonth[place] = date.getUTCDate();
  const daysInMonth = dayNumber(year, month + 2, 1) - dayNumber(year, month + 1, 1);
  sharesBefore[place + 1] = at(sharesBefore, place) + WHOLE_MONTH / daysInMonth;
}

const FIRST_YEAR = 1999;
/** 1 January of each year from 1999 to 2102. */
const newYears = Int32Array.from({ length: 104 }, (_, place) => dayNumber(FIRST_YEAR + place, 1, 1));

/** An element that is known to be there. */
export function at(cells: Int32Array | Float64Array | Uint8Array, place: number): number {
  return cells[place] as number;
}

/** 1 January of the year. */
export function newYear(year: number): number {
  return at(newYears, year - FIRST_YEAR);
}

/** 按月折算 — months from one day to another of the policy's period, in WHOLE_MONTHths. */
export function monthsBetween(from: number, to: number): number {
  return at(sharesBefore, to - FIRST_DAY + 1) - at(sharesBefore, from - FIRST_DAY);
}

/** 整月 — how many months that begin on `from` are completed by `by`; both days of the policy's period. */
export function completedMonths(from: number, by: number): number {
  const [first, next] = [from - FIRST_DAY, by - FIRST_DAY + 1];
  if (next <= first) return 0;
  return at(monthOf, next) - at(monthOf, first) - (at(dayOfMonth, next) < at(dayOfMonth, first) ? 1 : 0);
}

/** First day of a month, given as year × 12 + month − 1. */
export function firstOfMonth(month: number): number {
  return dayNumber(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** 届满日 — whether a term from `start` to `end` is at least three years (民法典 202). */
export function lastsThreeYears(start: number, end: number): boolean {
  const days = end - start;
  // The last day of three years lies 1094 days after the first, or 1095 where a leap day falls between.
  if (days !== 1094) return days > 1094;
  const date = new Date(start * DAY_MS);
  const [year, month, dayInMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (month === 2 && dayInMonth === 29) return false;
  return end >= dayNumber(year + 3, month, dayInMonth) - 1;
}
