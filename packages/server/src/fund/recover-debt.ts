import { findPaid, fundAccount, listBalances, readBalance, shareAccount, transfer } from '@qingce/ledger';
import type { Posting } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { bookOf, debtBookOf, drawnLine, sumOf } from './fund.ts';
import type { OrderedShare, Reservation } from './fund.ts';
import { lockReservation } from './fund.sql.ts';
import { post, postOr } from './post.ts';

/** What is owed back of a claim's award, or given back, by treasury and item. */
export interface DebtShares { readonly claimId: string; readonly shares: readonly OrderedShare[] }

/** Interest that a treasury received. */
export interface InterestShare { readonly treasury: string; readonly amountFen: Fen }

/**
 * 核定追缴 — from here on the claimant owes the shares: never more than was paid of them and is not owed already. Refuses
 * with fund.no-reservation and fund.owed-beyond-paid.
 */
export async function assessDebt(context: VerbContext, input: DebtShares): Promise<void> {
  const { policy } = await lockPaidClaim(context, input.claimId);
  const book = debtBookOf({ policy });
  for (const share of input.shares) {
    const { claimId } = input;
    const { fen: paidFen } = await findPaid(context.tx, { claimId, ...share });
    const assessedFen = await readBalance(context.tx, shareAccount(book, 'assessed', { claimId, ...share }));
    if (assessedFen + share.amountFen > paidFen) {
      throw refuse('fund.owed-beyond-paid', {
        paid: formatYuan(paidFen), assessed: formatYuan(assessedFen), wanted: formatYuan(share.amountFen),
      });
    }
  }
  const act = 'fund.assess-debt';
  const entryId = await post(context, { book, act, phase: 'direct', postings: moved(book, input, 'assessed', 'owed') });
  await auditDebt(context, input.claimId, { act, book, entryId, amountFen: sumOf(input.shares) });
}

/**
 * 追缴入库 — the claimant gave shares back, or they were set off; beside them the interest that came. A share that was
 * paid in the running year makes its budget line whole again, one of an earlier year is income of the treasury. Refuses
 * with fund.no-reservation, and with fund.not-owed when less is owed.
 */
export async function repayDebt(
  context: VerbContext, input: DebtShares & { interest?: readonly InterestShare[] },
): Promise<void> {
  const { policy } = await lockPaidClaim(context, input.claimId);
  const book = debtBookOf({ policy });
  const { claimId, interest = [] } = input;
  const act = 'fund.repay-debt';
  const charged = interest.flatMap(({ treasury, amountFen }) => {
    const share = { claimId, treasury, item: null };
    return transfer({
      from: shareAccount(book, 'charged', share), to: shareAccount(book, 'interest', share), amountFen,
    });
  });
  const entryId = await postOr(
    context, { book, act, phase: 'direct', postings: [...moved(book, input, 'owed', 'repaid'), ...charged] },
    ({ balanceFen }) => refuse('fund.not-owed', {
      owed: formatYuan(balanceFen), repaid: formatYuan(sumOf(input.shares)),
    }));
  await auditDebt(context, claimId, { act, book, entryId, amountFen: sumOf(input.shares) + sumOf(interest) });
  if (input.shares.length > 0) await takeIn(context, { ...input, policy });
}

/** The principal that came back, in the book of the running year. */
async function takeIn(context: VerbContext, input: DebtShares & { policy: string }): Promise<void> {
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const book = bookOf({ policy: input.policy, year });
  const lines = new Set((await listBalances(context.tx, book, 'available')).map(({ item }) => item));
  const postings: Posting[] = [];
  for (const { amountFen, ...share } of input.shares) {
    const paid = await findPaid(context.tx, { claimId: input.claimId, ...share });
    const to = paid.book === book
      ? fundAccount(book, 'available', drawnLine(lines, share.item))
      : shareAccount(book, 'recovered', { claimId: input.claimId, ...share });
    postings.push(...transfer({ from: fundAccount(book, 'recoveries'), to, amountFen }));
  }
  const act = 'fund.take-in-repayment';
  const entryId = await post(context, { book, act, phase: 'direct', postings });
  await auditDebt(context, input.claimId, { act, book, entryId, amountFen: sumOf(input.shares) });
}

/** 核销 — shares are owed no longer, though nobody gave them back. Refuses as repayDebt does. */
export async function writeOffDebt(context: VerbContext, input: DebtShares): Promise<void> {
  const { policy } = await lockPaidClaim(context, input.claimId);
  const book = debtBookOf({ policy });
  const act = 'fund.write-off-debt';
  const entryId = await postOr(
    context, { book, act, phase: 'direct', postings: moved(book, input, 'owed', 'assessed') },
    ({ balanceFen }) => refuse('fund.not-owed', {
      owed: formatYuan(balanceFen), repaid: formatYuan(sumOf(input.shares)),
    }));
  await auditDebt(context, input.claimId, { act, book, entryId, amountFen: sumOf(input.shares) });
}

/** What was paid of each share of a claim and is not owed back yet, by treasury and item. */
export async function listRecoverable(
  context: Pick<VerbContext, 'tx'>, input: { policy: string } & DebtShares,
): Promise<OrderedShare[]> {
  const book = debtBookOf(input);
  const { claimId } = input;
  return Promise.all(input.shares.map(async (share) => {
    const { fen } = await findPaid(context.tx, { claimId, ...share });
    const assessedFen = await readBalance(context.tx, shareAccount(book, 'assessed', { claimId, ...share }));
    return { ...share, amountFen: fen - assessedFen };
  }));
}

async function lockPaidClaim(context: VerbContext, claimId: string): Promise<Reservation> {
  const reservation = await lockReservation(context.tx, claimId);
  if (reservation?.state !== 'settled') throw refuse('fund.no-reservation');
  return reservation;
}

type DebtKind = 'assessed' | 'owed' | 'repaid';

function moved(book: string, { claimId, shares }: DebtShares, from: DebtKind, to: DebtKind): Posting[] {
  return shares.flatMap(({ amountFen, ...share }) => transfer({
    from: shareAccount(book, from, { claimId, ...share }), to: shareAccount(book, to, { claimId, ...share }), amountFen,
  }));
}

function auditDebt(
  context: VerbContext, claimId: string, done: { act: string; book: string; entryId: bigint; amountFen: Fen },
): Promise<void> {
  return recordAudit(context, {
    act: done.act, object: { kind: 'claim', id: claimId },
    details: { fund: done.book, amount: formatYuan(done.amountFen), entry: `${done.entryId}` },
  });
}
