import { findReachedClaims } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';

/** 回避与辖区 — those of the orders whose claims the person may deal with. */
export async function ordersWithinReach<Paid extends { readonly claimId: string }>(
  context: Pick<VerbContext, 'tx' | 'actor'>, all: readonly Paid[],
): Promise<Paid[]> {
  const reached = await findReachedClaims(context, all.map(({ claimId }) => claimId));
  return all.filter(({ claimId }) => reached.has(claimId));
}
