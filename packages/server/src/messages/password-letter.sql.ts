import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type LetterTables = {
  password_letter: {
    id: string; username_sha256: string; user_id: string | null; token_sha256: string | null; asked_at: Instant;
    token_until: Instant; ended_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & LetterTables> => reader.$extendTables<LetterTables>();

/** Keeps that a link was asked for; without a person for nobody's name. */
export async function insertPasswordLetter(tx: Tx, letter: {
  id: string; usernameSha256: string; sent: { userId: string; tokenSha256: string } | undefined; at: Instant;
  until: Instant;
}): Promise<void> {
  await tables(tx).insertInto('password_letter').values({
    id: letter.id, username_sha256: letter.usernameSha256, user_id: letter.sent?.userId ?? null,
    token_sha256: letter.sent?.tokenSha256 ?? null, asked_at: letter.at, token_until: letter.until, ended_at: null,
  }).execute();
}

/** One request about a name at a time, so that none slips past the count. */
export async function lockName(tx: Tx, usernameSha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${usernameSha256}, 0))`.execute(tx);
}

export async function countAsked(reader: Reader, asked: { usernameSha256: string; since: Instant }): Promise<number> {
  const { letters } = await tables(reader).selectFrom('password_letter')
    .select(sql<number>`count(*)::int`.as('letters'))
    .where('username_sha256', '=', asked.usernameSha256).where('asked_at', '>', asked.since).executeTakeFirstOrThrow();
  return letters;
}

/** Whose password the link sets, held; undefined when it was used, replaced, or is over by then. */
export async function lockOpenLetter(tx: Tx, link: { tokenSha256: string; at: Instant }): Promise<string | undefined> {
  const row = await tables(tx).selectFrom('password_letter').selectAll().where('token_sha256', '=', link.tokenSha256)
    .where('ended_at', 'is', null).where('token_until', '>=', link.at).forUpdate().executeTakeFirst();
  return row?.user_id ?? undefined;
}

/** None of the person's links opens anything any more. */
export async function endLetters(tx: Tx, of: { userId: string; at: Instant }): Promise<void> {
  await tables(tx).updateTable('password_letter').set({ ended_at: of.at }).where('user_id', '=', of.userId)
    .where('ended_at', 'is', null).execute();
}
