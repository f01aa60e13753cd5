/** Very many synthetic claims, judged as columns by the generated module without an object for any of them. */
import type { Fen } from '@qingce/values';
import { toJavaScript } from '../emit/js/module.ts';
import { Unsupported } from '../emit/js/things.ts';
import type { CheckedPolicy } from '../typed/ir.ts';
import { drawColumns } from './many-columns.ts';
import type { Columns } from './many-columns.ts';
import { openChance, synthesize } from './synthesize.ts';
import { openChanges, spreadOf } from './tally.ts';
import type { Changes, ItemTally, Tally } from './tally.ts';

type Found = {
  readonly items: Readonly<Record<string, {
    readonly outcome: Uint8Array; readonly reason: Int16Array; readonly amount: Float64Array;
  }>>;
  readonly total: Float64Array;
};
type Module = {
  readonly codes: Readonly<Record<string, readonly (string | null)[]>>;
  readonly toColumns: (facts: readonly unknown[]) => Columns;
  readonly assessColumns: (columns: Columns) => Found;
};

/** What so many claims come to, under the readings in force and, if asked, under others; totals in fen. */
export type JudgedMany = {
  readonly tally: Tally; readonly totals: readonly Fen[]; readonly judgingSeconds: number;
  readonly other?: { readonly tally: Tally; readonly changes: Changes };
};

/** How many claims go through the door; all others are drawn from these. */
export const POOL = 10_000;
const CHUNK = 65_536;

/**
 * Judges `claims` synthetic claims under one set of readings (`readings`, and `others` beside them); undefined where
 * the generated module does not know a construct. RangeError for a reading that does not exist, or when no example
 * passes the door. `hear` is told how many are judged.
 */
export async function judgeMany(
  policy: CheckedPolicy, examples: readonly unknown[],
  { claims, seed, others, clock = () => 0, hear }: {
    readonly claims: number; readonly seed: number; readonly others?: Readonly<Record<string, string>>;
    /** Milliseconds, to tell how long judging took; without it 0. */
    readonly clock?: () => number;
    readonly hear?: (judged: number) => void;
  },
): Promise<JudgedMany | undefined> {
  const modules = await loadModules(policy, [{}, ...(others ? [others] : [])]);
  const [own, second] = modules ?? [];
  if (!own) return undefined;
  const pool = own.toColumns([...synthesize(policy, examples, { claims: Math.min(claims, POOL), seed })]);
  const { below } = openChance(seed);
  const found = openFindings(policy, { own, second, clock });
  for (let done = 0; done < claims; done += CHUNK) {
    const columns = drawColumns(policy, pool, Math.min(CHUNK, claims - done), below);
    found.add(columns);
    hear?.(done + columns.count);
  }
  return found.read();
}

/** Adds up what one module says of the columns, and how another differs. */
function openFindings(
  policy: CheckedPolicy,
  { own, second, clock }: { readonly own: Module; readonly second: Module | undefined; readonly clock: () => number },
): { readonly add: (columns: Columns) => void; readonly read: () => JudgedMany } {
  const [tally, otherTally, changes] = [openColumnTally(policy, own), openColumnTally(policy, own), openChanges()];
  const totals: Fen[] = [];
  let judging = 0;
  return {
    add: (columns) => {
      const begun = clock();
      const found = own.assessColumns(columns);
      judging += clock() - begun;
      tally.add(found);
      const fen = Array.from(found.total, BigInt);
      for (const one of fen) totals.push(one);
      if (!second) return;
      const after = second.assessColumns(columns);
      otherTally.add(after);
      fen.forEach((total, place) =>
        changes.add({ total, items: [] }, { total: BigInt(after.total[place] ?? 0), items: [] }));
    },
    read: () => ({
      tally: tally.read(), totals, judgingSeconds: judging / 1000,
      ...(second && { other: { tally: otherTally.read(), changes: changes.read() } }),
    }),
  };
}

async function loadModules(
  policy: CheckedPolicy, readings: readonly Readonly<Record<string, string>>[],
): Promise<Module[] | undefined> {
  try {
    const texts = readings.map((one) => toJavaScript(policy, one).text);
    return await Promise.all(texts.map((text) =>
      import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`) as Promise<Module>));
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

const [INELIGIBLE, UNDETERMINED] = [0, 1];

type Counts = {
  claimed: number; undetermined: number; refused: number; awards: number[]; reasons: Map<number, number>;
};

/** Adds columns up as `openTally` adds claims up. */
function openColumnTally(
  { items }: CheckedPolicy, { codes }: Module,
): { readonly add: (found: Found) => void; readonly read: () => Tally } {
  const counts = new Map(items.map(({ id }): [string, Counts] =>
    [id, { claimed: 0, undetermined: 0, refused: 0, awards: [], reasons: new Map() }]));
  let [claims, fen] = [0, 0n];
  return {
    add: ({ items: found, total }) => {
      claims += total.length;
      fen += sumOf(total);
      for (const [id, own] of counts) if (found[id]) countColumns(own, found[id]);
    },
    read: () => ({
      claims, badInput: 0, fen,
      items: [...counts].filter(([, { claimed }]) => claimed > 0)
        .map(([id, own]) => readCounts(id, own, codes[id] ?? [])),
    }),
  };
}

function countColumns(counts: Counts, { outcome, reason, amount }: Found['items'][string]): void {
  counts.claimed += outcome.length;
  outcome.forEach((one, place) => {
    if (one === UNDETERMINED) counts.undetermined += 1;
    else if (one === INELIGIBLE) {
      const code = reason[place] ?? -1;
      counts.refused += 1;
      counts.reasons.set(code, (counts.reasons.get(code) ?? 0) + 1);
    } else counts.awards.push(amount[place] ?? 0);
  });
}

function readCounts(
  item: string, { claimed, undetermined, refused, awards, reasons }: Counts, codes: readonly (string | null)[],
): ItemTally {
  const sorted = Float64Array.from(awards).toSorted();
  const byCode = new Map<string, number>();
  for (const [place, count] of reasons) {
    const code = codes[place];
    if (typeof code === 'string') byCode.set(code, (byCode.get(code) ?? 0) + count);
  }
  return {
    item, claimed, undetermined, refused, eligible: awards.length, fen: sumOf(sorted),
    spread: spreadOf(sorted.length, (place) => BigInt(sorted[place] ?? 0)),
    reasons: [...byCode].toSorted(([, a], [, b]) => b - a),
  };
}

/** Exact: what a double holds is handed over before it is too much. */
function sumOf(fen: Float64Array): Fen {
  let [sum, part] = [0n, 0];
  for (const one of fen) {
    if (part + one > Number.MAX_SAFE_INTEGER) {
      sum += BigInt(part);
      part = 0;
    }
    part += one;
  }
  return sum + BigInt(part);
}
