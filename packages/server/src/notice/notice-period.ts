import { dayAfter } from '../foundation/index.ts';
import type { Day } from '../foundation/index.ts';
import { isWorkingDay, workingDayAfter } from '../policy/index.ts';

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

/** How many days a period has, both ends included, and how many of them are working days. */
export function daysOfPeriod({ opensOn, closesOn }: NoticePeriod): { days: number; workingDays: number } {
  const all: Day[] = [];
  for (let at = opensOn; at <= closesOn; at = dayAfter(at, 1)) all.push(at);
  return { days: all.length, workingDays: all.filter(isWorkingDay).length };
}
