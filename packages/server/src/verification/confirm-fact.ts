import type { ConfirmFact } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { findSignedAct, finishAct, lockClaimOf, requireState, sign } from '../claim/index.ts';
import type { Claim, ClaimFacts, Transition } from '../claim/index.ts';
import { assessClaim } from '../eligibility/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { requireApproval } from '../measure/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { readVerifiedFacts } from './read-standings.ts';
import { acceptedFacts, isOfRoster, isVerified, sameValue } from './verification.ts';
import type { FactStanding, ReliedOn } from './verification.ts';
import { insertFinding, setFindingsAside } from './verification.sql.ts';

/**
 * 核定 — offices confirm facts of an accepted claim (1.2.3, 1.3.1, 3.2). Who may is told by the fact, not by the
 * post.
 */
export const verificationTransitions = {
  confirm: {
    act: 'verification.confirm-fact',
    from: ['accepted'],
    to: null,
    roles: ['commerce-clerk', 'inspector', 'education-officer', 'finance-reviewer', 'city-government'],
    signs: false,
  },
  complete: { act: 'verification.complete', from: ['accepted'], to: 'verified', roles: [], signs: false },
} as const satisfies Record<string, Transition>;

/**
 * 确认事实 — an office says what a fact is; where two people must find the same, the second makes it count. With the last
 * one the claim is verified. Refuses with claim.not-found, claim.wrong-state, verification.not-asked,
 * verification.other-office, verification.by-roster, claim.signed-before and facts.refused.
 */
export function confirmFact(context: VerbContext, input: ConfirmFact & { claimId: string }): Promise<void> {
  return confirmFacts(context, { claimId: input.claimId, findings: [input] });
}

/** What an office found, with the entry in the register of recognitions that it rests on, where it rests on one. */
type FoundFact = ConfirmFact & { readonly reliedOn?: ReliedOn };

/**
 * Confirms several facts at once, judged together; refuses as confirmFact does, and then none of them is kept. What
 * follows from a roster (`isRoster`) takes the place of whatever the office had found there.
 */
export async function confirmFacts(
  context: VerbContext, input: { claimId: string; findings: readonly FoundFact[]; isRoster?: boolean },
): Promise<void> {
  const claim = await lockClaimOf(context, input.claimId);
  requireState(claim, verificationTransitions.confirm);
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  const { claimed, standings, accepted } = await readVerifiedFacts(context, claim, policy);
  const found = input.findings.map((finding) => ({ finding, standing: standingFor(context, standings, finding) }));
  const { isRoster = false } = input;
  const byRoster = found.find(({ standing }) => isOfRoster(standing));
  if (byRoster && !isRoster) throw refuse('verification.by-roster', { path: byRoster.standing.path });
  // The door judges the values together with all others: periods may not overlap, a part not exceed its whole.
  const asFound = found.map(({ finding, standing }) => ({ ...standing, verified: finding.value }));
  assessClaim(policy, acceptedFacts(claimed, asFound));
  const { id, applicantId } = claim;
  await requireApproval(context, { id, applicantId, policy, items: foundItems(accepted, asFound) });
  await signOnce(context, claim);
  const paths = found.map(({ finding }) => finding.path);
  if (isRoster) await setFindingsAside(context.tx, { claimId: claim.id, paths });
  for (const { finding, standing } of found) await keepFinding(context, claim, { finding, standing });
  await completeWhenAllConfirmed(context, claim);
}

/** The items as far as offices have found them, this time included. */
function foundItems(accepted: ClaimFacts, found: readonly FactStanding[]): ClaimFacts['items'] {
  return acceptedFacts(accepted, found).items;
}

/** The fact that is asked for there, when it is for the person's office to confirm. */
function standingFor(
  context: VerbContext, standings: readonly FactStanding[], { path }: ConfirmFact,
): FactStanding {
  const standing = standings.find((candidate) => candidate.path === path);
  if (!standing) throw refuse('verification.not-asked', { path });
  if (getPerson(context.actor).unit !== standing.office)
    throw refuse('verification.other-office', { office: standing.office });
  return standing;
}

async function keepFinding(
  context: VerbContext, claim: Claim, { finding, standing }: { finding: FoundFact; standing: FactStanding },
): Promise<void> {
  await insertFinding(context.tx, {
    id: context.newId(),
    claimId: claim.id,
    path: finding.path,
    value: finding.value,
    office: standing.office,
    note: finding.note,
    foundBy: getPerson(context.actor).id,
    foundAt: context.businessNow,
    reliedOn: finding.reliedOn ?? null,
  });
  await recordAudit(context, {
    act: verificationTransitions.confirm.act,
    object: { kind: 'claim', id: claim.id },
    details: {
      path: finding.path,
      office: standing.office,
      asClaimed: sameValue(finding.value, standing.claimed),
      ...(finding.reliedOn && { recognition: finding.reliedOn.id, version: finding.reliedOn.version }),
    },
  });
}

/**
 * Moves the claim on when nothing waits for an office; called after acceptance too, for claims that ask nothing of
 * one.
 */
export async function completeWhenAllConfirmed(context: VerbContext, claim: Claim): Promise<void> {
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const { standings } = await readVerifiedFacts(context, claim, await getPolicyVersion(context.tx, claim.policyHash));
  if (!isVerified(standings)) return;
  await finishAct(context, claim, {
    transition: verificationTransitions.complete,
    details: { facts: standings.length },
  });
}

/** A person may confirm many facts of a claim; their name stands on it once. */
export async function signOnce(context: VerbContext, claim: Claim): Promise<void> {
  const { id } = getPerson(context.actor);
  const { act } = verificationTransitions.confirm;
  if ((await findSignedAct(context.tx, { claimId: claim.id, userId: id })) === act) return;
  await sign(context, claim, act);
}
