import { findPaid, fundAccount, readBalance, shareAccount, sumPaidInClosedBooks, transfer } from '@qingce/ledger';
import type { Posting } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf, debtBookOf, sumOf } from './fund.ts';
import type { Part, Reservation } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';
import { postOr, tryPost } from './post.ts';

/** One treasury's share of a claim, item by item. */
export interface ClaimShare { readonly claimId: string; readonly treasury: string; readonly parts: readonly Part[] }

/**
 * 支付确认 — the bank paid a treasury's share of a claim; `tax` is what the treasury withheld beside it. Refuses with
 * fund.no-reservation when nothing was ordered for it, and with fund.not-payable when less is payable, as it is the
 * second time.
 */
export async function confirmDisbursement(
  context: VerbContext, input: ClaimShare & { tax?: readonly Part[] },
): Promise<void> {
  const reservation = await lockSettled(context, input.claimId);
  const act = 'fund.confirm-disbursement';
  const tax = input.tax ?? [];
  const taxFen = sumOf(tax);
  const book = bookOf(reservation);
  const entryId = await postOr(
    context, { book, act, phase: 'direct', postings: [
      ...moved(book, input, { from: 'payable', to: 'paid' }),
      ...taxFen > 0n ? moved(book, { ...input, parts: tax }, { from: 'payable', to: 'tax' }) : [],
    ] },
    ({ balanceFen }) => refuse('fund.not-payable', {
      payable: formatYuan(balanceFen), paid: formatYuan(sumOf(input.parts) + taxFen),
    }));
  await auditShare(context, input, { act, book, entryId, ...(taxFen > 0n && { taxFen }) });
}

/**
 * 退汇 — the bank sent a share back that it had paid: it is still owed to the claim. Where the year of the payment is
 * closed, it comes in as income of the running one, and the claim's money stands there from then on. Refuses with
 * fund.no-reservation, with fund.not-paid when less of it was paid, and with fund.bounce-owed while the claimant is
 * held to give the same money back.
 */
export async function recordBounce(context: VerbContext, input: ClaimShare): Promise<void> {
  const reservation = await lockSettled(context, input.claimId);
  await requireNotOwed(context, reservation.policy, input);
  const act = 'fund.record-bounce';
  const book = bookOf(reservation);
  const outcome = await tryPost(
    context, { book, act, phase: 'direct', postings: moved(book, input, { from: 'paid', to: 'bounced' }) });
  if (outcome.ok) return auditShare(context, input, { act, book, entryId: outcome.entryId });
  await requirePaidEarlier(context, input);
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const running = bookOf({ policy: reservation.policy, year });
  const income = input.parts.flatMap(({ item, amountFen }) => transfer({
    from: fundAccount(running, 'recoveries'), to: shareAccount(running, 'bounced', { ...input, item }), amountFen,
  }));
  const entryId = await postOr(context, { book: running, act, phase: 'direct', postings: income },
    () => refuse('fund.year-closed', { year: `${year}` }));
  await putReservation(context.tx, { ...reservation, year, changedAt: context.businessNow });
  return auditShare(context, input, { act, book: running, entryId });
}

/** What is owed back was paid: a payment that returns cannot be owed as well. */
async function requireNotOwed(context: VerbContext, policy: string, { parts, ...share }: ClaimShare): Promise<void> {
  const book = debtBookOf({ policy });
  for (const { item, amountFen } of parts) {
    const assessedFen = await readBalance(context.tx, shareAccount(book, 'assessed', { ...share, item }));
    if (assessedFen === 0n) continue;
    const { fen: paidFen } = await findPaid(context.tx, { ...share, item });
    if (paidFen >= amountFen && paidFen - amountFen < assessedFen) {
      throw refuse('fund.bounce-owed', { assessed: formatYuan(assessedFen) });
    }
  }
}

async function requirePaidEarlier(context: VerbContext, { parts, ...share }: ClaimShare): Promise<void> {
  for (const { item, amountFen } of parts) {
    const paidFen = await sumPaidInClosedBooks(context.tx, { ...share, item });
    if (paidFen < amountFen) throw refuse('fund.not-paid', { returned: formatYuan(sumOf(parts)) });
  }
}

/** 退汇重付 — what came back is ordered anew. Refuses with fund.no-reservation, and with fund.not-bounced. */
export async function orderAgain(context: VerbContext, input: ClaimShare): Promise<void> {
  const reservation = await lockSettled(context, input.claimId);
  const act = 'fund.order-again';
  const book = bookOf(reservation);
  const entryId = await postOr(
    context, { book, act, phase: 'direct', postings: moved(book, input, { from: 'bounced', to: 'payable' }) },
    ({ balanceFen }) => refuse('fund.not-bounced', { bounced: formatYuan(balanceFen) }));
  await auditShare(context, input, { act, book, entryId });
}

async function lockSettled(context: VerbContext, claimId: string): Promise<Reservation> {
  const reservation = await lockReservation(context.tx, claimId);
  if (reservation?.state !== 'settled') throw refuse('fund.no-reservation');
  return reservation;
}

type ShareKind = 'payable' | 'paid' | 'tax' | 'bounced';

function moved(book: string, share: ClaimShare, move: { from: ShareKind; to: ShareKind }): Posting[] {
  assert(share.parts.length > 0, 'a share has parts');
  return share.parts.flatMap(({ item, amountFen }) => transfer({
    from: shareAccount(book, move.from, { ...share, item }), to: shareAccount(book, move.to, { ...share, item }),
    amountFen,
  }));
}

function auditShare(
  context: VerbContext, share: ClaimShare, done: { act: string; book: string; entryId: bigint; taxFen?: Fen },
): Promise<void> {
  return recordAudit(context, {
    act: done.act, object: { kind: 'claim', id: share.claimId },
    details: {
      fund: done.book, treasury: share.treasury, amount: formatYuan(sumOf(share.parts)), entry: `${done.entryId}`,
      ...(done.taxFen !== undefined && { tax: formatYuan(done.taxFen) }),
    },
  });
}
