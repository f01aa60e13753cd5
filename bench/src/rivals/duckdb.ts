/** DuckDB over tables of claims that it holds in memory. */
import { DuckDBInstance, DuckDBDataChunk, BIGINT, DOUBLE } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Engine, Run } from '../engine.ts';
import type { FlatClaims } from '../flat/claims.ts';

/** An in-memory database with so many threads. */
async function openDuckDB(threads: number): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  return instance.connect();
}

const CHUNK = 2048;

/** Makes a table of whole numbers, or of doubles, from columns of the same length. */
async function fillTable(
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, ArrayLike<number>>>,
  kind: 'BIGINT' | 'DOUBLE' = 'BIGINT',
): Promise<void> {
  const names = Object.keys(columns);
  const type = kind === 'BIGINT' ? BIGINT : DOUBLE;
  await connection.run(`create table ${table} (${names.map((name) => `"${name}" ${kind}`).join(', ')})`);
  const appender = await connection.createAppender(table);
  const lists = Object.values(columns);
  const length = lists[0]?.length ?? 0;
  const value = (cell: number): number | bigint => (kind === 'BIGINT' ? BigInt(cell) : cell);
  for (let from = 0; from < length; from += CHUNK) {
    const chunk = DuckDBDataChunk.create(names.map(() => type));
    const rows = Math.min(CHUNK, length - from);
    chunk.setColumns(lists.map((list) => Array.from({ length: rows }, (_, place) => value(list[from + place] ?? 0))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Days, seats and amounts as they stand in the columns; money in fen. */
function flatColumns(claims: FlatClaims, money: (fen: number) => number): Record<string, ArrayLike<number>> {
  const { count, rent, fee, consulting, ...others } = claims;
  return {
    place: Float64Array.from({ length: count }, (_, place) => place),
    ...others,
    rent: rent.map(money), fee: fee.map(money), consulting: consulting.map(money),
  };
}

const byYear = (first: string, second: string, third: string): string =>
  `case "policyYear" when 1 then ${first} when 2 then ${second} else ${third} end`;

/** The rule with its amounts in fen or yuan; `rounded` takes an amount, its rate and what the rate divides by. */
function awardSql(one: (yuan: number) => string, rounded: (amount: string, percent: string) => string): string {
  return `case when "inTime" = 1 and region between 999900 and 999999 then
    case when concession = 0 and seats >= 150 and "leaseMonths" >= 36 and ("policyYear" > 1 or "movedIn" = 1)
         then least(${rounded('rent', byYear('80', '60', '40'))}, ${byYear(one(1_000_000), one(600_000), one(300_000))})
         else ${one(0)} end
    + case when "rentedSeats" >= 50
           then ${byYear(one(300), one(200), one(200))} * least("rentedSeats", 300) * least("rentedMonths", 12)
           else ${one(0)} end
    + case when fee > consulting then least(${rounded('(fee - consulting)', '50')}, ${one(300_000)}) else ${one(0)} end
  else ${one(0)} end`;
}

const FEN = awardSql((yuan) => String(yuan * 100), (amount, percent) => `((${amount} * (${percent}) + 50) // 100)`);
const YUAN = awardSql(
  (yuan) => `${yuan}::double`,
  (amount, percent) => `round(${amount} * ((${percent}) / 100.0::double), 2)`,
);

async function openFlat(claims: FlatClaims, threads: number, kind: 'BIGINT' | 'DOUBLE'): Promise<Run> {
  const connection = await openDuckDB(threads);
  const isExact = kind === 'BIGINT';
  await fillTable(connection, 'claim', flatColumns(claims, (fen) => (isExact ? fen : fen / 100)), kind);
  const award = isExact ? FEN : YUAN;
  let result: Awaited<ReturnType<DuckDBConnection['run']>> | undefined;
  return {
    // A result that stays in DuckDB's own columns; writing it into a table takes a third longer.
    decide: async (count) => {
      result = await connection.run(`select ${award} from claim where place < ${count}`);
    },
    awards: async () => {
      const [column = []] = (await result?.getColumns()) ?? [];
      return Float64Array.from(column, (cell) => (isExact ? Number(cell) : Math.round(Number(cell) * 100)));
    },
    close: () => connection.closeSync(),
  };
}

/** Whole fen on one thread, like the others. */
export const duckdbFen: Engine<FlatClaims> = {
  id: 'duckdb', name: 'DuckDB 1.5.6, SQL by hand, BIGINT fen, 1 thread', kin: 'rival',
  open: (claims) => openFlat(claims, 1, 'BIGINT'),
};

/** Whole fen on two threads. */
export const duckdbFenTwoThreads: Engine<FlatClaims> = {
  id: 'duckdb-2-threads', name: 'DuckDB 1.5.6, SQL by hand, BIGINT fen, 2 threads', kin: 'rival',
  open: (claims) => openFlat(claims, 2, 'BIGINT'),
};

/** Yuan in floats, as it is often written. */
export const duckdbDouble: Engine<FlatClaims> = {
  id: 'duckdb-double', name: 'DuckDB 1.5.6, SQL by hand, DOUBLE yuan, 1 thread', kin: 'rival',
  open: (claims) => openFlat(claims, 1, 'DOUBLE'),
};
