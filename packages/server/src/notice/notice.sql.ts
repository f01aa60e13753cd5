import type { Kysely } from 'kysely';
import type { Notice, Objection } from '@qingce/contract';
import { json } from '@qingce/database';
import type { NoTables, Reader, Tx } from '@qingce/database';
import type { Fen } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';
import type { NoticeLine } from './notice.ts';

type NoticeRow = {
  id: string;
  number: string;
  list_id: string;
  policy: string;
  claim_year: number;
  lines: unknown;
  total_fen: bigint;
  hash: string;
  published_on: Day;
  opens_on: Day;
  closes_on: Day;
  closed: boolean;
  allotment: unknown;
};
type ObjectionRow = {
  id: string;
  number: string;
  notice_id: string;
  claim_id: string;
  line: string;
  name: string;
  contact: string;
  statement: string;
  raised_at: Instant;
  state: Objection['state'];
  reply: string | null;
  resolved_at: Instant | null;
};
type NoticeTables = { notice: NoticeRow; objection: ObjectionRow };

const tables = (reader: Reader): Kysely<NoTables & NoticeTables> => reader.$extendTables<NoticeTables>();

export interface StoredNotice {
  readonly id: string;
  readonly number: string;
  readonly listId: string;
  readonly policy: string;
  readonly claimYear: number;
  readonly lines: readonly NoticeLine[];
  readonly totalFen: Fen;
  readonly hash: string;
  readonly publishedOn: Day;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly closed: boolean;
  readonly allotment: Notice['allotment'];
}

export async function insertNotice(tx: Tx, notice: StoredNotice): Promise<void> {
  await tables(tx)
    .insertInto('notice')
    .values({
      id: notice.id,
      number: notice.number,
      list_id: notice.listId,
      policy: notice.policy,
      claim_year: notice.claimYear,
      lines: json(notice.lines as unknown),
      total_fen: notice.totalFen,
      hash: notice.hash,
      published_on: notice.publishedOn,
      opens_on: notice.opensOn,
      closes_on: notice.closesOn,
      closed: notice.closed,
      allotment: notice.allotment && json(notice.allotment as unknown),
    })
    .execute();
}

export async function findNotice(reader: Reader, id: string): Promise<StoredNotice | undefined> {
  const row = await tables(reader).selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst();
  return row && noticeOf(row);
}

export async function findNoticeOfList(reader: Reader, listId: string): Promise<StoredNotice | undefined> {
  const row = await tables(reader).selectFrom('notice').selectAll().where('list_id', '=', listId).executeTakeFirst();
  return row && noticeOf(row);
}

/** All notices, the newest first. */
export async function listNotices(reader: Reader): Promise<StoredNotice[]> {
  const rows = await tables(reader)
    .selectFrom('notice')
    .selectAll()
    .orderBy('published_on', 'desc')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(noticeOf);
}

/** Closes the notices whose last day lies before `today`; answers with those it closed. */
export async function closeNotices(tx: Tx, today: Day): Promise<StoredNotice[]> {
  const rows = await tables(tx)
    .updateTable('notice')
    .set({ closed: true })
    .where('closed', '=', false)
    .where('closes_on', '<', today)
    .returningAll()
    .execute();
  return rows.map(noticeOf);
}

export async function insertObjection(tx: Tx, objection: Objection): Promise<void> {
  await tables(tx)
    .insertInto('objection')
    .values({
      id: objection.id,
      number: objection.number,
      notice_id: objection.noticeId,
      claim_id: objection.claimId,
      line: objection.line,
      name: objection.name,
      contact: objection.contact,
      statement: objection.statement,
      raised_at: objection.at,
      state: 'open',
      reply: null,
      resolved_at: null,
    })
    .execute();
}

/** Reads the objection and holds it until the transaction ends. */
export async function lockObjection(tx: Tx, id: string): Promise<Objection | undefined> {
  const row = await tables(tx)
    .selectFrom('objection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && objectionOf(row);
}

export async function findObjection(reader: Reader, id: string): Promise<Objection | undefined> {
  const row = await tables(reader).selectFrom('objection').selectAll().where('id', '=', id).executeTakeFirst();
  return row && objectionOf(row);
}

export async function updateObjection(
  tx: Tx, objection: Pick<Objection, 'id' | 'state' | 'reply' | 'resolvedAt'>,
): Promise<void> {
  await tables(tx)
    .updateTable('objection')
    .set({ state: objection.state, reply: objection.reply, resolved_at: objection.resolvedAt })
    .where('id', '=', objection.id)
    .execute();
}

/** All objections, those that wait first. */
export async function listObjections(reader: Reader): Promise<Objection[]> {
  const rows = await tables(reader).selectFrom('objection').selectAll().orderBy('raised_at').execute();
  return rows.map(objectionOf).toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
}

/** The objections to lines of one notice, the first one first. */
export async function listObjectionsOf(reader: Reader, noticeId: string): Promise<Objection[]> {
  const rows = await tables(reader)
    .selectFrom('objection').selectAll().where('notice_id', '=', noticeId).orderBy('raised_at').execute();
  return rows.map(objectionOf);
}

/** The open objection against the claim that has waited longest. */
export async function findOldestObjection(reader: Reader, claimId: string): Promise<Objection | undefined> {
  const row = await tables(reader)
    .selectFrom('objection')
    .selectAll()
    .where('claim_id', '=', claimId)
    .where('state', '=', 'open')
    .orderBy('raised_at')
    .limit(1)
    .executeTakeFirst();
  return row && objectionOf(row);
}

export async function countOpenObjections(reader: Reader, claimId: string): Promise<number> {
  const rows = await tables(reader)
    .selectFrom('objection')
    .select('id')
    .where('claim_id', '=', claimId)
    .where('state', '=', 'open')
    .execute();
  return rows.length;
}

function noticeOf(row: NoticeRow): StoredNotice {
  return {
    id: row.id,
    number: row.number,
    listId: row.list_id,
    policy: row.policy,
    claimYear: row.claim_year,
    lines: row.lines as NoticeLine[],
    totalFen: row.total_fen,
    hash: row.hash,
    publishedOn: row.published_on,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    closed: row.closed,
    allotment: row.allotment as StoredNotice['allotment'],
  };
}

function objectionOf(row: ObjectionRow): Objection {
  return {
    id: row.id,
    number: row.number,
    noticeId: row.notice_id,
    claimId: row.claim_id,
    line: row.line,
    name: row.name,
    contact: row.contact,
    statement: row.statement,
    at: row.raised_at,
    state: row.state,
    reply: row.reply,
    resolvedAt: row.resolved_at,
  };
}
