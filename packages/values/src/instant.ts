import { parseDay } from './day.ts';
import type { Day } from './day.ts';

const MINUTES_A_DAY = 24 * 60;

// Asia/Shanghai has stood at +08:00 since its last summer time ended on 1991-09-15, and every act this
// product deals with is later, so the offset is a constant and no zone database is needed in the browser.
const SHANGHAI_OFFSET_MINUTES = 8 * 60;

type Instant = { readonly minutesSince1970: number; readonly secondsAndFraction: string };

/**
 * The calendar day in Asia/Shanghai of an ISO 8601 instant with an offset ('2017-06-30T16:00:00Z' is
 * 2017-07-01). Seconds and their fraction may be left out. Undefined without an offset, and for hours or days
 * that do not exist.
 */
export function shanghaiDayOf(instant: string): Day | undefined {
  const parsed = parseInstant(instant);
  if (!parsed) return undefined;
  return Math.floor((parsed.minutesSince1970 + SHANGHAI_OFFSET_MINUTES) / MINUTES_A_DAY);
}

/**
 * Which of two instants is earlier, whatever their offsets; RangeError when one of them is not an instant.
 */
export function compareInstants(a: string, b: string): -1 | 0 | 1 {
  const left = getInstant(a);
  const right = getInstant(b);
  if (left.minutesSince1970 !== right.minutesSince1970) {
    return left.minutesSince1970 < right.minutesSince1970 ? -1 : 1;
  }
  if (left.secondsAndFraction === right.secondsAndFraction) return 0;
  return left.secondsAndFraction < right.secondsAndFraction ? -1 : 1;
}

function getInstant(text: string): Instant {
  const instant = parseInstant(text);
  if (!instant) throw new RangeError(`Not an instant with an offset: ${text}`);
  return instant;
}

const DATE = '([0-9]{4}-[0-9]{2}-[0-9]{2})';
const TIME = '([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\\.([0-9]{1,9}))?)?';
const OFFSET = '(?:Z|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))';
const INSTANT = new RegExp(`^${DATE}T${TIME}${OFFSET}$`);

function parseInstant(text: string): Instant | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, date = '', hour, minute, second = '00', decimals = '', sign, offsetHour, offsetMinute] = match;
  const day = parseDay(date);
  if (day === undefined) return undefined;
  const offset = minutesOf(offsetHour, offsetMinute) * (sign === '-' ? -1 : 1);
  return {
    minutesSince1970: day * MINUTES_A_DAY + minutesOf(hour, minute) - offset,
    // Equal widths, so that text order is time order.
    secondsAndFraction: second + decimals.padEnd(9, '0'),
  };
}

function minutesOf(hour = '0', minute = '0'): number {
  return Number.parseInt(hour, 10) * 60 + Number.parseInt(minute, 10);
}
