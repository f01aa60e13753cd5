import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader } from '@qingce/database';
import type { Known } from './scene.ts';

type DemoTables = {
  demo_story: { story: string; hash: string; steps_done: number; is_finished: boolean; known: unknown };
};

const tables = (reader: Reader): Kysely<NoTables & DemoTables> => reader.$extendTables<DemoTables>();

/** How far a story was played, and what it left behind. */
export interface Played {
  readonly story: string;
  readonly hash: string;
  readonly stepsDone: number;
  readonly isFinished: boolean;
  readonly known: Known;
}

export async function findPlayed(reader: Reader, story: string): Promise<Played | undefined> {
  const row = await tables(reader).selectFrom('demo_story').selectAll()
    .where('story', '=', story).executeTakeFirst();
  return row && {
    story: row.story, hash: row.hash, stepsDone: row.steps_done, isFinished: row.is_finished,
    known: row.known as Known,
  };
}

export async function keepPlayed(reader: Reader, played: Played): Promise<void> {
  const values = {
    hash: played.hash, steps_done: played.stepsDone, is_finished: played.isFinished,
    known: json(played.known as unknown),
  };
  await tables(reader).insertInto('demo_story').values({ story: played.story, ...values })
    .onConflict((conflict) => conflict.column('story').doUpdateSet(values)).execute();
}
