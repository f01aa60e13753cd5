import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type Purpose = 'oidc' | 'passkey-register' | 'passkey-sign-in';

type ChallengeTables = {
  sign_in_challenge: {
    token_sha256: string; purpose: Purpose; user_id: string | null; kept: unknown; expires_at: Instant;
  };
};

const tables = (reader: Reader): Kysely<NoTables & ChallengeTables> => reader.$extendTables<ChallengeTables>();

/** 登录质询 — what is asked of whoever comes back with its token, until `expiresAt` by the real clock. */
export interface Challenge {
  readonly tokenSha256: string;
  readonly purpose: Purpose;
  readonly userId: string | null;
  readonly kept: Readonly<Record<string, string>>;
  readonly expiresAt: Instant;
}

/** Keeps a new one, and forgets those that have run out. */
export async function insertChallenge(tx: Tx, challenge: Challenge, now: Instant): Promise<void> {
  await tables(tx).deleteFrom('sign_in_challenge').where('expires_at', '<=', now).execute();
  await tables(tx).insertInto('sign_in_challenge').values({
    token_sha256: challenge.tokenSha256, purpose: challenge.purpose, user_id: challenge.userId,
    kept: json(challenge.kept), expires_at: challenge.expiresAt,
  }).execute();
}

/** Takes it away, so that it answers once; undefined when there is none, it is for something else or has run out. */
export async function takeChallenge(
  tx: Tx, of: { tokenSha256: string; purpose: Purpose; now: Instant },
): Promise<Pick<Challenge, 'userId' | 'kept'> | undefined> {
  const row = await tables(tx).deleteFrom('sign_in_challenge').where('token_sha256', '=', of.tokenSha256)
    .where('purpose', '=', of.purpose).where('expires_at', '>', of.now)
    .returning(['user_id', 'kept']).executeTakeFirst();
  return row && { userId: row.user_id, kept: row.kept as Challenge['kept'] };
}
