import { claimAccount, fundAccount, shareAccount, transfer } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';
import { post } from './post.ts';

/** What one treasury is to pay; a share of nothing is left out. */
export interface OrderedShare { readonly treasury: string; readonly amountFen: Fen }

/**
 * 预占转应付 — the claim's held money is ordered to be paid, by treasury; what the decision left of it is available
 * again. Refuses with fund.no-reservation when none is held, and with fund.settlement-differs for more than is held.
 */
export async function settleReservation(
  context: VerbContext, input: { claimId: string; shares: readonly OrderedShare[] },
): Promise<void> {
  const { claimId } = input;
  const reservation = await lockReservation(context.tx, claimId);
  if (reservation?.state !== 'firm' || reservation.holdEntry === null) throw refuse('fund.no-reservation');
  const shares = input.shares.filter((share) => share.amountFen !== 0n);
  const orderedFen = shares.reduce((sum, share) => sum + share.amountFen, 0n);
  const leftFen = reservation.amountFen - orderedFen;
  if (leftFen < 0n || orderedFen <= 0n) {
    throw refuse('fund.settlement-differs', {
      reserved: formatYuan(reservation.amountFen), ordered: formatYuan(orderedFen),
    });
  }
  const book = bookOf(reservation);
  const act = 'fund.settle-reservation';
  const from = claimAccount(book, 'reserved', claimId);
  const orders = shares.map(({ treasury, amountFen }) => ({
    from, to: shareAccount(book, 'payable', { claimId, treasury }), amountFen,
  }));
  const rest = leftFen === 0n ? [] : [{ from, to: fundAccount(book, 'available'), amountFen: leftFen }];
  const entryId = await post(context, {
    book, act, phase: 'post', resolves: reservation.holdEntry, postings: [...orders, ...rest].flatMap(transfer),
  });
  await putReservation(context.tx, { ...reservation, state: 'settled', changedAt: context.businessNow });
  await recordAudit(context, {
    act, object: { kind: 'claim', id: claimId },
    details: { fund: book, ordered: formatYuan(orderedFen), leftOver: formatYuan(leftFen), entry: `${entryId}` },
  });
}
