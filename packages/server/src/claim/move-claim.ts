import type { ClaimState } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import type { Reader } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import type { AuditDetails } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Actor, Refusal, VerbContext } from '../foundation/index.ts';
import { getPolicyVersion, officesOf } from '../policy/index.ts';
import { getPerson } from '../identity/index.ts';
import { isTold, tellMembers } from '../messages/index.ts';
import { getApplicant, requireReach } from '../applicant/index.ts';
import { insertSignature, lockClaim, updateClaim } from './claim.sql.ts';
import type { ClaimChange } from './claim.sql.ts';
import type { Claim, Transition } from './claim.ts';

/**
 * The claim, held until the transaction ends. Every act on a claim passes here, so here the officers who act for its
 * applicant or declared a stake are kept off it, and those of another district: refuses with claim.not-found,
 * identity.own-applicant, identity.recused and identity.other-district.
 */
export async function lockClaimOf(context: Pick<VerbContext, 'tx' | 'actor'>, claimId: string): Promise<Claim> {
  const claim = await lockClaim(context.tx, claimId);
  if (!claim) throw refuse('claim.not-found');
  await requireReach(context, { claimId: claim.id, applicantId: claim.applicantId });
  return claim;
}

/**
 * Holds the claim for an act; refuses as lockClaimOf does, with claim.wrong-state, identity.not-permitted,
 * claim.other-office, and with claim.signed-before when the act signs and the person's name stands on this claim
 * already.
 */
export async function beginAct(context: VerbContext, claimId: string, transition: Transition): Promise<Claim> {
  const claim = await lockClaimOf(context, claimId);
  requireState(claim, transition);
  requireRole(context, transition);
  await requireOffice(context, claim, transition);
  if (transition.signs) await sign(context, claim, transition.act);
  return claim;
}

/** Writes what the act changed, the next state and the audit record, and tells the applicant's people. */
export async function finishAct(
  context: VerbContext,
  claim: Claim,
  done: { transition: Transition; change?: ClaimChange; details?: AuditDetails },
): Promise<void> {
  const { transition, change, details } = done;
  const state = transition.to ?? claim.state;
  await updateClaim(context.tx, claim.id, { ...change, state, changedAt: context.businessNow });
  await recordAudit(context, {
    act: transition.act,
    object: { kind: 'claim', id: claim.id },
    concerns: [{ kind: 'applicant', id: claim.applicantId }],
    details: { number: change?.number ?? claim.number, from: claim.state, to: state, ...details },
  });
  await tell(context, claim, { act: transition.act, number: change?.number ?? claim.number });
}

/** A draft that comes to nothing has no number, and nobody has to be told. */
async function tell(
  context: VerbContext, claim: Claim, { act, number }: { act: string; number: string | null },
): Promise<void> {
  if (!isTold(act) || number === null) return;
  const applicant = await getApplicant(context, claim.applicantId);
  await tellMembers(context, {
    act, claimId: claim.id, applicantId: claim.applicantId,
    fields: { number, year: `${claim.claimYear}`, applicant: applicant.name },
  });
}

/** Refuses with claim.wrong-state unless the claim stands where the act begins. */
export function requireState(claim: Claim, transition: Transition): void {
  const from: readonly ClaimState[] = transition.from;
  if (!from.includes(claim.state)) throw refuse('claim.wrong-state', { state: claim.state });
}

function requireRole(context: VerbContext, transition: Transition): void {
  const { actor } = context;
  if (actor.kind === 'system') return;
  if (!transition.roles.includes(getPerson(actor).role))
    throw refuse('identity.not-permitted', { act: transition.act });
}

/** What keeps an officer from an act: the policy gives its step to another office, or to none. */
export async function findOfficeBarrier(
  { tx, actor }: { readonly tx: Reader; readonly actor: Actor }, claim: Claim, { steps }: Transition,
): Promise<Refusal | undefined> {
  if (steps === undefined || claim.policyHash === null || actor.kind === 'system') return undefined;
  const policy = await getPolicyVersion(tx, claim.policyHash);
  const { unit } = getPerson(actor);
  const offices = officesOf(policy, steps);
  if (offices.some(({ id }) => id === unit)) return undefined;
  return refuse('claim.other-office', { office: offices.map(({ name }) => `${name.zh} ${name.en}`).join('；') || '—' });
}

/** Refuses with claim.other-office whoever sits in another office than the policy gives the act to. */
export async function requireOffice(context: VerbContext, claim: Claim, transition: Transition): Promise<void> {
  const barrier = await findOfficeBarrier(context, claim, transition);
  if (barrier) throw barrier;
}

/** Puts the person's name to the claim; the database holds that nobody does twice in a cycle: claim.signed-before. */
export async function sign(
  context: VerbContext, { id: claimId, cycle }: Pick<Claim, 'id' | 'cycle'>, act: string,
): Promise<void> {
  const { id } = getPerson(context.actor);
  try {
    await insertSignature(context.tx, { claimId, userId: id, cycle, act, at: context.businessNow });
  } catch (error) {
    assert(brokenConstraint(error) === 'claim_signature_once', 'only a second signature can be refused here');
    throw refuse('claim.signed-before');
  }
}
