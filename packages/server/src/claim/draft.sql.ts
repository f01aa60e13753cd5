import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';
import type { Claim } from './claim.ts';

type DraftTables = {
  draft_presence: { claim_id: string; user_id: string; seen_at: Instant };
  claim_version: { claim_id: string; revision: number; facts: unknown; saved_at: Instant; saved_by: string };
};

const tables = (reader: Reader): Kysely<NoTables & DraftTables> => reader.$extendTables<DraftTables>();

/** Somebody with the draft before them. */
interface Presence { readonly claimId: string; readonly userId: string; readonly at: Instant }

export async function putPresence(tx: Tx, { claimId, userId, at }: Presence): Promise<void> {
  await tables(tx).insertInto('draft_presence').values({ claim_id: claimId, user_id: userId, seen_at: at })
    .onConflict((conflict) => conflict.columns(['claim_id', 'user_id']).doUpdateSet({ seen_at: at })).execute();
}

/** Who has said so since then, the first of them by their ids. */
export async function listPresent(reader: Reader, of: { claimId: string; since: Instant }): Promise<Presence[]> {
  const rows = await tables(reader).selectFrom('draft_presence').selectAll()
    .where('claim_id', '=', of.claimId).where('seen_at', '>=', of.since).orderBy('user_id').execute();
  return rows.map((row) => ({ claimId: row.claim_id, userId: row.user_id, at: row.seen_at }));
}

/** A version of a draft that somebody saved. */
export interface DraftVersion {
  readonly revision: number; readonly facts: Claim['facts']; readonly at: Instant; readonly by: string;
}

/** The versions after a revision, the newest first. */
export async function listVersionsAfter(
  reader: Reader, of: { claimId: string; revision: number; atMost: number },
): Promise<DraftVersion[]> {
  const rows = await tables(reader).selectFrom('claim_version').selectAll()
    .where('claim_id', '=', of.claimId).where('revision', '>', of.revision)
    .orderBy('revision', 'desc').limit(of.atMost).execute();
  return rows.map((row) => ({
    revision: row.revision, facts: row.facts as Claim['facts'], at: row.saved_at, by: row.saved_by,
  }));
}
