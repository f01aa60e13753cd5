import { claimAccount, fundAccount, postEntry, transfer } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from './fund.ts';
import type { Demand } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';

/**
 * 硬预占 — holds the approved amount for one claim, out of what is available; takes the place of the soft reservation.
 * Refuses with fund.ceiling-exceeded when not all of it is there, and with fund.already-reserved the second time.
 */
export async function reserveFirmly(context: VerbContext, input: Demand): Promise<void> {
  const earlier = await lockReservation(context.tx, input.claimId);
  if (earlier?.state === 'firm' || earlier?.state === 'settled') throw refuse('fund.already-reserved');
  const book = bookOf(input);
  const act = 'fund.reserve-firmly';
  const move = {
    from: fundAccount(book, 'available'), to: claimAccount(book, 'reserved', input.claimId), amountFen: input.amountFen,
  };
  const outcome = await postEntry(context.tx, {
    book, act, phase: 'reserve', postings: transfer(move), businessAt: context.businessNow, recordedAt: context.now,
  });
  if (!outcome.ok) {
    assert(outcome.problem === 'below-floor', 'a reserving entry ends no reservation');
    throw refuse('fund.ceiling-exceeded', {
      wanted: formatYuan(input.amountFen), available: formatYuan(outcome.balanceFen),
    });
  }
  await putReservation(context.tx, {
    ...input, state: 'firm', holdEntry: outcome.entryId, changedAt: context.businessNow,
  });
  await recordAudit(context, {
    act, object: { kind: 'claim', id: input.claimId },
    details: { fund: book, amount: formatYuan(input.amountFen), entry: `${outcome.entryId}` },
  });
}
