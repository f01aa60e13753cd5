import chineseDays from 'chinese-days';
import { dayAfter, millisecondsSince1970, refuse } from '../foundation/index.ts';
import type { Day } from '../foundation/index.ts';

// 国务院办公厅 sets each year's days off and make-up days shortly before it begins; the library knows these years.
const firstYear = 2004;
const lastYear = 2026;

/** A day on which the offices do other than the day of the week says, and the holiday that it is for. */
export interface ExceptionalDay {
  readonly day: Day; readonly isWorkingDay: boolean; readonly holiday: { readonly zh: string; readonly en: string };
}

/** 年度放假安排 — a year that was announced since, by its document; its exceptional days in their order. */
export interface ArrangedYear {
  readonly year: number; readonly document: string; readonly exceptions: readonly ExceptionalDay[];
}

// Every deadline of the process counts by the same years; they are set once, at the start.
const arranged = new Map<number, ReadonlyMap<Day, ExceptionalDay>>();

/** Years from a file, beside those of the library; in place of any that were given before. */
export function arrangeYears(years: readonly ArrangedYear[]): void {
  arranged.clear();
  for (const { year, exceptions } of years) arranged.set(year, new Map(exceptions.map((each) => [each.day, each])));
}

/**
 * 工作日 — the so-many-th working day after a day; days off and make-up days of each year are observed. Refuses with
 * calendar.year-unknown beyond the published calendar.
 */
export function workingDayAfter(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = dayAfter(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** Whether the offices work on that day; refuses with calendar.year-unknown. */
export function isWorkingDay(day: Day): boolean {
  const year = Number.parseInt(day.slice(0, 4), 10);
  requireKnown(year);
  const own = arranged.get(year);
  return own ? (own.get(day)?.isWorkingDay ?? !isWeekend(day)) : chineseDays.getDayDetail(day).work;
}

function requireKnown(year: number): void {
  const isKnown = arranged.has(year) || (year >= firstYear && year <= lastYear);
  if (!isKnown) throw refuse('calendar.year-unknown', { year: `${year}` });
}

/** 已公布的年度 — the years that the calendar knows, the newest first. */
export function publishedYears(): number[] {
  const known = Array.from({ length: lastYear - firstYear + 1 }, (_, back) => lastYear - back);
  return [...new Set([...arranged.keys(), ...known])].toSorted((a, b) => b - a);
}

/**
 * 放假与补班 — the exceptional days of a year in their order: weekdays off, and Saturdays and Sundays worked in their
 * stead. Refuses with calendar.year-unknown.
 */
export function exceptionalDaysOf(year: number): ExceptionalDay[] {
  requireKnown(year);
  const own = arranged.get(year);
  if (own) return [...own.values()];
  const days: ExceptionalDay[] = [];
  for (let day: Day = `${year}-01-01`; day.startsWith(`${year}-`); day = dayAfter(day, 1)) {
    const { work, name } = chineseDays.getDayDetail(day);
    // A holiday has its name in both languages and its number of days; any other day that of the week alone.
    const [en = '', zh] = name.split(',');
    if (zh !== undefined && work === isWeekend(day)) days.push({ day, isWorkingDay: work, holiday: { zh, en } });
  }
  return days;
}

const dayMilliseconds = 86_400_000;

/** Saturday or Sunday; 1970-01-01 was a Thursday, three days after a Monday. */
export function isWeekend(day: Day): boolean {
  const days = millisecondsSince1970(`${day}T00:00:00.000+00:00`) / dayMilliseconds;
  return (days + 3) % 7 >= 5;
}
