import type { Payable } from '@qingce/contract';
import { formatYuan } from '@qingce/values';
import { findClaim } from '../claim/index.ts';
import { millisecondsSince1970 } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { listDelays, listLastLines } from './batch.sql.ts';
import { ordersWithinReach } from './orders-within-reach.ts';
import { offersOnOrders, waitOf } from './offered-acts.ts';
import { listOrders } from './payment.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/**
 * 应付账龄 — every order that is not paid, the oldest first: how many days since it was ordered, where it waits, and the
 * cause that its treasury gave. `claimId` for those of one claim, as the applicant sees them.
 */
export async function listPayables(context: Reading, claimId?: string): Promise<Payable[]> {
  const all = await ordersWithinReach(context, await listOrders(context.tx, claimId));
  const orders = all.filter(({ state }) => state !== 'paid');
  const ids = orders.map(({ id }) => id);
  const [lines, delays] = [await listLastLines(context.tx, ids), await listDelays(context.tx, ids)];
  const offers = await offersOnOrders(context, orders);
  const payables = await Promise.all(orders.map(async (order) => {
    const claim = await findClaim(context.tx, order.claimId);
    const delay = delays.get(order.id);
    const days = daysBetween(order.builtAt.slice(0, 10), context.today);
    return {
      orderId: order.id, number: order.number, claimId: order.claimId, claimNumber: claim?.number ?? '',
      treasury: order.treasury, amount: formatYuan(order.amountFen), days, bucket: bucketOf(days),
      waitsFor: waitOf(order, lines.get(order.id)), cause: delay?.cause ?? null, note: delay?.note ?? null,
      acts: offers.get(order.id) ?? [],
    };
  }));
  return payables.toSorted((a, b) => b.days - a.days || (a.number < b.number ? -1 : 1));
}

function bucketOf(days: number): Payable['bucket'] {
  if (days <= 30) return '0-30';
  if (days <= 60) return '31-60';
  return days <= 90 ? '61-90' : '90+';
}

const dayMilliseconds = 86_400_000;

function daysBetween(from: Day, to: Day): number {
  return Math.max(0, (midnight(to) - midnight(from)) / dayMilliseconds);
}

function midnight(day: Day): number {
  return millisecondsSince1970(`${day}T00:00:00.000+08:00`);
}
