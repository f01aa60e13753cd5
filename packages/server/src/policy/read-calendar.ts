import { readFile } from 'node:fs/promises';
import { Bilingual, Day, RequiredNote } from '@qingce/contract';
import { z } from 'zod';
import { isWeekend } from './working-days.ts';
import type { ArrangedYear } from './working-days.ts';

/** The calendar's file does not say what it must; the message names the place. */
export class CalendarRefused extends Error {}

const Exceptions = z.array(z.strictObject({ day: Day, holiday: Bilingual })).max(60);
const Years = z.array(z.strictObject({
  year: z.int().min(2027).max(2999), document: RequiredNote.max(80), off: Exceptions.min(1), worked: Exceptions,
})).max(100);

/**
 * 放假安排文件 — years that were announced after this version was made: weekdays off and weekends worked, with the document
 * that says so; none without a file. Throws CalendarRefused for a file that cannot be read, a day of another year, a
 * day named twice, a weekend among the days off or a weekday among those worked.
 */
export async function readCalendar(path: string | undefined): Promise<ArrangedYear[]> {
  if (path === undefined) return [];
  const refused = (why: string): CalendarRefused => new CalendarRefused(`QINGCE_CALENDAR ${path}: ${why}`);
  const text = await readFile(path, 'utf8').catch((error: unknown) => { throw refused(String(error)); });
  const parsed = Years.safeParse(jsonOf(text));
  if (!parsed.success) throw refused(z.prettifyError(parsed.error));
  const years = parsed.data.map(({ off, worked, ...year }) => ({
    ...year, exceptions: [
      ...off.map((each) => ({ ...each, isWorkingDay: false })),
      ...worked.map((each) => ({ ...each, isWorkingDay: true })),
    ].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  }));
  for (const year of years) {
    const problem = problemOf(year);
    if (problem) throw refused(problem);
  }
  return years;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf({ year, exceptions }: ArrangedYear): string | undefined {
  const days = exceptions.map(({ day }) => day);
  const twice = days.find((day, place) => days.indexOf(day) !== place);
  if (twice !== undefined) return `${twice} is named twice`;
  const strange = exceptions.find(({ day }) => !day.startsWith(`${year}-`));
  if (strange) return `${strange.day} is no day of ${year}`;
  const needless = exceptions.find(({ day, isWorkingDay }) => isWeekend(day) !== isWorkingDay);
  return needless && `${needless.day}: a weekday is taken off, a Saturday or Sunday is worked; it is neither`;
}
