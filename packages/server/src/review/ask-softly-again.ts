import type { Claim } from '../claim/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findReservation, releaseReservation, reserveSoftly } from '../fund/index.ts';

/** What was held for a claim is free, and it asks for as much again. */
export async function askSoftlyAgain(context: VerbContext, claim: Pick<Claim, 'id'>): Promise<void> {
  const reservation = await findReservation(context.tx, claim.id);
  if (reservation?.state !== 'firm' && reservation?.state !== 'deferred') return;
  await releaseReservation(context, { claimId: claim.id });
  const { policy, year, parts } = reservation;
  await reserveSoftly(context, { claimId: claim.id, policy, year, parts });
}
