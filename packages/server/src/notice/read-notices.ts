import type { Notice, Objection, ObjectionEvidence } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { dayOf, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { listEvidence } from './evidence.sql.ts';
import { findNotice, findObjection, listNotices, listObjectionsOf } from './notice.sql.ts';
import type { StoredNotice } from './notice.sql.ts';
import { listRecalls } from './recall.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'today'>;

/** Every notice as the public reads it, the newest first. */
export async function listPublicNotices(context: Reading): Promise<Notice[]> {
  const told: Notice[] = [];
  for (const notice of await listNotices(context.tx)) told.push(await toldNotice(context, notice));
  return told;
}

/** Refuses with notice.not-found. */
export async function getPublicNotice(context: Reading, noticeId: string): Promise<Notice> {
  const notice = await findNotice(context.tx, noticeId);
  if (!notice) throw refuse('notice.not-found');
  return toldNotice(context, notice);
}

/** What a certificate says of one objection: nothing of who raised it, what they wrote or what they were answered. */
export type CertifiedObjection = Pick<Objection, 'number' | 'line' | 'at' | 'state' | 'resolvedAt'>;

/** The objections to a notice, the first one first, as anyone may know them. */
export async function listCertifiedObjections(
  context: Pick<VerbContext, 'tx'>, noticeId: string,
): Promise<CertifiedObjection[]> {
  return (await listObjectionsOf(context.tx, noticeId))
    .map(({ number, line, at, state, resolvedAt }) => ({ number, line, at, state, resolvedAt }));
}

/** 异议回执 — what an objection came to, without a word of who raised it or what they wrote. */
export type ObjectionReceipt = Pick<Objection, 'id' | 'number' | 'line' | 'at' | 'state' | 'reply'> & {
  readonly evidence: readonly Pick<ObjectionEvidence, 'name' | 'sha256'>[];
};

/** For whoever holds the objection's id; refuses with notice.objection-not-found. */
export async function getObjectionReceipt(
  context: Reading, asked: { noticeId: string; objectionId: string },
): Promise<ObjectionReceipt> {
  const objection = await findObjection(context.tx, asked.objectionId);
  if (objection?.noticeId !== asked.noticeId) throw refuse('notice.objection-not-found');
  const { id, number, line, at, state, reply } = objection;
  const evidence = (await listEvidence(context.tx, id)).map(({ name, sha256 }) => ({ name, sha256 }));
  return { id, number, line, at, state, reply, evidence };
}

async function toldNotice(context: Reading, notice: StoredNotice): Promise<Notice> {
  const { listId: _list, totalFen, closed: _closed, lines, ...told } = notice;
  return {
    ...told, lines: [...lines], ...(await correctionsOf(context, notice)), total: formatYuan(totalFen),
    open: context.today <= notice.closesOn,
  };
}

/** 更正 — what became of lines that were taken back, and which lines of it stood in an earlier notice. */
async function correctionsOf(
  context: Reading, notice: StoredNotice,
): Promise<Pick<Notice, 'recalled' | 'corrects'>> {
  const recalls = await listRecalls(context.tx);
  const lines = new Set(notice.lines.map(({ number }) => number));
  if (!recalls.some(({ line }) => lines.has(line))) return { recalled: [], corrects: [] };
  // Those that name the same lines, in the order in which they were published.
  const all = (await listNotices(context.tx)).toReversed();
  const withLine = (line: string): { id: string; number: string }[] =>
    all.filter((each) => each.lines.some(({ number }) => number === line)).map(({ id, number }) => ({ id, number }));
  const neighbour = (line: string, step: -1 | 1): { id: string; number: string } | undefined => {
    const named = withLine(line);
    return named[named.findIndex(({ id }) => id === notice.id) + step];
  };
  return {
    recalled: recalls.filter(({ noticeId }) => noticeId === notice.id)
      .map(({ line, at }) => ({ line, on: dayOf(at), successor: neighbour(line, 1) ?? null })),
    corrects: [...lines].flatMap((line) => {
      const before = neighbour(line, -1);
      return before ? [{ line, notice: before }] : [];
    }),
  };
}
