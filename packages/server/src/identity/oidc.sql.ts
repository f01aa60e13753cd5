import type { Kysely } from 'kysely';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Instant } from '../foundation/index.ts';

type OidcTables = {
  oidc_link: {
    user_id: string; issuer: string; subject: string; linked_by: string; linked_at: Instant;
    confirmed_at: Instant | null;
  };
};

const tables = (reader: Reader): Kysely<NoTables & OidcTables> => reader.$extendTables<OidcTables>();

/** 统一身份绑定 — whom the provider `issuer` knows as `subject`; it opens the account once it is confirmed. */
export interface OidcLink {
  readonly userId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly isConfirmed: boolean;
}

export async function insertOidcLink(
  tx: Tx, link: Omit<OidcLink, 'isConfirmed'> & { by: string; at: Instant },
): Promise<void> {
  await tables(tx).insertInto('oidc_link').values({
    user_id: link.userId, issuer: link.issuer, subject: link.subject, linked_by: link.by, linked_at: link.at,
    confirmed_at: null,
  }).execute();
}

export async function findOidcLink(
  reader: Reader, of: { userId: string } | { issuer: string; subject: string },
): Promise<OidcLink | undefined> {
  const links = tables(reader).selectFrom('oidc_link').selectAll();
  const row = await ('userId' in of
    ? links.where('user_id', '=', of.userId)
    : links.where('issuer', '=', of.issuer).where('subject', '=', of.subject)).executeTakeFirst();
  return row && linkOf(row);
}

/** All of them, by the account that they open. */
export async function listOidcLinks(reader: Reader): Promise<Map<string, OidcLink>> {
  const rows = await tables(reader).selectFrom('oidc_link').selectAll().execute();
  return new Map(rows.map((row) => [row.user_id, linkOf(row)]));
}

/** False when there is none that waits. */
export async function confirmStoredLink(tx: Tx, link: { userId: string; at: Instant }): Promise<boolean> {
  const row = await tables(tx).updateTable('oidc_link').set({ confirmed_at: link.at })
    .where('user_id', '=', link.userId).where('confirmed_at', 'is', null).returning('user_id').executeTakeFirst();
  return row !== undefined;
}

/** False when there was none. */
export async function deleteOidcLink(tx: Tx, userId: string): Promise<boolean> {
  const row = await tables(tx).deleteFrom('oidc_link').where('user_id', '=', userId)
    .returning('user_id').executeTakeFirst();
  return row !== undefined;
}

function linkOf(row: OidcTables['oidc_link']): OidcLink {
  return {
    userId: row.user_id, issuer: row.issuer, subject: row.subject, isConfirmed: row.confirmed_at !== null,
  };
}
