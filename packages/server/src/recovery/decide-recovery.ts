import type { ProposeRecovery } from '@qingce/contract';
import { brokenConstraint } from '@qingce/database';
import { formatYuan, parseYuan } from '@qingce/values';
import { claimNumber, lockClaimOf, takeNumber } from '../claim/index.ts';
import { assert, dayAfter, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { assessDebt, mergedParts, sumOf } from '../fund/index.ts';
import type { OrderedShare, Part } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { auditOnCase, beginOnCase, getKind } from './case-desk.ts';
import { readRecoverable, tellParty } from './open-case.ts';
import { spread } from './recovery.ts';
import type { InterestRule } from './recovery.ts';
import { keepDemand, keepProposal } from './recovery.sql.ts';

/**
 * 拟定追回 — what has to be given back item by item, cut between the treasuries in the proportion in which they paid it.
 * Refuses as beginOnCase does, and with recovery.beyond-paid and recovery.no-interest.
 */
export async function proposeRecovery(
  context: VerbContext, input: ProposeRecovery & { caseId: string },
): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.propose');
  const claim = await lockClaimOf(context, recovery.claimId);
  const parts = mergedParts(input.parts.map(({ item, amount }) => ({ item, amountFen: parseYuan(amount) ?? 0n })));
  if (parts.length === 0 || parts.some(({ amountFen }) => amountFen < 0n)) throw refuse('recovery.nothing-paid');
  const shares = sharesOf(parts, await readRecoverable(context, claim));
  const interest = await interestOf(context, recovery, input.interest);
  const amountFen = sumOf(shares);
  await keepProposal(context.tx, {
    id: recovery.id, shares, amountFen, reason: input.reason, interest, by: getPerson(context.actor).id,
    at: context.businessNow,
  });
  await auditOnCase(context, recovery, { act: 'recovery.propose', details: { amount: formatYuan(amountFen) } });
}

function sharesOf(parts: readonly Part[], recoverable: readonly OrderedShare[]): OrderedShare[] {
  return parts.flatMap(({ item, amountFen }) => {
    const paid = recoverable.filter((share) => share.item === item);
    const paidFen = sumOf(paid);
    if (amountFen > paidFen) {
      throw refuse('recovery.beyond-paid', { paid: formatYuan(paidFen), wanted: formatYuan(amountFen) }, 'parts');
    }
    return spread(amountFen, paid, paid.map((share) => share.amountFen));
  });
}

async function interestOf(
  context: VerbContext, recovery: Parameters<typeof getKind>[1], rule: InterestRule | null,
): Promise<InterestRule | null> {
  const kind = await getKind(context, recovery);
  if (rule !== null && !kind.interest) throw refuse('recovery.no-interest', undefined, 'interest');
  return rule;
}

/**
 * 追回决定 — a second person decides: the demand goes out, the debt stands in the ledger, and the days to repay run.
 * Refuses as beginOnCase does, with recovery.same-person, and with fund.owed-beyond-paid when less was paid than is
 * proposed, or more of it is owed back meanwhile.
 */
export async function decideRecovery(context: VerbContext, input: { caseId: string }): Promise<void> {
  const recovery = await beginOnCase(context, input.caseId, 'recovery.decide');
  await lockClaimOf(context, recovery.claimId);
  const by = getPerson(context.actor).id;
  if (by === recovery.proposedBy) throw refuse('recovery.same-person');
  const { repay } = await getKind(context, recovery);
  await assessDebt(context, { claimId: recovery.claimId, shares: recovery.shares });
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const number = claimNumber(year, await takeNumber(context.tx, 'recovery-demand', year));
  const dueOn = dayAfter(context.today, repay);
  try {
    await keepDemand(context.tx, { id: recovery.id, number, dueOn, by, at: context.businessNow });
  } catch (error) {
    assert(brokenConstraint(error) === 'recovery_case_two_people', 'only one person for both is refused here');
    throw refuse('recovery.same-person');
  }
  await auditOnCase(context, recovery, {
    act: 'recovery.decide', details: { number, amount: formatYuan(sumOf(recovery.shares)), dueOn },
  });
  await tellParty(context, recovery, 'recovery.decide');
}
