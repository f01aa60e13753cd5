import { parseYuan } from '@qingce/values';
import { assert, refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { countOpenObjections, findNoticeOfList } from '../notice/index.ts';
import { findListOfClaim, findProposal } from '../review/index.ts';

type Reading = Pick<VerbContext, 'tx' | 'today'>;

/** What stands in the way of deciding a claim in notice: the notice still runs, or an objection is open. */
export async function findDecisionBarrier(context: Reading, claimId: string): Promise<Refusal | undefined> {
  const list = await findListOfClaim(context.tx, claimId);
  const notice = list && await findNoticeOfList(context.tx, list.id);
  assert(notice, 'a claim in notice lies on a list that was published');
  if (context.today <= notice.closesOn) return refuse('award.notice-open', { closesOn: notice.closesOn });
  return await countOpenObjections(context.tx, claimId) > 0 ? refuse('award.objection-open') : undefined;
}

/** What stands in the way of declining a reviewed claim: the policy awards it something. */
export async function findRefusalBarrier(context: Reading, claimId: string): Promise<Refusal | undefined> {
  const proposal = await findProposal(context.tx, claimId);
  assert(proposal, 'a reviewed claim has a proposal');
  const isAward = proposal.answer.outcome === 'eligible' && parseYuan(proposal.answer.total) !== 0n;
  return isAward ? refuse('award.not-refusable') : undefined;
}
