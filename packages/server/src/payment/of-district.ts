import { findWithinDistrict } from '../applicant/index.ts';
import { findClaim } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';

/** 辖区 — those of the orders whose claims the person's post reaches. */
export async function ofDistrict<Paid extends { readonly claimId: string }>(
  context: Pick<VerbContext, 'tx' | 'actor'>, all: readonly Paid[],
): Promise<Paid[]> {
  const applicants = new Map<string, string>();
  for (const claimId of new Set(all.map((each) => each.claimId))) {
    const claim = await findClaim(context.tx, claimId);
    if (claim) applicants.set(claimId, claim.applicantId);
  }
  const within = await findWithinDistrict(context, [...applicants.values()]);
  return all.filter(({ claimId }) => within.has(applicants.get(claimId) ?? ''));
}
