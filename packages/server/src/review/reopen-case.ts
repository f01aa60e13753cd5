import type { ClaimState, ReopenStep } from '@qingce/contract';
import type { AuditDetails } from '../audit/index.ts';
import { finishAct } from '../claim/index.ts';
import type { Claim, Transition } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { askSoftlyAgain } from './ask-softly-again.ts';
import { completeWhenAllConfirmed, setFindingsAside } from '../verification/index.ts';
import { takeOffList } from './review.sql.ts';

/** Where a case stands that begins anew at a step. */
const statesAt = {
  'acceptance': 'submitted', 'verification': 'accepted', 'preliminary-review': 'verified',
} as const satisfies Record<ReopenStep, ClaimState>;

/**
 * 重新办理 — the case begins another cycle at the step stated: off its list, what was held for it is demand again, and from
 * verification on every fact is found anew. Proposal, names, approvals and decision of the cycle before stay as they
 * are. The caller has asked whether it may.
 */
export async function reopenCase(
  context: VerbContext, claim: Claim, reopened: { step: ReopenStep; transition: Transition; details?: AuditDetails },
): Promise<void> {
  const { step, transition, details } = reopened;
  const cycle = claim.cycle + 1;
  const state = statesAt[step];
  if (step !== 'preliminary-review') await setFindingsAside(context.tx, { claimId: claim.id });
  await takeOffList(context.tx, claim.id);
  await askSoftlyAgain(context, claim);
  await finishAct(context, claim, {
    transition: { ...transition, to: state }, change: { cycle, ended: null }, details: { ...details, step, cycle },
  });
  if (state === 'accepted') await completeWhenAllConfirmed(context, { ...claim, cycle, state, ended: null });
}
