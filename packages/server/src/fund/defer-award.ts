import { listBalances, lockBook } from '@qingce/ledger';
import { formatYuan } from '@qingce/values';
import type { Fen } from '@qingce/values';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { wholeAwards } from './allot.ts';
import type { Lines } from './allot.ts';
import { bookOf, mergedParts, sumOf } from './fund.ts';
import type { Demand, Reservation } from './fund.ts';
import { lockReservation, putReservation } from './fund.sql.ts';
import { reserveFirmly } from './reserve-firmly.ts';

/**
 * 列入下年预算 — an approved award for which this budget has no money left: deferred in full, at its place among those of the
 * day, until a budget takes it up. Refuses with fund.already-reserved once money is held.
 */
export async function deferAward(context: VerbContext, input: Demand & { place: string }): Promise<void> {
  const { place, ...demand } = input;
  const earlier = await lockReservation(context.tx, demand.claimId);
  if (earlier?.state === 'firm' || earlier?.state === 'settled') throw refuse('fund.already-reserved');
  const parts = mergedParts(demand.parts);
  const amountFen = sumOf(parts);
  await putReservation(context.tx, {
    ...demand, parts, amountFen, state: 'deferred', holdEntry: null, deferred: { since: context.today, place },
    changedAt: context.businessNow,
  });
  await recordAudit(context, {
    act: 'fund.defer-award', object: { kind: 'claim', id: demand.claimId },
    details: { fund: bookOf(demand), amount: formatYuan(amountFen) },
  });
}

/**
 * 优先兑现 — a budget first pays what earlier ones owe, in the order in which it waits; each award is held whole or goes
 * on waiting. `deferred` was locked before the budget's own entry was written.
 */
export async function takeUpDeferred(
  context: VerbContext, fund: { policy: string; year: number }, deferred: readonly Reservation[],
): Promise<void> {
  if (deferred.length === 0) return;
  const whole = wholeAwards(deferred, await readLines(context, fund));
  for (const { claimId, parts } of deferred.filter((one) => whole.has(one.claimId)))
    await reserveFirmly(context, { claimId, ...fund, parts });
}

/** What is available on each line of a fund's year; reads only. */
export async function readLines(
  context: Pick<VerbContext, 'tx'>, fund: { policy: string; year: number },
): Promise<Lines> {
  const balances = await listBalances(context.tx, bookOf(fund), 'available');
  return new Map<string | null, Fen>([[null, 0n], ...balances.map((one) => [one.item, one.balanceFen] as const)]);
}

/** Holds what the claims have reserved, then the book, in the order in which every act locks, and reads the lines. */
export async function holdLines(
  context: VerbContext, fund: { policy: string; year: number; claimIds: readonly string[] },
): Promise<Lines> {
  for (const claimId of fund.claimIds.toSorted()) await lockReservation(context.tx, claimId);
  await lockBook(context.tx, bookOf(fund));
  return readLines(context, fund);
}
