import type { RecordAppeal } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { beginAct, finishAct, findOpenClaim } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { reopenCase } from '../review/index.ts';
import { insertAppeal } from './appeal.sql.ts';
import { awardTransitions } from './award.ts';

const ordered: ReadonlySet<string> = new Set(['ordered', 'paid']);

/**
 * 救济结果 — the office records what a review authority or a court said of a decision, by its document. Upheld, the case
 * begins anew at the step stated and nowhere else; the old decision stays readable. Refuses as beginAct does, and with
 * award.no-such-remedy, award.appeal-step, award.appeal-recorded, award.money-ordered and award.another-claim-open.
 */
export async function recordAppeal(context: VerbContext, input: RecordAppeal & { claimId: string }): Promise<void> {
  const transition = awardTransitions.appeal;
  const claim = await beginAct(context, input.claimId, transition);
  await requireRemedy(context, claim, input.remedy);
  await requireStep(context, claim, input);
  await keepAppeal(context, claim, input);
  const { outcome, documentNo, step } = input;
  const details = { outcome, document: documentNo, remedy: input.remedy };
  if (step === null) await finishAct(context, claim, { transition, details });
  else await reopenCase(context, claim, { step, transition, details });
}

async function requireRemedy(context: VerbContext, claim: Claim, remedy: string): Promise<void> {
  assert(claim.policyHash, 'a claim that was decided has pinned its policy');
  const { process } = await getPolicyVersion(context.tx, claim.policyHash);
  const known = (process.remedies ?? []).map(({ id }) => id);
  if (!known.includes(remedy)) throw refuse('award.no-such-remedy', { remedies: known.join('、') }, 'remedy');
}

/**
 * A step is stated with an appeal that is upheld, and with no other. Money that was ordered comes back by recovery, not
 * by beginning anew.
 */
async function requireStep(
  context: VerbContext, claim: Claim, { outcome, step }: Pick<RecordAppeal, 'outcome' | 'step'>,
): Promise<void> {
  if ((outcome === 'upheld') !== (step !== null)) throw refuse('award.appeal-step', undefined, 'step');
  if (step === null) return;
  if (ordered.has(claim.state)) throw refuse('award.money-ordered');
  // What was not accepted goes back to its acceptance.
  if (step !== 'acceptance' && claim.state === 'not-accepted')
    throw refuse('award.appeal-step', undefined, 'step');
  await requireAlone(context, claim);
}

/** A claim that ended and begins anew is open again, and an applicant has one open a year. */
async function requireAlone(context: VerbContext, claim: Claim): Promise<void> {
  const open = await findOpenClaim(context.tx, claim);
  if (open && open.id !== claim.id) throw refuse('award.another-claim-open', { number: open.number ?? '' });
}

async function keepAppeal(context: VerbContext, claim: Claim, input: RecordAppeal): Promise<void> {
  const { remedy, outcome, documentNo, decidedOn, finding, step } = input;
  try {
    await insertAppeal(context.tx, {
      id: context.newId(), claimId: claim.id, cycle: claim.cycle, remedy, outcome, documentNo, decidedOn, finding, step,
      by: getPerson(context.actor).id, at: context.businessNow,
    });
  } catch (error) {
    assert(brokenConstraint(error) === 'award_appeal_once', 'only the same document can be refused here');
    throw refuse('award.appeal-recorded', { document: documentNo }, 'documentNo');
  }
}
