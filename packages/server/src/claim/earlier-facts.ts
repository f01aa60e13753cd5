import type { EarlierClaim } from '@qingce/contract';
import { dayOf, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { isUnconfirmedFor, requireMember } from '../identity/index.ts';
import { findClaim, listClaims } from './claim.sql.ts';
import type { Claim } from './claim.ts';

/**
 * 上年申报 — what the applicant claimed for the last year before under the same policy, to be taken over into a draft;
 * null when there is no such claim, and for a holder whom no office has confirmed. Refuses with claim.not-found and
 * applicant.not-member.
 */
export async function readEarlierClaim(
  context: Pick<VerbContext, 'tx' | 'actor'>, claimId: string,
): Promise<EarlierClaim | null> {
  const claim = await findClaim(context.tx, claimId);
  if (!claim) throw refuse('claim.not-found');
  requireMember(context.actor, claim.applicantId);
  if (isUnconfirmedFor(context.actor, claim.applicantId)) return null;
  const earlier = (await listClaims(context.tx, { applicantIds: [claim.applicantId] }))
    .filter((other) => other.policy === claim.policy && other.claimYear < claim.claimYear && other.number !== null)
    .toSorted((a, b) => b.claimYear - a.claimYear)[0];
  if (!earlier?.submittedAt || earlier.number === null) return null;
  const { number, claimYear: year, submittedAt, facts } = earlier;
  return { number, year, on: dayOf(submittedAt), items: Array.isArray(facts['items']) ? facts['items'] : [] };
}

/**
 * Facts taken over from an earlier claim stay marked in the draft (`taken`) until somebody confirms each. A claim with
 * marks is not submitted: claim.taken-unconfirmed; without any, the empty list is left out of what is submitted.
 */
export function withoutMarks(facts: Claim['facts']): Claim['facts'] {
  const { taken } = facts;
  if (Array.isArray(taken) && taken.length > 0) throw refuse('claim.taken-unconfirmed', { count: `${taken.length}` });
  return dropMarks(facts);
}

/** The facts alone, whether or not somebody confirmed those of the year before. */
export function dropMarks(facts: Claim['facts']): Claim['facts'] {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'taken'));
}
