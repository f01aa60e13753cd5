import { sql } from 'kysely';
import { inTransaction } from '@qingce/database';
import type { Database, Tx } from '@qingce/database';
import type { Client, Race } from './race.ts';

/**
 * The same races as a beginner writes them: read what there is, decide, write. No lock, no floor, no single use. They
 * are the teeth of the race: where they do not overspend, nothing was raced for.
 */
export async function createNaiveTables(database: Database): Promise<void> {
  await sql`create table if not exists naive_line (id bigint generated always as identity primary key,
    granted_fen bigint not null, state text not null)`.execute(database.kysely);
  await sql`create table if not exists naive_move (line_id bigint not null, kind text not null, fen bigint not null)`
    .execute(database.kysely);
}

const spend: Race = async ({ database }, { clients }) => {
  const id = await aLine(database, 1000n);
  return {
    clients: Array.from({ length: clients }, (): Client => (wait) => inTransaction(database, async (tx) => {
      await wait(tx);
      if (await moved(tx, id, 'spent') + 100n > 1000n) throw new Error('nothing is left');
      await move(tx, { id, kind: 'spent', fen: 100n });
    })),
    wrong: async () => {
      const spent = await moved(database.kysely, id, 'spent');
      return spent > 1000n ? `${spent} of 1000 spent` : undefined;
    },
  };
};

/** Each of two acts looks at the state and writes its own move: together they must come to no more than one. */
const onceOnly = (kinds: readonly [string, string]): Race => async ({ database }, { clients }) => {
  const id = await aLine(database, 100n);
  return {
    clients: Array.from({ length: clients }, (_, index): Client => (wait) => inTransaction(database, async (tx) => {
      await wait(tx);
      if (await stateOf(tx, id) !== 'open') throw new Error('it ended before');
      const kind = kinds[index % 2] ?? '';
      await move(tx, { id, kind, fen: 100n });
      await setState(tx, { id, state: kind });
    })),
    wrong: async () => {
      const all = await moved(database.kysely, id, ...kinds);
      return all > 100n ? `${all} of 100 moved` : undefined;
    },
  };
};

/** One closes and keeps the sum; the others look whether it is closed, and post. */
const closing: Race = async ({ database }, { clients }) => {
  const id = await aLine(database, 100_000n);
  let kept = 0n;
  return {
    clients: Array.from({ length: clients }, (_, index): Client => (wait) => inTransaction(database, async (tx) => {
      await wait(tx);
      if (index === 0) {
        kept = await moved(tx, id, 'spent');
        await setState(tx, { id, state: 'closed' });
      } else if (await stateOf(tx, id) === 'open') {
        await move(tx, { id, kind: 'spent', fen: 100n });
      }
    })),
    wrong: async () => {
      const now = await moved(database.kysely, id, 'spent');
      return now > kept ? `${now} posted, closed over ${kept}` : undefined;
    },
  };
};

export const naiveRaces: Readonly<Record<string, Race>> = {
  'last yuan of the total': spend,
  'last yuan of an item': spend,
  'last yuan of a share': spend,
  'last yuan of a cap over several years': spend,
  'approve against cancel': onceOnly(['held', 'free']),
  'pay against return': onceOnly(['paid', 'returned']),
  'close against post': closing,
  'pay against claw back': onceOnly(['owed', 'returned']),
  'set off twice': spend,
  'deferred awards against new ones': spend,
  'two batches at once': onceOnly(['first batch', 'second batch']),
};

async function aLine(database: Database, fen: bigint): Promise<bigint> {
  const { rows } = await sql<{ id: bigint }>`
    insert into naive_line (granted_fen, state) values (${fen}, 'open') returning id`.execute(database.kysely);
  return rows[0]!.id;
}

async function moved(reader: Database['kysely'], id: bigint, ...kinds: string[]): Promise<bigint> {
  const { rows } = await sql<{ fen: bigint }>`
    select coalesce(sum(fen), 0)::int8 as fen from naive_move
    where line_id = ${id} and kind in (${sql.join(kinds)})`.execute(reader);
  return rows[0]!.fen;
}

async function move(tx: Tx, { id, kind, fen }: { id: bigint; kind: string; fen: bigint }): Promise<void> {
  await sql`insert into naive_move values (${id}, ${kind}, ${fen})`.execute(tx);
}

async function stateOf(tx: Tx, id: bigint): Promise<string> {
  const { rows } = await sql<{ state: string }>`select state from naive_line where id = ${id}`.execute(tx);
  return rows[0]!.state;
}

async function setState(tx: Tx, { id, state }: { id: bigint; state: string }): Promise<void> {
  await sql`update naive_line set state = ${state} where id = ${id}`.execute(tx);
}
