import { sql } from 'kysely';
import type { Generated, Kysely, Selectable } from 'kysely';
import type { Language, MailRecord, MailRhythm, MessageObject, ToldAct } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Day, Instant } from '../foundation/index.ts';
import type { Mail, MailAddress, StoredMessage } from './messages.ts';

type MessageRow = {
  id: string; ordinal: Generated<bigint>; user_id: string; act: ToldAct; object_kind: MessageObject['kind'];
  object_id: string; fields: unknown; told_at: Instant; read_at: Instant | null; withheld_at: Generated<Instant | null>;
};
type MailAddressRow = {
  user_id: string; address: string; language: Language; rhythm: MailRhythm; confirmed_at: Instant | null;
  token_sha256: string | null; token_until: Instant | null; due_within: number; written_on: Day | null;
};
type MailRow = {
  id: string; user_id: string; address: string; subject: string; body: string; is_secret: boolean;
  state: MailRecord['state'] | 'withheld'; tries: number; due_at: Instant; sent_at: Instant | null;
  problem: string | null;
};
type MessageTables = {
  message: MessageRow; mail_address: MailAddressRow; mail: MailRow;
  mail_message: { mail_id: string; message_id: string };
  message_concern: { message_id: string; claim_id: string };
};

const tables = (reader: Reader): Kysely<NoTables & MessageTables> => reader.$extendTables<MessageTables>();

export async function insertMessage(tx: Tx, message: StoredMessage): Promise<void> {
  await tables(tx).insertInto('message').values({
    id: message.id, user_id: message.userId, act: message.act, object_kind: message.about.kind,
    object_id: message.about.id, fields: json(message.fields as unknown), told_at: message.toldAt,
    read_at: message.readAt,
  }).execute();
}

/** The claims that something with several of them holds: whoever has a stake in one is told no more of it. */
export async function insertConcerns(tx: Tx, messageId: string, claimIds: readonly string[]): Promise<void> {
  if (claimIds.length === 0) return;
  await tables(tx).insertInto('message_concern')
    .values([...new Set(claimIds)].map((claimId) => ({ message_id: messageId, claim_id: claimId }))).execute();
}

/** The newest first. */
export async function listMessages(reader: Reader, of: { userId: string; atMost: number }): Promise<StoredMessage[]> {
  const rows = await tables(reader).selectFrom('message').selectAll().where('user_id', '=', of.userId)
    .where('withheld_at', 'is', null).orderBy('ordinal', 'desc').limit(of.atMost).execute();
  return rows.map(messageOf);
}

export async function countUnread(reader: Reader, userId: string): Promise<number> {
  const { unread } = await tables(reader).selectFrom('message').select(sql<number>`count(*)::int`.as('unread'))
    .where('user_id', '=', userId).where('read_at', 'is', null).where('withheld_at', 'is', null)
    .executeTakeFirstOrThrow();
  return unread;
}

/** 回避 — what the person was told of a claim is shown and sent no more, nor is a letter that waits with it. */
export async function withhold(tx: Tx, from: { userId: string; claimId: string; at: Instant }): Promise<void> {
  const { userId, claimId, at } = from;
  await tables(tx).updateTable('message').set({ withheld_at: at }).where('user_id', '=', userId)
    .where('withheld_at', 'is', null)
    .where((where) => where.or([
      where.and([where('object_kind', '=', 'claim'), where('object_id', '=', claimId)]),
      where('id', 'in', where.selectFrom('message_concern').select('message_id').where('claim_id', '=', claimId)),
    ])).execute();
  await withholdLetters(tx, { userId, claimId });
}

/**
 * Letters that wait and carry something withheld, or name the claim among what is due: each names it by its link. What
 * else they carried goes into the next daily letter.
 */
async function withholdLetters(tx: Tx, { userId, claimId }: { userId: string; claimId: string }): Promise<void> {
  const withheld = await tables(tx).updateTable('mail').set({ state: 'withheld' })
    .where('user_id', '=', userId).where('state', '=', 'waiting')
    .where((where) => where.or([
      where('body', 'like', `%/app/cases/${claimId}%`),
      where('id', 'in', where.selectFrom('mail_message')
        .innerJoin('message', 'message.id', 'mail_message.message_id').select('mail_message.mail_id')
        .where('message.withheld_at', 'is not', null)),
    ])).returning('id').execute();
  if (withheld.length === 0) return;
  await tables(tx).deleteFrom('mail_message').where('mail_id', 'in', withheld.map(({ id }) => id)).execute();
}

export async function markRead(tx: Tx, read: { userId: string; upTo: Instant; at: Instant }): Promise<void> {
  await tables(tx).updateTable('message').set({ read_at: read.at })
    .where('user_id', '=', read.userId).where('told_at', '<=', read.upTo).where('read_at', 'is', null).execute();
}

/** What was told before that instant and no letter carries, of people who want one letter a day; by person and time. */
export async function listUnsent(reader: Reader, before: Instant): Promise<StoredMessage[]> {
  const rows = await tables(reader).selectFrom('message')
    .innerJoin('mail_address', 'mail_address.user_id', 'message.user_id')
    .selectAll('message')
    .where('mail_address.rhythm', '=', 'daily').where('mail_address.confirmed_at', 'is not', null)
    .where('message.read_at', 'is', null).where('message.withheld_at', 'is', null)
    .where('message.told_at', '<', before)
    .whereRef('message.told_at', '>=', 'mail_address.confirmed_at')
    .where((has) => has.not(has.exists(
      has.selectFrom('mail_message').select('message_id').whereRef('mail_message.message_id', '=', 'message.id'))))
    .orderBy('message.user_id').orderBy('message.ordinal').execute();
  return rows.map(messageOf);
}

export async function findMailAddress(reader: Reader, userId: string): Promise<MailAddress | undefined> {
  const row = await tables(reader).selectFrom('mail_address').selectAll().where('user_id', '=', userId)
    .executeTakeFirst();
  return row && addressOf(row);
}

/** The confirmed addresses that get one letter a day and have had none on that day or after it. */
export async function listUnwritten(reader: Reader, day: Day): Promise<MailAddress[]> {
  const rows = await tables(reader).selectFrom('mail_address').selectAll()
    .where('rhythm', '=', 'daily').where('confirmed_at', 'is not', null)
    .where((where) => where.or([where('written_on', 'is', null), where('written_on', '<', day)]))
    .orderBy('user_id').execute();
  return rows.map(addressOf);
}

function addressOf(row: MailAddressRow): MailAddress {
  return {
    userId: row.user_id, address: row.address, language: row.language, rhythm: row.rhythm,
    dueWithin: row.due_within, writtenOn: row.written_on,
    confirmedAt: row.confirmed_at, tokenSha256: row.token_sha256, tokenUntil: row.token_until,
  };
}

export async function putMailAddress(tx: Tx, address: MailAddress): Promise<void> {
  const values = {
    address: address.address, language: address.language, rhythm: address.rhythm, confirmed_at: address.confirmedAt,
    token_sha256: address.tokenSha256, token_until: address.tokenUntil, due_within: address.dueWithin,
    written_on: address.writtenOn,
  };
  await tables(tx).insertInto('mail_address').values({ user_id: address.userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values)).execute();
}

export async function insertMail(tx: Tx, mail: Omit<Mail, 'tries'>, messageIds: readonly string[]): Promise<void> {
  await tables(tx).insertInto('mail').values({
    id: mail.id, user_id: mail.userId, address: mail.address, subject: mail.subject, body: mail.body,
    is_secret: mail.isSecret, state: 'waiting', tries: 0, due_at: mail.dueAt, sent_at: null, problem: null,
  }).execute();
  if (messageIds.length === 0) return;
  await tables(tx).insertInto('mail_message')
    .values(messageIds.map((id) => ({ mail_id: mail.id, message_id: id }))).execute();
}

/**
 * Takes the letter that has been due longest, if any: counts the try and puts the next one off, so that no other
 * sender takes it meanwhile. A sender that dies leaves it to whoever comes after that.
 */
export async function takeDueMail(tx: Tx, due: { at: Instant; nextTryAt: Instant }): Promise<Mail | undefined> {
  const found = await tables(tx).selectFrom('mail').selectAll()
    .where('state', '=', 'waiting').where('due_at', '<=', due.at)
    .orderBy('due_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (!found) return undefined;
  await tables(tx).updateTable('mail').set({ tries: found.tries + 1, due_at: due.nextTryAt })
    .where('id', '=', found.id).execute();
  return {
    id: found.id, userId: found.user_id, address: found.address, subject: found.subject, body: found.body,
    isSecret: found.is_secret, tries: found.tries + 1, dueAt: found.due_at,
  };
}

export async function markSent(tx: Tx, sent: { id: string; at: Instant; isSecret: boolean }): Promise<void> {
  await tables(tx).updateTable('mail')
    .set({ state: 'sent', sent_at: sent.at, problem: null, ...(sent.isSecret ? { body: '' } : {}) })
    .where('id', '=', sent.id).execute();
}

/** The try failed: it waits until then, or has failed for good; unless another sender has taken it over. */
export async function markUnsent(
  tx: Tx, unsent: { id: string; tries: number; problem: string; nextTryAt: Instant | undefined },
): Promise<void> {
  const { nextTryAt } = unsent;
  await tables(tx).updateTable('mail')
    .set({ problem: unsent.problem, ...(nextTryAt === undefined ? { state: 'failed' } : { due_at: nextTryAt }) })
    .where('id', '=', unsent.id).where('state', '=', 'waiting').where('tries', '=', unsent.tries).execute();
}

/** The newest first; what was withheld is told to nobody. */
export async function listMails(reader: Reader, of: { userId: string; atMost: number }): Promise<MailRecord[]> {
  const rows = await tables(reader).selectFrom('mail').selectAll().where('user_id', '=', of.userId)
    .orderBy('due_at', 'desc').orderBy('id').limit(of.atMost).execute();
  return rows.flatMap(({ id, subject, state, tries, due_at: dueAt, sent_at: sentAt, problem }) =>
    (state === 'withheld' ? [] : [{ id, subject, state, tries, dueAt, sentAt, problem }]));
}

function messageOf(row: Selectable<MessageRow>): StoredMessage {
  return {
    id: row.id, userId: row.user_id, act: row.act, about: { kind: row.object_kind, id: row.object_id },
    fields: row.fields as StoredMessage['fields'], toldAt: row.told_at, readAt: row.read_at,
  };
}
