import chineseDays from 'chinese-days';
import { dayAfter, refuse } from '../foundation/index.ts';
import type { Day } from '../foundation/index.ts';

// 国务院办公厅 sets each year's days off and make-up days shortly before it begins; the calendar knows these years.
const firstYear = 2004;
const lastYear = 2026;

/** How long a policy's notices stay: at least so many working days, and at least so many days. */
export interface NoticeDays {
  readonly workingDays: number;
  readonly days: number;
}

export interface NoticePeriod {
  readonly opensOn: Day;
  readonly closesOn: Day;
}

/**
 * 公示期 — from the day after publication, until both the working days and the calendar days that the policy asks for have
 * passed (民法典 201: the day of the event is not counted). Refuses with calendar.year-unknown beyond the published
 * calendar.
 */
export function noticePeriod(publishedOn: Day, asked: NoticeDays): NoticePeriod {
  const opensOn = dayAfter(publishedOn, 1);
  const byCalendar = dayAfter(publishedOn, asked.days);
  const byWork = workingDayAfter(publishedOn, asked.workingDays);
  return { opensOn, closesOn: byCalendar > byWork ? byCalendar : byWork };
}

/** 工作日 — the so-many-th working day after a day; days off and make-up days of each year are observed. */
export function workingDayAfter(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = dayAfter(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** How many days a period has, both ends included, and how many of them are working days. */
export function daysOfPeriod({ opensOn, closesOn }: NoticePeriod): { days: number; workingDays: number } {
  const all: Day[] = [];
  for (let at = opensOn; at <= closesOn; at = dayAfter(at, 1)) all.push(at);
  return { days: all.length, workingDays: all.filter(isWorkingDay).length };
}

function isWorkingDay(day: Day): boolean {
  const year = Number.parseInt(day.slice(0, 4), 10);
  if (year < firstYear || year > lastYear) throw refuse('calendar.year-unknown', { year: `${year}` });
  return chineseDays.getDayDetail(day).work;
}
