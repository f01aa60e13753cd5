import { noStakeStatement } from '@qingce/contract';
import type { SignList } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { recordAudit } from '../audit/index.ts';
import { findSignedAct, finishAct, lockClaimOf, requireState, sign } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyVersion, officesOf } from '../policy/index.ts';
import { holdBySignedList } from './allot-list.ts';
import { keepOpinions, partDisagreed } from './disagreement.ts';
import {
  approveStoredList, insertListSignature, listClaimsOn, listSignatures, lockList, updateListState,
} from './review.sql.ts';
import type { StoredList } from './review.sql.ts';
import { requireProposalStands } from './proposal-stands.ts';
import { listHash, reviewTransitions } from './review.ts';

/**
 * 会签 — a bureau signs the list by its hash, with its opinion on every line and the signer's word that they have no
 * stake in it; with the second signature the amount of
 * each line that both agree to is held under the ceiling by the rule of the round, or nothing is signed, and every
 * other line becomes a disagreement. Refuses with review.list-not-found, review.hash-differs, review.signed-already,
 * identity.not-permitted, claim.signed-before, claim.wrong-state, review.no-such-line, review.disagreement-settled,
 * review.allotment-changed and fund.ceiling-exceeded, and as requireProposalStands does.
 */
export async function signList(context: VerbContext, input: SignList & { listId: string }): Promise<void> {
  const list = await lockOpenList(context, input);
  const person = getPerson(context.actor);
  const office = person.unit ?? '';
  const claims = await lockStandingClaims(context, list);
  const bureaus = await bureausOf(context, claims);
  if (!bureaus.includes(office)) throw refuse('identity.not-permitted', { act: reviewTransitions.sign.act });
  for (const claim of claims.toSorted((a, b) => (a.applicantId < b.applicantId ? -1 : 1)))
    await requireProposalStands(context, claim);
  for (const claim of claims) {
    requireState(claim, reviewTransitions.sign);
    await signLine(context, claim, list);
  }
  await keepSignature(context, { list, office, by: person.id, opinion: input.opinion });
  await keepOpinions(context, { list, office, claims, disagreements: input.disagreements });
  const signed = await listSignatures(context.tx, [list.id]);
  if (!bureaus.every((bureau) => signed.some((signature) => signature.office === bureau))) return;
  const agreed = await partDisagreed(context, list, claims);
  // Where no line is left there is nothing to publish: the list is done.
  if (agreed.length === 0) await updateListState(context.tx, { id: list.id, state: 'closed' });
  else await approveLines(context, list, agreed);
}

/**
 * 会签单位 — the offices of the joint review, by the versions that the claims of the list are bound to: all must sign,
 * and the last signature makes the list binding.
 */
export async function bureausOf(context: VerbContext, claims: readonly Claim[]): Promise<string[]> {
  const bureaus = new Set<string>();
  for (const { policyHash } of claims) {
    assert(policyHash, 'a reviewed claim has pinned its policy');
    const policy = await getPolicyVersion(context.tx, policyHash);
    for (const { id } of officesOf(policy, reviewTransitions.sign.steps)) bureaus.add(id);
  }
  return [...bureaus];
}

/**
 * Puts the signer's name to the claim. A name that stands there from a list that was dissolved since, or that the line
 * has left, may be put under the new one: no claim lies on two lists, so it is neither this list nor another act.
 */
async function signLine(context: VerbContext, claim: Claim, list: StoredList): Promise<void> {
  const { act } = reviewTransitions.sign;
  const { id: userId } = getPerson(context.actor);
  const isFromEarlierList = (await findSignedAct(context.tx, { claimId: claim.id, userId })) === act
    && !(await listSignatures(context.tx, [list.id])).some(({ by }) => by === userId);
  if (!isFromEarlierList) await sign(context, claim, act);
}

/**
 * A claim that was withdrawn since, or left the list to be verified anew, does not hold up the others; refuses with
 * claim.wrong-state when none is left.
 */
async function lockStandingClaims(context: VerbContext, list: StoredList): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const line of list.lines) claims.push(await lockClaimOf(context, line.claimId));
  const onList = await listClaimsOn(context.tx, list.id);
  const standing = claims.filter((claim) => claim.state !== 'withdrawn' && onList.has(claim.id));
  if (standing.length === 0) throw refuse('claim.wrong-state', { state: claims[0]?.state ?? 'withdrawn' });
  return standing;
}

async function lockOpenList(context: VerbContext, input: { listId: string; hash: string }): Promise<StoredList> {
  const list = await lockList(context.tx, input.listId);
  if (!list) throw refuse('review.list-not-found');
  if (list.state !== 'open') throw refuse('review.signed-already');
  if (input.hash !== list.hash || list.hash !== listHash(list.lines)) throw refuse('review.hash-differs');
  return list;
}

async function keepSignature(
  context: VerbContext,
  signature: { list: StoredList; office: string; by: string; opinion: string },
): Promise<void> {
  const { list, office, by, opinion } = signature;
  try {
    await insertListSignature(context.tx, {
      listId: list.id,
      office,
      by,
      at: context.businessNow,
      hash: list.hash,
      opinion,
      noStake: noStakeStatement.zh,
    });
  } catch (error) {
    assert(brokenConstraint(error) === 'review_signature_once', 'only a second signature can be refused here');
    throw refuse('review.signed-already');
  }
  await recordAudit(context, {
    act: reviewTransitions.sign.act,
    object: { kind: 'review-list', id: list.id },
    concerns: list.lines.map((line) => ({ kind: 'claim', id: line.claimId })),
    details: { office, hash: list.hash, noStake: true },
  });
}

async function approveLines(context: VerbContext, list: StoredList, claims: readonly Claim[]): Promise<void> {
  const standing = new Set(claims.map(({ id }) => id));
  const allotment = await holdBySignedList(context, list, { lines: list.lines, standing });
  for (const claim of claims) {
    const line = list.lines.find((candidate) => candidate.claimId === claim.id);
    assert(line, 'a claim that is signed for has its line');
    await finishAct(context, claim, {
      transition: reviewTransitions.approve,
      details: {
        list: list.number, amount: line.amount, ...(allotment?.deferred.includes(line.number) && { carried: true }),
      },
    });
  }
  await approveStoredList(context.tx, { id: list.id, allotment });
}
