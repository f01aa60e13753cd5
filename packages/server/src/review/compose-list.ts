import type { ComposeList } from '@qingce/contract';
import { formatYuan, parseYuan } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import {
  claimNumber, findSignedAct, lockClaimOf, requireOffice, requireState, takeNumber,
} from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { tellOfficers } from '../messages/index.ts';
import { cutLines } from './allot-list.ts';
import { findListingBarrier } from './disagreement.ts';
import { findOverrideBarrier } from './override-amount.ts';
import { findOverride } from './override.sql.ts';
import { findFactsBarrier } from './proposal-stands.ts';
import { findListOfClaim, findProposal, insertList } from './review.sql.ts';
import type { StoredList } from './review.sql.ts';
import { lineOf, listHash, reviewTransitions } from './review.ts';
import { bureausOf } from './sign-list.ts';

/**
 * 汇总名单 — freezes reviewed claims of one policy and year as the lines that both bureaus will sign. Refuses with
 * claim.not-found, claim.wrong-state, claim.other-office, review.mixed-list, review.on-a-list,
 * review.disagreement-open, review.override-open, recognition.fell, review.fact-changed and review.nothing-awarded,
 * and as cutLines does where the round cuts awards in proportion.
 */
export async function composeList(context: VerbContext, input: ComposeList): Promise<StoredList> {
  const claims: Claim[] = [];
  for (const id of [...new Set(input.claims)].toSorted()) claims.push(await lockClaimOf(context, id));
  const [first] = claims;
  assert(first, 'the contract asks for at least one claim');
  const lines: StoredList['lines'] = [];
  for (const claim of claims) {
    requireState(claim, reviewTransitions.compose);
    await requireOffice(context, claim, reviewTransitions.compose);
    if (claim.policy !== first.policy || claim.claimYear !== first.claimYear) throw refuse('review.mixed-list');
    lines.push(await lineOfClaim(context, claim));
  }
  lines.sort((a, b) => (a.number < b.number ? -1 : 1));
  const round = { policy: first.policy, claimYear: first.claimYear };
  const { lines: granted, allotment } = await cutLines(context, round, lines);
  const totalFen = granted.reduce((sum, line) => sum + (parseYuan(line.amount) ?? 0n), 0n);
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const list: StoredList = {
    id: context.newId(),
    number: claimNumber(year, await takeNumber(context.tx, 'review-list', year)),
    policy: first.policy,
    claimYear: first.claimYear,
    state: 'open',
    hash: listHash(granted),
    total: '',
    composedAt: context.businessNow,
    lines: granted,
    allotment,
    dissolved: null,
  };
  await insertList(context.tx, { ...list, totalFen, composedBy: getPerson(context.actor).id });
  await recordAudit(context, {
    act: reviewTransitions.compose.act,
    object: { kind: 'review-list', id: list.id },
    concerns: claims.map((claim) => ({ kind: 'claim', id: claim.id })),
    details: { number: list.number, hash: list.hash, lines: lines.length },
  });
  await tellSigners(context, list, claims);
  return list;
}

/** 待会签 — everybody of the bureaus whose signature the list waits for, and who has put their name to none of it. */
async function tellSigners(context: VerbContext, list: StoredList, claims: readonly Claim[]): Promise<void> {
  const bureaus = await bureausOf(context, claims);
  const { roles, act } = reviewTransitions.sign;
  const total = formatYuan(list.lines.reduce((sum, { amount }) => sum + (parseYuan(amount) ?? 0n), 0n));
  await tellOfficers(context, {
    act: 'review.list-waits', about: { kind: 'review-list', id: list.id },
    fields: { number: list.number, count: `${list.lines.length}`, total },
    claims: claims.map(({ id: claimId, applicantId }) => ({ claimId, applicantId })),
    isTheirs: async ({ id: userId, role, unit }) => {
      if (!roles.some((signing) => signing === role) || !bureaus.includes(unit ?? '')) return false;
      // A name from a list that was dissolved since may be put under this one too.
      const acts = await Promise.all(claims.map((claim) => findSignedAct(context.tx, { claimId: claim.id, userId })));
      return acts.every((signed) => signed === undefined || signed === act);
    },
  });
}

async function requireNothingOpen(context: VerbContext, claim: Claim): Promise<void> {
  const barrier = (await findListingBarrier(context, claim)) ?? (await findOverrideBarrier(context, claim))
    ?? await findFactsBarrier(context, claim);
  if (barrier) throw barrier;
}

async function lineOfClaim(context: VerbContext, claim: Claim): Promise<StoredList['lines'][number]> {
  if (await findListOfClaim(context.tx, claim.id)) throw refuse('review.on-a-list', { number: claim.number ?? '' });
  await requireNothingOpen(context, claim);
  const proposal = await findProposal(context.tx, claim.id);
  assert(proposal && claim.number, 'a reviewed claim has a proposal and a number');
  if (proposal.answer.outcome !== 'eligible' || parseYuan(proposal.answer.total) === 0n) {
    throw refuse('review.nothing-awarded', { number: claim.number });
  }
  const applicant = await getApplicant(context, claim.applicantId);
  return lineOf({ id: claim.id, number: claim.number }, applicant.name, {
    answer: proposal.answer, override: await findOverride(context.tx, claim.id),
  });
}
