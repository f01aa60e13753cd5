import type { Kysely } from 'kysely';
import { json } from '@qingce/database';
import type { NoTables, Tx } from '@qingce/database';
import { assert } from './assert.ts';

type IdempotencyTables = {
  idempotent_reply: {
    scope: string; key: string; act: string; input_sha256: string; recorded_at: string; reply: unknown;
  };
};

const tables = (tx: Tx): Kysely<NoTables & IdempotencyTables> => tx.$extendTables<IdempotencyTables>();

export interface KeyUse {
  readonly scope: string;
  readonly key: string;
  readonly act: string;
  readonly inputSha256: string;
  readonly at: string;
}

export interface EarlierUse { readonly act: string; readonly inputSha256: string; readonly reply: unknown }

/**
 * Takes the key for this transaction; undefined when it is free. A second request with the key waits here for the first
 * and finds its reply, or a free key when the first failed.
 */
export async function claimKey(tx: Tx, use: KeyUse): Promise<EarlierUse | undefined> {
  const taken = await tables(tx).insertInto('idempotent_reply').values({
    scope: use.scope, key: use.key, act: use.act, input_sha256: use.inputSha256, recorded_at: use.at, reply: null,
  }).onConflict((conflict) => conflict.doNothing()).returning('key').executeTakeFirst();
  if (taken) return undefined;
  const earlier = await tables(tx).selectFrom('idempotent_reply').select(['act', 'input_sha256', 'reply'])
    .where('scope', '=', use.scope).where('key', '=', use.key).executeTakeFirst();
  assert(earlier, 'a key that cannot be taken has been taken');
  return { act: earlier.act, inputSha256: earlier.input_sha256, reply: earlier.reply };
}

export async function keepReply(tx: Tx, use: { scope: string; key: string; reply: unknown }): Promise<void> {
  await tables(tx).updateTable('idempotent_reply').set({ reply: json(use.reply ?? null) })
    .where('scope', '=', use.scope).where('key', '=', use.key).execute();
}

export async function deleteRepliesBefore(tx: Tx, at: string): Promise<void> {
  await tables(tx).deleteFrom('idempotent_reply').where('recorded_at', '<', at).execute();
}
