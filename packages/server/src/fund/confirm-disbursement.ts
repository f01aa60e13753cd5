import { postEntry, shareAccount, transfer } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf } from './fund.ts';
import { findReservation } from './fund.sql.ts';
import type { OrderedShare } from './settle-reservation.ts';

/**
 * 支付确认 — the bank paid a treasury's share of a claim. Refuses with fund.no-reservation when nothing was ordered for
 * it, and with fund.not-payable when less is payable, as it is the second time.
 */
export async function confirmDisbursement(
  context: VerbContext, input: OrderedShare & { claimId: string }
): Promise<void> {
  const reservation = await findReservation(context.tx, input.claimId);
  if (reservation?.state !== 'settled') throw refuse('fund.no-reservation');
  const book = bookOf(reservation);
  const act = 'fund.confirm-disbursement';
  const { amountFen } = input;
  const move = { from: shareAccount(book, 'payable', input), to: shareAccount(book, 'paid', input), amountFen };
  const outcome = await postEntry(context.tx, {
    book, act, phase: 'direct', postings: transfer(move), businessAt: context.businessNow, recordedAt: context.now,
  });
  if (!outcome.ok) {
    assert(outcome.problem === 'below-floor', 'a direct entry ends no reservation');
    throw refuse('fund.not-payable', { payable: formatYuan(outcome.balanceFen), paid: formatYuan(amountFen) });
  }
  await recordAudit(context, {
    act, object: { kind: 'claim', id: input.claimId },
    details: { fund: book, treasury: input.treasury, amount: formatYuan(amountFen), entry: `${outcome.entryId}` },
  });
}
