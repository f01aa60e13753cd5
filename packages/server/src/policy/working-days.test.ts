import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CalendarRefused, readCalendar } from './read-calendar.ts';
import { arrangeYears, exceptionalDaysOf, isWorkingDay, publishedYears, workingDayAfter } from './working-days.ts';

const newYear = { zh: '元旦', en: 'New Year' };
/** Invented; other tests rely on 2027 not being known. */
const aYear = {
  year: 2031, document: '国办发明电〔2030〕×号（示例）',
  off: [{ day: '2031-01-01', holiday: newYear }, { day: '2031-01-02', holiday: newYear }],
  worked: [{ day: '2031-01-04', holiday: newYear }],
};

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'qingce-calendar-')); });

function aFile(content: unknown): string {
  const path = join(folder, 'calendar.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a year that the calendar does not know', () => {
  test('is refused until it is given by a file', async () => {
    expect(() => workingDayAfter('2031-01-01', 1)).toThrow('calendar.year-unknown');
    arrangeYears(await readCalendar(aFile([aYear])));
  });

  test('is counted by its file: days off, a Saturday worked, every other day by the week', () => {
    expect(['2031-01-01', '2031-01-02', '2031-01-03', '2031-01-04', '2031-01-05'].map(isWorkingDay))
      .toEqual([false, false, true, true, false]);
    expect(workingDayAfter('2031-01-01', 3)).toBe('2031-01-06');
  });

  test('stands among the published ones, with its exceptional days', () => {
    expect(publishedYears().slice(0, 2)).toEqual([2031, 2026]);
    expect(exceptionalDaysOf(2031).map(({ day, isWorkingDay: works }) => [day, works]))
      .toEqual([['2031-01-01', false], ['2031-01-02', false], ['2031-01-04', true]]);
  });

  test('the years beside it are as they were', () => {
    expect(() => isWorkingDay('2030-01-02')).toThrow('calendar.year-unknown');
    expect(isWorkingDay('2026-01-01')).toBe(false);
  });
});

const dayOff = (day: string) => [{ day, holiday: newYear }];

test.each([
  ['no JSON', 'off: 2031', /expected array/],
  ['a year that the library knows', [{ ...aYear, year: 2026 }], /at \[0\]\.year/],
  ['a day of another year', [{ ...aYear, off: dayOff('2032-01-01') }], /2032-01-01 is no day of 2031/],
  ['a day named twice', [{ ...aYear, off: [...aYear.off, ...aYear.off] }], /2031-01-01 is named twice/],
  ['a Saturday taken off', [{ ...aYear, worked: [], off: dayOff('2031-01-04') }], /2031-01-04: a week/],
  ['no document', [{ ...aYear, document: ' ' }], /document/],
])('a file with %s is refused, naming it', async (_what, content, told) => {
  const reading = readCalendar(aFile(content));
  await expect(reading).rejects.toThrow(CalendarRefused);
  await expect(reading).rejects.toThrow(told);
});

test('a file that is not there is refused', async () => {
  await expect(readCalendar(join(folder, 'none.json'))).rejects.toThrow(/QINGCE_CALENDAR .*none\.json: .*ENOENT/);
});

// Files of one worker share the modules.
afterAll(() => { arrangeYears([]); });
