import chineseDays from 'chinese-days';
import { dayAfter, millisecondsSince1970, refuse } from '../foundation/index.ts';
import type { Day } from '../foundation/index.ts';

// 国务院办公厅 sets each year's days off and make-up days shortly before it begins; the calendar knows these years.
const firstYear = 2004;
const lastYear = 2026;

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
  requireKnown(Number.parseInt(day.slice(0, 4), 10));
  return chineseDays.getDayDetail(day).work;
}

function requireKnown(year: number): void {
  if (year < firstYear || year > lastYear) throw refuse('calendar.year-unknown', { year: `${year}` });
}

/** 已公布的年度 — the years that the calendar knows, the newest first. */
export const publishedYears: readonly number[] =
  Array.from({ length: lastYear - firstYear + 1 }, (_, back) => lastYear - back);

/** A day on which the offices do other than the day of the week says, and the holiday that it is for. */
export interface ExceptionalDay {
  readonly day: Day; readonly isWorkingDay: boolean; readonly holiday: { readonly zh: string; readonly en: string };
}

/**
 * 放假与补班 — the exceptional days of a year in their order: weekdays off, and Saturdays and Sundays worked in their
 * stead. Refuses with calendar.year-unknown.
 */
export function exceptionalDaysOf(year: number): ExceptionalDay[] {
  requireKnown(year);
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

/** 1970-01-01 was a Thursday, three days after a Monday. */
function isWeekend(day: Day): boolean {
  const days = millisecondsSince1970(`${day}T00:00:00.000+00:00`) / dayMilliseconds;
  return (days + 3) % 7 >= 5;
}
