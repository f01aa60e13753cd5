import type { Objection, RaiseObjection } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { claimNumber, lockClaim, takeNumber } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { lockList } from '../review/index.ts';
import { findRecall } from './recall.sql.ts';
import { findNotice, insertObjection } from './notice.sql.ts';

/**
 * 提出异议 — anybody, under their real name, against one line while the notice is open; the line then waits, the others go
 * on. Refuses with notice.not-found, notice.closed, notice.no-such-line and notice.line-recalled.
 */
export async function raiseObjection(
  context: VerbContext,
  input: RaiseObjection & { noticeId: string },
): Promise<Objection> {
  const notice = await findNotice(context.tx, input.noticeId);
  if (!notice) throw refuse('notice.not-found');
  if (context.today < notice.publishedOn || context.today > notice.closesOn)
    throw refuse('notice.closed', { closesOn: notice.closesOn });
  const list = await lockList(context.tx, notice.listId);
  const isPublished = notice.lines.some((candidate) => candidate.number === input.line);
  const line = isPublished ? list?.lines.find((candidate) => candidate.number === input.line) : undefined;
  if (!line) throw refuse('notice.no-such-line', { line: input.line }, 'line');
  await requireUndecided(context, line.claimId, notice.closesOn);
  if (await findRecall(context.tx, { noticeId: notice.id, claimId: line.claimId }))
    throw refuse('notice.line-recalled', { line: line.number }, 'line');
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const { name, contact, statement } = input;
  const objection: Objection = {
    id: context.newId(),
    number: claimNumber(year, await takeNumber(context.tx, 'objection', year)),
    noticeId: notice.id,
    line: line.number,
    claimId: line.claimId,
    name,
    contact,
    statement,
    at: context.businessNow,
    state: 'open',
    reply: null,
    resolvedAt: null,
  };
  await insertObjection(context.tx, objection);
  await recordAudit(context, {
    act: 'notice.raise-objection',
    object: { kind: 'objection', id: objection.id },
    concerns: [
      { kind: 'notice', id: notice.id },
      { kind: 'claim', id: line.claimId },
    ],
    details: { number: objection.number, line: line.number },
  });
  return objection;
}

/**
 * Holds the claim, so that a decision made in the same moment either waits for this objection and sees it, or has come
 * first: then the line can no longer be struck, and notice.closed says so.
 */
async function requireUndecided(context: VerbContext, claimId: string, closesOn: string): Promise<void> {
  const claim = await lockClaim(context.tx, claimId);
  assert(claim, 'a published line has its claim');
  if (['decided', 'ordered', 'paid'].includes(claim.state)) throw refuse('notice.closed', { closesOn });
}
