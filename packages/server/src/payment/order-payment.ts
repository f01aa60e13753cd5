import { formatYuan, parseYuan } from '@qingce/values';
import { beginAct, claimNumber, finishAct, takeNumber } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { findDecision } from '../award/index.ts';
import { assessClaim } from '../eligibility/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findShares, settleReservation } from '../fund/index.ts';
import type { OrderedShare } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { findProposal } from '../review/index.ts';
import { findPayee, insertOrder } from './payment.sql.ts';
import { paymentTransitions, shareSettings } from './payment.ts';

/**
 * 制作支付指令 — one order for each treasury that bears a part of the award, by the ratios in force today. Refuses as
 * beginAct does, and with payment.shares-not-set and payment.no-payee.
 */
export async function orderPayment(context: VerbContext, input: { claimId: string }): Promise<void> {
  const transition = paymentTransitions.order;
  const claim = await beginAct(context, input.claimId, transition);
  const payee = await findPayee(context.tx, claim.applicantId);
  if (!payee) throw refuse('payment.no-payee');
  const shares = await sharesOf(context, claim);
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  for (const { treasury, amountFen } of shares) {
    await insertOrder(context.tx, {
      id: context.newId(), number: claimNumber(year, await takeNumber(context.tx, 'payment-order', year)), claimId: claim.id,
      treasury, amountFen, payeeId: payee.id, state: 'built', builtBy: getPerson(context.actor).id, builtAt: context.businessNow,
      releasedBy: null, bankReference: null, paidOn: null,
    });
  }
  await settleReservation(context, { claimId: claim.id, shares });
  await finishAct(context, claim, {
    transition, details: Object.fromEntries(shares.map(({ treasury, amountFen }) => [treasury, formatYuan(amountFen)])),
  });
}

/** 财政分担 — what each treasury bears of the decided amount, by the facts that the decision rests on (4.2). */
async function sharesOf(context: VerbContext, claim: Claim): Promise<OrderedShare[]> {
  const [proposal, decision] = await Promise.all([findProposal(context.tx, claim.id), findDecision(context.tx, claim.id)]);
  assert(proposal && decision, 'a decided claim has a proposal and a decision');
  const policy = await getPolicyVersion(context.tx, proposal.policyHash);
  const inForce = await findShares(context.tx, { policy: claim.policy, day: context.today });
  const settings = shareSettings(policy, inForce?.ratios);
  const answer = assessClaim(policy, proposal.facts, { settings });
  if (answer.shares.refused) throw refuse('payment.shares-not-set');
  const parties = policy.shares?.parties ?? [];
  const shares = parties.map(({ id }) => ({ treasury: id, amountFen: parseYuan(answer.shares[id] ?? '') ?? 0n }))
    .filter(({ amountFen }) => amountFen > 0n);
  const total = shares.reduce((sum, share) => sum + share.amountFen, 0n);
  assert(total === decision.amountFen, `the shares ${formatYuan(total)} add up to the decision ${formatYuan(decision.amountFen)}`);
  return shares;
}
