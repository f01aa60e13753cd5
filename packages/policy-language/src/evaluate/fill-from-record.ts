/** 已奖记录 — fills the list facts that the policy says are records with what an applicant was awarded before. */
import { formatYuan, parseYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import type { CheckedPolicy, Fact, Recorded, RecordedColumn } from '../typed/ir.ts';

type Json = unknown;
type JsonRecord = Readonly<Record<string, Json>>;

/** An award that was decided before; `amount` and the money of its parts as decimal text in 元, as answers give them. */
export type EarlierAward = {
  readonly item: string; readonly claimYear: number; readonly amount: string;
  readonly parts: readonly JsonRecord[];
};

/** A list fact that is a record. */
type RecordFact = Fact & { readonly recorded: Recorded };

/** A row that the record gives a list fact, and the awards that it adds up. */
type RecordedRow<Award extends EarlierAward = EarlierAward> = {
  readonly row: JsonRecord; readonly amount: string; readonly awards: readonly Award[];
};

/**
 * What the record says of a list fact: a row for every key with its amount in 元 and the awards that it adds up; never
 * fails, empty for a fact that is no record.
 */
export function recordedRows<Award extends EarlierAward>(
  { recorded }: Fact, awards: readonly Award[],
): RecordedRow<Award>[] {
  if (!recorded) return [];
  const rows = new Map<string, { keys: JsonRecord; fen: Fen; awards: Set<Award> }>();
  for (const award of awards.filter(({ item }) => recorded.of.includes(item))) {
    for (const part of partsOf(recorded, award)) {
      const fen = parseYuan(String(valueOf(recorded.amount, award, part))) ?? 0n;
      if (fen <= 0n) continue;
      const keys = Object.fromEntries(recorded.same.map((column) => [column.field, valueOf(column, award, part)]));
      const row = rows.get(keyOf(recorded, keys)) ?? { keys, fen: 0n, awards: new Set<Award>() };
      rows.set(keyOf(recorded, keys), { ...row, fen: row.fen + fen, awards: row.awards.add(award) });
    }
  }
  return [...rows.values()].map(({ keys, fen, awards: counted }) => {
    const amount = formatYuan(fen);
    return { row: { ...keys, [recorded.amount.field]: amount }, amount, awards: [...counted] };
  });
}

/** One part where columns name parts; else the award is one. */
function partsOf({ same, amount }: Recorded, award: EarlierAward): readonly JsonRecord[] {
  return [...same, amount].some(({ from }) => typeof from === 'object') ? award.parts : [{}];
}

function valueOf({ from }: RecordedColumn, award: EarlierAward, part: JsonRecord): Json {
  return typeof from === 'object' ? part[from.part] : award[from];
}

function keyOf({ same }: Recorded, row: JsonRecord): string {
  return JSON.stringify(same.map(({ field }) => row[field] ?? null));
}

/** The record wins upward: under each key the list says at least what is recorded; more than that stands. */
function raised(
  fact: RecordFact, stated: readonly Json[], awards: readonly EarlierAward[],
): readonly Json[] {
  const { recorded } = fact;
  const isUnder = (key: string) => (row: Json): boolean => isRecord(row) && keyOf(recorded, row) === key;
  return recordedRows(fact, awards).reduce<readonly Json[]>((rows, { row, amount }) => {
    const isSame = isUnder(keyOf(recorded, row));
    const statedFen = rows.filter(isSame).reduce((sum: Fen, one) => sum + fenOf(one, recorded), 0n);
    return statedFen >= fenOf({ [recorded.amount.field]: amount }, recorded)
      ? rows
      : [...rows.filter((one) => !isSame(one)), row];
  }, stated);
}

function fenOf(row: Json, { amount: { field } }: Recorded): Fen {
  return (isRecord(row) ? parseYuan(String(row[field])) : undefined) ?? 0n;
}

/**
 * The facts with every list that is a record raised to at least what was awarded, in each item that takes it. Facts
 * stand under their keys; what is not a list stays as it is, for the door to complain of.
 */
export function fillFromRecord<Facts extends { readonly items: readonly Json[] }>(
  policy: Pick<CheckedPolicy, 'items' | 'facts'>, facts: Facts, awards: readonly EarlierAward[],
): Facts {
  if (awards.length === 0) return facts;
  const items = facts.items.map((item) => {
    if (!isRecord(item)) return item;
    return recordFacts(policy, String(item['item'])).reduce((filled: JsonRecord, fact) => {
      const stated = filled[fact.key] ?? [];
      if (!Array.isArray(stated)) return filled;
      const rows = raised(fact, stated, awards);
      return rows === stated ? filled : { ...filled, [fact.key]: rows };
    }, item);
  });
  return { ...facts, items };
}

/** The list facts of an item, by its id, that are records of earlier awards; never fails, empty for an unknown item. */
export function recordFacts(
  { items, facts }: Pick<CheckedPolicy, 'items' | 'facts'>, item: string,
): RecordFact[] {
  const own = items.find(({ id }) => id === item)?.facts ?? [];
  return own.flatMap((id) => {
    const fact = facts[id];
    return fact?.recorded ? [{ ...fact, recorded: fact.recorded }] : [];
  });
}

function isRecord(json: Json): json is JsonRecord {
  return json !== null && typeof json === 'object' && !Array.isArray(json);
}
