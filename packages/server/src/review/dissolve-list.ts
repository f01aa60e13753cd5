import type { WithReason } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { finishAct, lockClaimOf, requireOffice } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { askSoftlyAgain } from './ask-softly-again.ts';
import { keepDisagreements } from './disagreement.ts';
import { dissolveStoredList, listClaimsOn, lockList } from './review.sql.ts';
import { reviewTransitions } from './review.ts';

/**
 * 撤销名单 — takes a list back before it is published, for the reason given: its claims can be listed anew, and what was
 * held for them is demand again; what a bureau has disagreed with stays to be settled. Refuses with
 * review.list-not-found, review.list-published, claim.not-found, claim.other-office and identity.own-applicant.
 */
export async function dissolveList(context: VerbContext, input: WithReason & { listId: string }): Promise<void> {
  const list = await lockList(context.tx, input.listId);
  if (!list) throw refuse('review.list-not-found');
  if (list.state !== 'open' && list.state !== 'signed') throw refuse('review.list-published');
  const transition = reviewTransitions.dissolve;
  const onList = await listClaimsOn(context.tx, list.id);
  const { id: by } = getPerson(context.actor);
  await dissolveStoredList(context.tx, {
    id: list.id,
    dissolved: { by, at: context.businessNow, reason: input.reason },
  });
  await recordAudit(context, {
    act: transition.act,
    object: { kind: 'review-list', id: list.id },
    details: { number: list.number, hash: list.hash, lines: list.lines.length, formerState: list.state },
  });
  for (const { claimId } of list.lines.filter((line) => onList.has(line.claimId))) {
    const claim = await lockClaimOf(context, claimId);
    await requireOffice(context, claim, transition);
    // Withdrawn while it lay on the list: it has nothing to go back to.
    if (claim.state === 'withdrawn') continue;
    await askSoftlyAgain(context, claim);
    await finishAct(context, claim, { transition, details: { list: list.number } });
    await keepDisagreements(context, list, [{ ...claim, state: transition.to }]);
  }
}
