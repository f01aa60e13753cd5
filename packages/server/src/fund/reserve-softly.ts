import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf, mergedParts, sumOf } from './fund.ts';
import type { Demand } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';

/**
 * 软预占 — the claim's demand on the fund from its submission on: shown, never held, and free to exceed the ceiling. Said
 * again it replaces what it said before. Refuses with fund.already-reserved once money is held.
 */
export async function reserveSoftly(context: VerbContext, input: Demand): Promise<void> {
  const earlier = await lockReservation(context.tx, input.claimId);
  if (earlier?.state === 'firm' || earlier?.state === 'settled') throw refuse('fund.already-reserved');
  const parts = mergedParts(input.parts);
  const amountFen = sumOf(parts);
  const changedAt = context.businessNow;
  await putReservation(context.tx, { ...input, parts, amountFen, state: 'soft', holdEntry: null, changedAt });
  await recordAudit(context, {
    act: 'fund.reserve-softly', object: { kind: 'claim', id: input.claimId },
    details: { fund: bookOf(input), amount: formatYuan(amountFen) },
  });
}
