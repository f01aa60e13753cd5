/**
 * The reference interpreter's calendar is a wall calendar: every day from 1900 to 2201 is written down once,
 * one after the other, and whatever is asked is looked up or counted off on it.
 */

/** 日 — `at` is its number of days since 1970-01-01. */
export type Day = { readonly kind: 'day'; readonly at: number };

/** One leaf of the calendar. */
export type Leaf = { readonly year: number; readonly month: number; readonly dayOfMonth: number };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2201;
const wall: Leaf[] = [];
const numberOfDate = new Map<string, number>();
let daysFrom1900To1970 = 0;

for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  if (year === 1970) daysFrom1900To1970 = wall.length;
  for (let month = 1; month <= 12; month += 1) {
    for (let dayOfMonth = 1; dayOfMonth <= daysInMonth(year, month); dayOfMonth += 1) {
      wall.push({ year, month, dayOfMonth });
    }
  }
}
wall.forEach((_, position) =>
  numberOfDate.set(writeDay(position - daysFrom1900To1970), position - daysFrom1900To1970),
);

/** 28 to 31: April, June, September and November have thirty. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Year, month and day of the month of a day; RangeError outside the calendar. */
export function leafOf(day: number): Leaf {
  const leaf = wall[day + daysFrom1900To1970];
  if (!leaf) throw new RangeError(`Day ${day} is not on the calendar.`);
  return leaf;
}

/** The day written 'YYYY-MM-DD'; RangeError when the calendar has no such day. */
export function readDay(text: string): number {
  const day = numberOfDate.get(text);
  if (day === undefined) throw new RangeError(`'${text}' is not a day on the calendar.`);
  return day;
}

/** 'YYYY-MM-DD'. */
export function writeDay(day: number): string {
  const { year, month, dayOfMonth } = leafOf(day);
  return [year, month, dayOfMonth]
    .map((part, place) => part.toString().padStart(place === 0 ? 4 : 2, '0'))
    .join('-');
}

/** The calendar day in Shanghai (+08:00) of an instant with its offset, such as 2017-06-30T16:00:00Z. */
export function dayInShanghai(instant: string): number {
  const written = instant.replace('Z', '+00:00');
  const offset = minutesOf(written.slice(-5)) * (written.at(-6) === '-' ? -1 : 1);
  let minuteOfDay = minutesOf(written.slice('YYYY-MM-DDT'.length)) - offset + 8 * 60;
  let day = readDay(written.slice(0, 'YYYY-MM-DD'.length));
  for (; minuteOfDay < 0; minuteOfDay += 24 * 60) day -= 1;
  for (; minuteOfDay >= 24 * 60; minuteOfDay -= 24 * 60) day += 1;
  return day;
}

/** Minutes of a text that begins with hours and minutes: 23:59:59.9 or 08:00. */
function minutesOf(clock: string): number {
  const [hours = '', minutes = ''] = clock.split(':');
  return Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes, 10);
}

/**
 * 届满日 — walks from the first day of a term into the k-th month after it: the term ends the day before that
 * month's corresponding day, or on that month's last day where it has none (民法典 202).
 */
export function lastDayOfTerm(firstDay: number, months: number): number {
  if (!Number.isInteger(months) || months < 0) throw new RangeError(`A term cannot have ${months} months.`);
  const { dayOfMonth } = leafOf(firstDay);
  let day = firstDay;
  for (let passed = 0; passed < months;) {
    day += 1;
    if (leafOf(day).dayOfMonth === 1) passed += 1;
  }
  const { month } = leafOf(day);
  while (leafOf(day).dayOfMonth !== dayOfMonth) {
    day += 1;
    if (leafOf(day).month !== month) break;
  }
  return day - 1;
}
