import { listPostings, reversed } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';
import { post } from './post.ts';

/**
 * 释放预占 — the claim was withdrawn or refused: soft demand and what is deferred end, held money is available again where
 * it came from. Nothing reserved, nothing done.
 */
export async function releaseReservation(context: VerbContext, input: { claimId: string }): Promise<void> {
  const reservation = await lockReservation(context.tx, input.claimId);
  if (!reservation || reservation.state === 'settled' || reservation.state === 'released') return;
  const { amountFen, holdEntry } = reservation;
  const book = bookOf(reservation);
  const act = 'fund.release-reservation';
  const entryId = holdEntry === null ? null : await post(context, {
    book, act, phase: 'void', resolves: holdEntry, postings: reversed(await listPostings(context.tx, holdEntry)),
  });
  await putReservation(context.tx, { ...reservation, state: 'released', changedAt: context.businessNow });
  await recordAudit(context, {
    act, object: { kind: 'claim', id: input.claimId },
    details: {
      fund: book, amount: formatYuan(amountFen), formerState: reservation.state,
      ...(entryId !== null && { entry: `${entryId}` }),
    },
  });
}
