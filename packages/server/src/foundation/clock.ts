import { formatDay, parseDay } from '@qingce/values';
import type { Reader } from '@qingce/database';
import { assert } from './assert.ts';

/**
 * 时刻 — ISO 8601 with milliseconds in +08:00, as the database gives it back: '2017-04-15T10:00:00.000+08:00'. One form
 * for all, so texts compare like instants and the first ten characters are the day in Asia/Shanghai.
 */
export type Instant = string;

/** 日 — a calendar day 'YYYY-MM-DD'; texts compare like days. */
export type Day = string;

/**
 * 业务时钟 tells windows, notices, deadlines and shown times; it stands in the database, because a demonstration moves
 * it. The real clock tells sessions, rate limits and the audit's second time.
 */
export interface Clocks {
  readonly real: () => Instant;
  readonly business: (reader: Reader) => Promise<Instant>;
}

const shanghaiMilliseconds = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai. */
export function dayOf(instant: Instant): Day {
  return instant.slice(0, 10);
}

/** The instant so many milliseconds after 1970-01-01 in UTC. */
export function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds + shanghaiMilliseconds).toISOString().replace('Z', '+08:00');
}

export function millisecondsSince1970(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant that many minutes later, or earlier when negative. */
export function instantAfter(instant: Instant, minutes: number): Instant {
  return instantAt(millisecondsSince1970(instant) + minutes * 60_000);
}

/** The day that many calendar days later, or earlier when negative. */
export function dayAfter(day: Day, days: number): Day {
  const number = parseDay(day);
  assert(number !== undefined, `${day} is a day`);
  return formatDay(number + days);
}
