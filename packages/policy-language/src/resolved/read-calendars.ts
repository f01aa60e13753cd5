import { dayOf, formatDay, yearOf } from '@qingce/values';
import type { Day } from '@qingce/values';
import type { Complain } from '../diagnostics.ts';
import type { Span } from '../source/source-text.ts';
import type { Formula } from '../surface/ast.ts';
import type { YamlEntry } from '../surface/yaml.ts';
import type { ClauseScope, DeclaredCalendar, WrittenSection } from './declared.ts';
import {
  complainOfForm, complainOfMissing, entriesIn, entriesOf, fieldsOf, requiredBilingual, textsOf, toName,
} from './fields.ts';
import { readStretch, wantNext } from './read-stretch.ts';
import type { Stretch } from './read-stretch.ts';

const FORM = '2024: { rest: [ 2024-01-01, 2024-10-01..2024-10-07 ], work: [ 2024-02-04 ] }';

/**
 * Reads `calendars`: Monday to Friday, without the days of rest and with the days of work that the yearly
 * notice of the State Council's office moves. Each becomes a list of the stretches of working days in it.
 */
export function readCalendars({ node, clause }: WrittenSection, complain: Complain): DeclaredCalendar[] {
  return entriesOf(node, complain).flatMap((entry) => readCalendar(entry, clause, complain) ?? []);
}

function readCalendar(
  { key: written, keyAt: at, value }: YamlEntry, clause: ClauseScope, complain: Complain,
): DeclaredCalendar | undefined {
  const fields = fieldsOf(value, at, ['source', 'years'], complain);
  const { name } = toName(written, at, complain);
  const source = requiredBilingual(fields, 'source');
  const years = entriesIn(fields, 'years').flatMap((entry) => readYear(entry, complain) ?? []);
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) {
    complainOfMissing(complain, at, 'years');
    return undefined;
  }
  wantNext(years, complain);
  const formula: Formula = {
    kind: 'list', at, items: years.flatMap(({ working }) => working).map((stretch) => intervalOf(stretch, at)),
  };
  return {
    source, from: first.from, to: last.to,
    definition: { kind: 'definition', name, at, clause, value: formula },
  };
}

type Year = Stretch & { readonly at: Span; readonly working: readonly Stretch[] };

function readYear({ key, keyAt: at, value }: YamlEntry, complain: Complain): Year | undefined {
  const year = /^[0-9]{4}$/.test(key) ? Number.parseInt(key, 10) : undefined;
  const [from, to] = year === undefined ? [] : [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  if (from === undefined || to === undefined) {
    complainOfForm(complain, at, FORM);
    return undefined;
  }
  const fields = fieldsOf(value, at, ['rest', 'work'], complain);
  const daysUnder = (name: string): Set<Day> => new Set(textsOf(fields, name).flatMap((written) => {
    const stretch = readStretch(written.text);
    const isInYear = stretch && yearOf(stretch.from) === year && yearOf(stretch.to) === year;
    if (!isInYear) complainOfForm(complain, written.at, `${key}-10-01, ${key}-10-01..${key}-10-07`);
    return isInYear ? daysOf(stretch) : [];
  }));
  const [rest, work] = [daysUnder('rest'), daysUnder('work')];
  const working = daysOf({ from, to }).filter((day) => work.has(day) || (isWeekday(day) && !rest.has(day)));
  return { from, to, at, working: joined(working) };
}

function daysOf({ from, to }: Stretch): Day[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** 1970-01-01 was a Thursday. */
function isWeekday(day: Day): boolean {
  return (((day + 3) % 7) + 7) % 7 < 5;
}

/** Days that follow one another as stretches. */
function joined(days: readonly Day[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last?.to === day - 1) stretches[stretches.length - 1] = { from: last.from, to: day };
    else stretches.push({ from: day, to: day });
  }
  return stretches;
}

function intervalOf({ from, to }: Stretch, at: Span): Formula {
  const day = (value: Day): Formula => ({
    kind: 'call', callee: { kind: 'name', text: 'date', at }, at,
    args: [{ kind: 'string', text: formatDay(value), at }],
  });
  return { kind: 'interval', from: day(from), to: day(to), withFrom: true, withTo: true, at };
}
