import type { RecallLine } from '@qingce/contract';
import { beginAct } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { findListOfClaim, reopenCase } from '../review/index.ts';
import { findNoticeOfList } from './notice.sql.ts';
import { noticeTransitions } from './notice.ts';
import { insertRecall } from './recall.sql.ts';

/**
 * 更正公示 — takes one line back out of its notice to be corrected from a step on; the others keep their days. What is
 * corrected is listed, signed and published anew, and that notice has a clock of its own. Refuses as beginAct does.
 */
export async function recallLine(context: VerbContext, input: RecallLine & { claimId: string }): Promise<void> {
  const claim = await beginAct(context, input.claimId, noticeTransitions.recall);
  await takeBack(context, claim, { reason: input.reason, step: input.step, objectionId: null });
}

/** Takes the line of a claim in notice back, for the objection that showed what is wrong, or without one. */
export async function takeBack(
  context: VerbContext, claim: Claim, recalled: RecallLine & { objectionId: string | null },
): Promise<void> {
  const list = await findListOfClaim(context.tx, claim.id);
  const notice = list && await findNoticeOfList(context.tx, list.id);
  assert(notice && claim.number, 'a claim in notice lies on a list that was published');
  const { reason, step, objectionId } = recalled;
  await insertRecall(context.tx, {
    id: context.newId(), noticeId: notice.id, claimId: claim.id, line: claim.number, step, reason, objectionId,
    by: getPerson(context.actor).id, at: context.businessNow,
  });
  await reopenCase(context, claim, {
    step, transition: noticeTransitions.recall, details: { notice: notice.number },
  });
}
