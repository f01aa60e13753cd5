import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findRestrictionOn } from './restriction.sql.ts';

/** Refuses with claim.applicant-restricted while the applicant may not claim under the policy. */
export async function requireUnrestricted(
  context: Pick<VerbContext, 'tx' | 'today'>, claimant: { applicantId: string; policy: string },
): Promise<void> {
  const restriction = await findRestrictionOn(context.tx, { ...claimant, day: context.today });
  const decision = restriction?.decision;
  if (decision) throw refuse('claim.applicant-restricted', { document: decision.document, until: decision.until });
}
