/**
 * What facts of one object must be to each other: all or none, one or the other, part and whole, apart in
 * time.
 */
import { exact, formatDay, parseDay } from '@qingce/values';
import type { Day, Period } from '@qingce/values';
import { fault } from './complaint.ts';
import type { Complain } from './complaint.ts';
import { evaluate } from './evaluate.ts';
import { readFact } from './facts.ts';
import { join } from './read-holder.ts';
import type { Json, Scope } from './scope.ts';
import { asList, asNumber, depsOf, fieldOf, knownDay } from './value.ts';
import type { Value } from './value.ts';
import type { Fact } from '../typed/ir.ts';

type Holder = {
  readonly json: Json;
  readonly path: string;
  readonly facts: readonly Fact[];
  readonly valueOf: (fact: Fact) => Value;
};

/** Complains of what the facts given in one scope cannot be together. */
export function checkRelations(
  facts: readonly Fact[], json: Json, path: string, scope: Scope, complain: Complain,
): void {
  checkHolder({ json, path, facts, valueOf: (fact) => readFact(fact, scope, evaluate) }, complain);
  for (const fact of facts) {
    if (fact.wire === 'rows' && Array.isArray(json[fact.key]))
      checkRows(fact, json[fact.key] as Json[], join(path, fact.key), scope, complain);
  }
}

function checkRows(list: Fact, rows: readonly Json[], path: string, scope: Scope, complain: Complain): void {
  const values = asList(readFact(list, scope, evaluate)).rows.map((row) => row.value);
  rows.forEach((json, place) => {
    const row = values[place];
    if (!row) return;
    const holder = {
      json,
      path: `${path}[${place}]`,
      facts: list.row ?? [],
      valueOf: (fact: Fact) => fieldOf(row, fact.key),
    };
    checkHolder(holder, complain);
  });
  const periods = rows.map((json) => (list.row ? periodOf(json) : undefined));
  periods.forEach((period, place) => checkOrder(rows[place] ?? {}, period, `${path}[${place}]`, complain));
  if (list.disjoint) checkApart(periods, path, complain);
  if (list.whole)
    checkWhole(
      periods,
      asList(evaluate(list.whole, scope)).rows.map((row) => row.value),
      path,
      complain,
    );
}

function checkHolder(holder: Holder, complain: Complain): void {
  for (const fact of holder.facts) {
    if (holder.json[fact.key] === undefined) continue;
    checkTogether(fact, holder, complain);
    checkInstead(fact, holder, complain);
    checkWithin(fact, holder, complain);
  }
}

function named(ids: readonly number[] | undefined, { facts }: Holder): Fact[] {
  return facts.filter((fact) => ids?.includes(fact.id));
}

/** Names with the keys under which they are given. */
function chinese(facts: readonly Fact[]): string {
  return facts.map(({ name, key }) => `「${name}」(${key})`).join('、');
}

function keysOf(facts: readonly Fact[]): string {
  return facts.map(({ key }) => key).join(', ');
}

/** 一并填报 — all of them or none. */
function checkTogether(fact: Fact, holder: Holder, complain: Complain): void {
  const absent = named(fact.together, holder)
    .filter((other) => holder.json[other.key] === undefined);
  if (absent.length === 0) return;
  const [zh, en] = [
    `「${fact.name}」不能单独填报：请一并填报${chinese(absent)}，或删去「${fact.name}」`,
    `${fact.key} is not given alone: give ${keysOf(absent)} too, or leave ${fact.key} out`,
  ];
  complain(join(holder.path, fact.key), fault('GIVEN_ALONE', holder.json[fact.key], zh, en));
}

/** 二者择一 — never both. */
function checkInstead(fact: Fact, holder: Holder, complain: Complain): void {
  const given = named(fact.instead, holder)
    .filter((other) => holder.json[other.key] !== undefined);
  if (given.length === 0) return;
  const [zh, en] = [
    `「${fact.name}」与${chinese(given)}只能填其一：请删去「${fact.name}」，或删去${chinese(given)}`,
    `${fact.key} stands in place of ${keysOf(given)}: leave either ${fact.key} or ${keysOf(given)} out`,
  ];
  complain(join(holder.path, fact.key), fault('GIVEN_TWICE', holder.json[fact.key], zh, en));
}

function checkWithin(fact: Fact, holder: Holder, complain: Complain): void {
  const whole = holder.facts.find((other) => other.id === fact.within);
  if (!whole) return;
  const [part, all] = [asNumber(holder.valueOf(fact)), asNumber(holder.valueOf(whole))];
  if (depsOf(all).size > 0 || !part.lo || !all.hi || exact.compare(part.lo, all.hi) <= 0) return;
  const [zh, en] = [`不得大于其整体 ${whole.key}`, `must not be greater than ${whole.key}, of which it is a part`];
  complain(join(holder.path, fact.key), fault('PART_ABOVE_WHOLE', holder.json[fact.key], zh, en));
}

/** The period of a row, as written; nothing while one end is not given. */
function periodOf({ from, to }: Json): Period | undefined {
  const [first, last] = [from, to].map((end) => (typeof end === 'string' ? parseDay(end) : undefined));
  return first === undefined || last === undefined ? undefined : { from: first, to: last };
}

function checkOrder(json: Json, period: Period | undefined, path: string, complain: Complain): void {
  if (!period || period.from <= period.to) return;
  complain(
    join(path, 'from'),
    fault(
      'FROM_AFTER_TO',
      json['from'],
      `起日不得晚于止日 ${String(json['to'])}`,
      `must not be after its end ${String(json['to'])}`,
    ),
  );
}

function checkApart(periods: readonly (Period | undefined)[], path: string, complain: Complain): void {
  periods.forEach((period, place) => {
    if (!period || period.from > period.to) return;
    const other = periods.findIndex(
      (one, at) => at < place && one && one.from <= one.to && one.from <= period.to && period.from <= one.to,
    );
    if (other === -1) return;
    const [zh, en] = [`时段不得与 ${path}[${other}] 重叠`, `must not overlap ${path}[${other}]`];
    complain(`${path}[${place}]`, fault('OVERLAPPING_PERIODS', written(period), zh, en));
  });
}

/** 整段 — every row wholly inside or wholly outside of each of the periods. */
function checkWhole(
  periods: readonly (Period | undefined)[],
  wholes: readonly Value[],
  path: string,
  complain: Complain,
): void {
  periods.forEach((period, place) => {
    if (!period || period.from > period.to) return;
    const cuts = wholes.flatMap((whole) => splitsOf(period, whole));
    if (cuts.length === 0) return;
    const days = [...new Set(cuts)]
      .toSorted((a, b) => a - b)
      .map(formatDay)
      .join('、');
    const [zh, en] = [
      `时段不得跨越期间的边界，须在 ${days} 之前拆成两行`,
      `must not straddle the edge of the period; split it before ${days}`,
    ];
    complain(`${path}[${place}]`, fault('STRADDLING_PERIOD', written(period), zh, en));
  });
}

/** The first days of the parts into which the row must be split. */
function splitsOf(row: Period, whole: Value): Day[] {
  const [from, to] = [knownDay(fieldOf(whole, 'from')), knownDay(fieldOf(whole, 'to'))];
  if (from === undefined || to === undefined || from > to || row.from > to || row.to < from) return [];
  return [...(row.from < from ? [from] : []), ...(row.to > to ? [to + 1] : [])];
}

function written({ from, to }: Period): string {
  return `${formatDay(from)}..${formatDay(to)}`;
}
