import type { ReviewList } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { claimNumber, finishAct, takeNumber } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { findDisagreement, insertDisagreement, insertOpinions, listOpinions } from './disagreement.sql.ts';
import { takeOffList } from './review.sql.ts';
import { reviewTransitions } from './review.ts';

/** What stands in the way of listing a claim: bureaus that did not agree about it, and no word yet of who settles. */
export async function findListingBarrier(
  context: Pick<VerbContext, 'tx'>, claim: Claim,
): Promise<Refusal | undefined> {
  const found = await findDisagreement(context.tx, claim.id);
  if (!found || found.settled) return undefined;
  return refuse('review.disagreement-open', { number: claim.number ?? '', disagreement: found.number });
}

/**
 * Keeps what the bureau says of every line. Refuses with review.no-such-line for a disagreement about none of them, and
 * with review.disagreement-settled where the leading office has spoken in this cycle.
 */
export async function keepOpinions(
  context: VerbContext,
  told: {
    list: Pick<ReviewList, 'id'>; office: string; claims: readonly Claim[];
    disagreements: readonly { claimId: string; reason: string }[];
  },
): Promise<void> {
  const reasons = new Map(told.disagreements.map(({ claimId, reason }) => [claimId, reason]));
  const lines = new Set(told.claims.map(({ id }) => id));
  if ([...reasons.keys()].some((claimId) => !lines.has(claimId))) throw refuse('review.no-such-line');
  for (const claim of told.claims.filter(({ id }) => reasons.has(id))) {
    if (await findDisagreement(context.tx, claim.id))
      throw refuse('review.disagreement-settled', { number: claim.number ?? '' });
  }
  await insertOpinions(context.tx, told.claims.map(({ id }) => ({
    listId: told.list.id, claimId: id, office: told.office, agrees: !reasons.has(id), reason: reasons.get(id) ?? '',
  })));
}

/**
 * 分歧立案 — once both bureaus have signed, every line that one of them did not agree to leaves the list and waits for the
 * leading office; answers with the claims that both agreed to.
 */
export async function partDisagreed(
  context: VerbContext, list: Pick<ReviewList, 'id' | 'number'>, claims: readonly Claim[],
): Promise<Claim[]> {
  const disputed = await listDisputed(context, list, claims);
  for (const claim of disputed) {
    await takeOffList(context.tx, claim.id);
    await openDisagreement(context, list, claim);
  }
  return claims.filter((claim) => !disputed.includes(claim));
}

/**
 * 分歧留存 — a list that is dissolved takes no disagreement with it: what a bureau has said of a line over its signature
 * waits for the leading office, though the other bureau had not signed yet.
 */
export async function keepDisagreements(
  context: VerbContext, list: Pick<ReviewList, 'id' | 'number'>, claims: readonly Claim[],
): Promise<void> {
  for (const claim of await listDisputed(context, list, claims)) await openDisagreement(context, list, claim);
}

async function listDisputed(
  context: VerbContext, list: Pick<ReviewList, 'id'>, claims: readonly Claim[],
): Promise<Claim[]> {
  const opinions = await listOpinions(context.tx, [list.id]);
  return claims.filter(({ id }) => opinions.some(({ claimId, agrees }) => claimId === id && !agrees));
}

async function openDisagreement(
  context: VerbContext, list: Pick<ReviewList, 'id' | 'number'>, claim: Claim,
): Promise<void> {
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const number = claimNumber(year, await takeNumber(context.tx, 'disagreement', year));
  const id = context.newId();
  await insertDisagreement(context.tx, {
    id, number, listId: list.id, claimId: claim.id, cycle: claim.cycle, openedAt: context.businessNow,
  });
  await recordAudit(context, {
    act: reviewTransitions.part.act, object: { kind: 'disagreement', id },
    concerns: [{ kind: 'review-list', id: list.id }], details: { number, list: list.number },
  });
  await finishAct(context, claim, { transition: reviewTransitions.part, details: { disagreement: number } });
}
