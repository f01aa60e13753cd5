import { claimAccount, listPostings, shareAccount, transfer } from '@qingce/ledger';
import type { Account, Posting } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf, sumOf } from './fund.ts';
import type { OrderedShare, Reservation } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';
import { post } from './post.ts';

/**
 * 预占转应付 — the claim's held money is ordered to be paid, by treasury and item; what the decision left of it is
 * available again where it came from. Refuses with fund.no-reservation when none is held, and with
 * fund.settlement-differs for more than is held of an item.
 */
export async function settleReservation(
  context: VerbContext, input: { claimId: string; shares: readonly OrderedShare[] },
): Promise<void> {
  const { claimId } = input;
  const reservation = await lockReservation(context.tx, claimId);
  if (reservation?.state !== 'firm' || reservation.holdEntry === null) throw refuse('fund.no-reservation');
  const shares = input.shares.filter((share) => share.amountFen !== 0n);
  const orderedFen = sumOf(shares);
  const left = leftByItem(reservation, shares);
  if (orderedFen <= 0n || [...left.values()].some((fen) => fen < 0n)) {
    throw refuse('fund.settlement-differs', {
      reserved: formatYuan(reservation.amountFen), ordered: formatYuan(orderedFen),
    });
  }
  const book = bookOf(reservation);
  const act = 'fund.settle-reservation';
  const sources = sourcesByItem(await listPostings(context.tx, reservation.holdEntry));
  const held = (item: string | null): Account => claimAccount(book, 'reserved', { claimId, item });
  const orders = shares.map(({ treasury, item, amountFen }) => ({
    from: held(item), to: shareAccount(book, 'payable', { claimId, treasury, item }), amountFen,
  }));
  const rest = [...left].filter(([, fen]) => fen !== 0n).map(([item, amountFen]) => {
    const to = sources.get(item);
    assert(to, 'every held part came from a line');
    return { from: held(item), to, amountFen };
  });
  const entryId = await post(context, {
    book, act, phase: 'post', resolves: reservation.holdEntry, postings: [...orders, ...rest].flatMap(transfer),
  });
  await putReservation(context.tx, { ...reservation, state: 'settled', changedAt: context.businessNow });
  await recordAudit(context, {
    act, object: { kind: 'claim', id: claimId },
    details: {
      fund: book, ordered: formatYuan(orderedFen), leftOver: formatYuan(reservation.amountFen - orderedFen),
      entry: `${entryId}`,
    },
  });
}

/** What the orders leave of each item that is held, below zero where they want more. */
function leftByItem(reservation: Reservation, shares: readonly OrderedShare[]): Map<string | null, Fen> {
  const left = new Map(reservation.parts.map(({ item, amountFen }) => [item, amountFen]));
  for (const { item, amountFen } of shares) left.set(item, (left.get(item) ?? 0n) - amountFen);
  return left;
}

/** The line that each held item came from: a holding entry has two postings a part, where to and where from. */
function sourcesByItem(holding: readonly Posting[]): Map<string | null, Account> {
  return new Map(holding.flatMap(({ account }, index) => {
    const source = holding[index + 1]?.account;
    return account.kind === 'reserved' && source ? [[account.item, source] as const] : [];
  }));
}
