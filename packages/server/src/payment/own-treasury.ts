import { lockClaimOf } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { actsForTreasury } from './payment.ts';
import type { Order } from './payment.ts';

/**
 * Holds the claim of an order that the person's own treasury pays, by the version of the policy that the claim is bound
 * to. Refuses with payment.other-treasury and identity.other-district.
 */
export async function lockOwnClaim(context: VerbContext, order: Order): Promise<Claim> {
  const claim = await lockClaimOf(context, order.claimId);
  if (!await actsForOrder(context, claim, order)) throw refuse('payment.other-treasury', { treasury: order.treasury });
  return claim;
}

/** Whether the person acts for the treasury that pays an order of the claim. */
export async function actsForOrder(
  context: Pick<VerbContext, 'tx' | 'actor'>, claim: Claim, { treasury }: Pick<Order, 'treasury'>,
): Promise<boolean> {
  assert(claim.policyHash, 'a claim with an order has pinned its policy');
  const policy = await getPolicyVersion(context.tx, claim.policyHash);
  return actsForTreasury(policy, getPerson(context.actor), treasury);
}
