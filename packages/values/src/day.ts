/**
 * 日 — a calendar day as the number of whole days since 1970-01-01 (proleptic Gregorian calendar).
 * It has no time and no zone; the day before is `day - 1`.
 */
export type Day = number;

const DAYS_BEFORE_1970 = 719_162;
const DAYS_IN_400_YEARS = 146_097;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The day of that date, month 1–12; undefined when the calendar has no such day (2015-02-29). */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (![year, month, dayOfMonth].every(Number.isSafeInteger)) return undefined;
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return firstDayOf(year, month) + dayOfMonth - 1;
}

/**
 * Reads 'YYYY-MM-DD' in the years 1900–2200; undefined for any other shape and for days that do not exist.
 */
export function parseDay(text: string): Day | undefined {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', dayOfMonth = ''] = match;
  if (year < '1900' || year > '2200') return undefined;
  return dayOf(integer(year), integer(month), integer(dayOfMonth));
}

/** 'YYYY-MM-DD'. */
export function formatDay(day: Day): string {
  const { year, month, dayOfMonth } = dateOf(day);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/** '2016.1.5', '2016/01/05' and '20160105' are the day '2016-01-05'; anything else stays as it is. */
export function dashedDay(text: string): string {
  const match = /^([0-9]{4})(?:[-./年]?)([0-9]{1,2})(?:[-./月]?([0-9]{1,2}))?[日月]?$/.exec(text);
  if (!match) return text;
  const [, year = '', month = '', day] = match;
  return [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}

/**
 * A day that comes every year ('MM-DD') in one of them, as 'YYYY-MM-DD'; 02-29 is the last of February in each year.
 */
export function dayInYear(year: number, monthDay: string): string {
  return `${pad(year, 4)}-${monthDay === '02-29' && !isLeapYear(year) ? '02-28' : monthDay}`;
}

/** The calendar year. */
export function yearOf(day: Day): number {
  const sinceYearOne = day + DAYS_BEFORE_1970;
  const estimate = Math.floor((sinceYearOne * 400) / DAYS_IN_400_YEARS) + 1;
  // Leap days never run a whole day ahead of their 400-year mean, so the estimate is never too late.
  return sinceYearOne < daysBeforeYear(estimate + 1) ? estimate : estimate + 1;
}

/** The calendar month, 1–12. */
export function monthOf(day: Day): number {
  return dateOf(day).month;
}

/** The day's number within its month, 1–31. */
export function dayOfMonthOf(day: Day): number {
  return dateOf(day).dayOfMonth;
}

/** 28–31; RangeError for a month outside 1–12. */
export function daysInMonth(year: number, month: number): number {
  const days = DAYS_IN_MONTH[month - 1];
  if (days === undefined) throw new RangeError(`There is no month ${month}.`);
  return month === 2 && isLeapYear(year) ? 29 : days;
}

/** The first day of the month that the day lies in. */
export function firstOfMonth(day: Day): Day {
  return day - dateOf(day).dayOfMonth + 1;
}

/** The last day of the month that the day lies in. */
export function lastOfMonth(day: Day): Day {
  const { year, month, dayOfMonth } = dateOf(day);
  return day - dayOfMonth + daysInMonth(year, month);
}

/**
 * 届满日 — the last day of a term of so many months that begins on `start` (民法典 202): the day before the
 * corresponding day of the k-th month after it, or that month's last day where it has no corresponding day.
 * Always counted from the original start, never month by month. A term of 0 months ends before it begins, on
 * `start - 1`. RangeError unless months is a whole number of at least 0.
 */
export function lastDayOfTerm(start: Day, months: number): Day {
  if (!Number.isSafeInteger(months) || months < 0) {
    throw new RangeError(`A term has a whole number of months, not ${months}.`);
  }
  const { year, month, dayOfMonth } = dateOf(start);
  const monthsSinceYearZero = year * 12 + (month - 1) + months;
  const endYear = Math.floor(monthsSinceYearZero / 12);
  const endMonth = monthsSinceYearZero - endYear * 12 + 1;
  const daysOfTerm = Math.min(dayOfMonth - 1, daysInMonth(endYear, endMonth));
  return firstDayOf(endYear, endMonth) + daysOfTerm - 1;
}

function dateOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const year = yearOf(day);
  let month = 12;
  while (firstDayOf(year, month) > day) month -= 1;
  return { year, month, dayOfMonth: day - firstDayOf(year, month) + 1 };
}

function firstDayOf(year: number, month: number): Day {
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return daysBeforeYear(year) + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay - DAYS_BEFORE_1970;
}

/** Days from 0001-01-01 to the first day of the year. */
function daysBeforeYear(year: number): number {
  const years = year - 1;
  return years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function integer(digits: string): number {
  return Number.parseInt(digits, 10);
}

function pad(value: number, width: number): string {
  return value.toString().padStart(width, '0');
}
