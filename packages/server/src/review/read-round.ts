import type { DeferredAward, RoundView } from '@qingce/contract';
import { formatYuan, parseDay, parseYuan } from '@qingce/values';
import { findApplicants } from '../applicant/index.ts';
import { findClaim, findReachedClaims } from '../claim/index.ts';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { listDeferred } from '../fund/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { findWindow } from '../window/index.ts';
import { simulateAllotment } from './allot-list.ts';
import { readAwardedLines } from './awarded-lines.ts';
import type { Round } from './round-rule.ts';
import { findRoundRule } from './round-rule.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/**
 * 总量测算 — a round's rule, whether it can still be declared, and who would be cut or would wait, and by how much, were
 * the round approved today. Refuses with policy.not-found.
 */
export async function readRound(context: Reading, round: Round): Promise<RoundView> {
  const policy = await getPolicyInForce(context.tx, round.policy);
  const opens = (await findWindow(context.tx, policy, round.claimYear))?.opens ?? null;
  const lines = await readAwardedLines(context, round);
  const { lines: granted, allotment, method } = await simulateAllotment(context, round, lines);
  const waiting = new Set(allotment?.deferred);
  const reached = await findReachedClaims(context, lines.map(({ claimId }) => claimId));
  return {
    rule: await findRoundRule(context.tx, round) ?? null, method, opens,
    isOpen: opens !== null && context.today >= opens, allotment,
    claims: lines.flatMap(({ claimId, number, applicant, amount }, index) => {
      if (!reached.has(claimId)) return [];
      const paid = waiting.has(number) ? '0.00' : granted[index]?.amount ?? amount;
      const short = formatYuan((parseYuan(amount) ?? 0n) - (parseYuan(paid) ?? 0n));
      return [{ claimId, number, applicant, award: amount, granted: paid, short }];
    }),
  };
}

/** 待下年预算兑现 — approved and deferred awards within reach, the longest waiting first, with their age in days. */
export async function listDeferredAwards(context: Reading): Promise<DeferredAward[]> {
  const awards: DeferredAward[] = [];
  const all = await listDeferred(context.tx);
  const reached = await findReachedClaims(context, all.map(({ claimId }) => claimId));
  for (const { claimId, policy, amountFen, deferred } of all.filter((one) => reached.has(one.claimId))) {
    const claim = await findClaim(context.tx, claimId);
    const [applicant] = await findApplicants(context.tx, claim ? [claim.applicantId] : []);
    assert(deferred, 'what is deferred says since when');
    awards.push({
      claimId, policy, number: claim?.number ?? '', applicant: applicant?.name ?? '', amount: formatYuan(amountFen),
      since: deferred.since, days: daysBetween(deferred.since, context.today),
    });
  }
  return awards;
}

function daysBetween(from: string, to: string): number {
  const [first, last] = [parseDay(from), parseDay(to)];
  return first === undefined || last === undefined ? 0 : last - first;
}
