import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';

type SampleTables = {
  inspection_sample: {
    id: string; policy: string; claim_year: number; scope: 'in-procedure' | 'awarded'; population: unknown;
    population_hash: string; size: number; number_source: string; draw_on: Day; frozen_by: string; frozen_at: Instant;
  };
  inspection_draw: {
    sample_id: string; public_number: string; seed: string; drawn: unknown; drawn_by: string; drawn_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & SampleTables> => reader.$extendTables<SampleTables>();

/** 抽查 — a frozen population with the rule by which it will be drawn from. */
export interface StoredSample {
  readonly id: string; readonly policy: string; readonly year: number; readonly scope: 'in-procedure' | 'awarded';
  readonly population: readonly string[]; readonly populationHash: string; readonly size: number;
  readonly source: string; readonly drawOn: Day; readonly frozenBy: string; readonly frozenAt: Instant;
}

/** 抽取结果 — with the public number that decided. */
export interface StoredDraw {
  readonly sampleId: string; readonly publicNumber: string; readonly seed: string; readonly drawn: readonly string[];
  readonly drawnBy: string; readonly drawnAt: Instant;
}

export async function insertSample(tx: Tx, sample: StoredSample): Promise<void> {
  await tables(tx).insertInto('inspection_sample').values({
    id: sample.id, policy: sample.policy, claim_year: sample.year, scope: sample.scope,
    population: json(sample.population), population_hash: sample.populationHash, size: sample.size,
    number_source: sample.source, draw_on: sample.drawOn, frozen_by: sample.frozenBy, frozen_at: sample.frozenAt,
  }).execute();
}

/** Keeps the draw; false when the sample was drawn before. */
export async function insertDraw(tx: Tx, draw: StoredDraw): Promise<boolean> {
  const row = await tables(tx).insertInto('inspection_draw').values({
    sample_id: draw.sampleId, public_number: draw.publicNumber, seed: draw.seed, drawn: json(draw.drawn),
    drawn_by: draw.drawnBy, drawn_at: draw.drawnAt,
  }).onConflict((conflict) => conflict.doNothing()).returning('sample_id').executeTakeFirst();
  return row !== undefined;
}

export async function findSample(reader: Reader, id: string): Promise<StoredSample | undefined> {
  const row = await tables(reader).selectFrom('inspection_sample').selectAll().where('id', '=', id).executeTakeFirst();
  return row && sampleOf(row);
}

/** All samples, the newest first. */
export async function listSamples(reader: Reader): Promise<StoredSample[]> {
  const rows = await tables(reader).selectFrom('inspection_sample').selectAll()
    .orderBy('frozen_at', 'desc').orderBy('id').execute();
  return rows.map(sampleOf);
}

export async function listDraws(reader: Reader): Promise<StoredDraw[]> {
  const rows = await tables(reader).selectFrom('inspection_draw').selectAll().execute();
  return rows.map((row) => ({
    sampleId: row.sample_id, publicNumber: row.public_number, seed: row.seed, drawn: row.drawn as string[],
    drawnBy: row.drawn_by, drawnAt: row.drawn_at,
  }));
}

function sampleOf(row: SampleTables['inspection_sample']): StoredSample {
  return {
    id: row.id, policy: row.policy, year: row.claim_year, scope: row.scope, population: row.population as string[],
    populationHash: row.population_hash, size: row.size, source: row.number_source, drawOn: row.draw_on,
    frozenBy: row.frozen_by, frozenAt: row.frozen_at,
  };
}
