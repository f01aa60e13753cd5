import type { Notice } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findNotice, listNotices } from './notice.sql.ts';
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

function toldNotice(context: Reading, notice: StoredNotice): Notice {
  const { listId: _list, totalFen, closed: _closed, lines, ...told } = notice;
  return { ...told, lines: [...lines], total: formatYuan(totalFen), open: context.today <= notice.closesOn };
}
