import chineseDays from 'chinese-days';
import { dayAfter, refuse } from '../foundation/index.ts';
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
  const year = Number.parseInt(day.slice(0, 4), 10);
  if (year < firstYear || year > lastYear) throw refuse('calendar.year-unknown', { year: `${year}` });
  return chineseDays.getDayDetail(day).work;
}
