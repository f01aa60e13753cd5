import type { Notice, Objection } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findNotice, findObjection, listNotices } from './notice.sql.ts';
import type { StoredNotice } from './notice.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'today'>;

/** Every notice as the public reads it, the newest first. */
export async function listPublicNotices(context: Reading): Promise<Notice[]> {
  return (await listNotices(context.tx)).map((notice) => toldNotice(context, notice));
}

/** Refuses with notice.not-found. */
export async function getPublicNotice(context: Reading, noticeId: string): Promise<Notice> {
  const notice = await findNotice(context.tx, noticeId);
  if (!notice) throw refuse('notice.not-found');
  return toldNotice(context, notice);
}

/** 异议回执 — what an objection came to, without a word of who raised it or what they wrote. */
export type ObjectionReceipt = Pick<Objection, 'number' | 'line' | 'at' | 'state' | 'reply'>;

/** For whoever holds the objection's id; refuses with notice.objection-not-found. */
export async function getObjectionReceipt(
  context: Reading, asked: { noticeId: string; objectionId: string },
): Promise<ObjectionReceipt> {
  const objection = await findObjection(context.tx, asked.objectionId);
  if (objection?.noticeId !== asked.noticeId) throw refuse('notice.objection-not-found');
  const { number, line, at, state, reply } = objection;
  return { number, line, at, state, reply };
}

function toldNotice(context: Reading, notice: StoredNotice): Notice {
  const { listId: _list, totalFen, closed: _closed, lines, ...told } = notice;
  return { ...told, lines: [...lines], total: formatYuan(totalFen), open: context.today <= notice.closesOn };
}
