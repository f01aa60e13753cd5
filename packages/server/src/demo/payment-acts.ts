import type { PaymentOrder } from '@qingce/contract';
import { actorOf, asTold, claimIdOf, claimOf, compare, found } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';
import type { Visitor } from './visitor.ts';

/** 制作支付指令 — the orders of each claim must come to what the story computed by hand. */
export async function orderPayments(scene: Scene, { act, key }: TurnOf<'payment.order'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const claimId = claimIdOf(scene, claimKey);
    const name = `${key} ${claimKey}`;
    asTold(act, name, await visitor.act(`/api/claims/${claimId}/order-payment`, undefined, name));
    if (act.expect.refused === undefined) compareOrders(scene, claimKey, await ordersOf(visitor, claimId));
  }
}

function compareOrders(scene: Scene, claimKey: string, orders: readonly PaymentOrder[]): void {
  const { orders: told } = claimOf(scene, claimKey).expect ?? {};
  if (told === undefined) return;
  const ordered = Object.fromEntries(orders.map(({ treasury, amount }) => [treasury, amount]));
  compare(`what is ordered for ${claimKey}`, { told: inWords(told), found: inWords(ordered) });
}

function inWords(amounts: Readonly<Record<string, string>>): string {
  return Object.entries(amounts).map((amount) => amount.join(' ')).toSorted().join(', ');
}

/** 放行 — the orders of one treasury. */
export async function releasePayments(scene: Scene, { act, key }: TurnOf<'payment.release'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const name = `${key} ${claimKey}`;
    const orders = await ordersOf(visitor, claimIdOf(scene, claimKey));
    const order = orders.find(({ treasury }) => treasury === act.treasury);
    const { id } = found(order, `the order to release: ${name}`);
    asTold(act, name, await visitor.act(`/api/payment-orders/${id}/release`, undefined, name));
  }
}

/** 银行回执 — every released order of the claims was paid on that day. */
export async function recordResults(
  scene: Scene, { act, key }: TurnOf<'payment.record-result'>,
): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    for (const { id, number } of await ordersOf(visitor, claimIdOf(scene, claimKey))) {
      const name = `${key} ${number}`;
      const result = { outcome: 'paid', bankReference: `示例回单 ${number}`, paidOn: act.on };
      asTold(act, name, await visitor.act(`/api/payment-orders/${id}/result`, result, name));
    }
  }
}

async function ordersOf(visitor: Visitor, claimId: string): Promise<PaymentOrder[]> {
  const orders = await visitor.see('/api/payment-orders') as PaymentOrder[];
  return orders.filter((order) => order.claimId === claimId);
}
