import type { PaymentOrder } from '@qingce/contract';
import { actorOf, asTold, claimIdOf, claimOf, compare, found } from './scene.ts';
import type { Scene, Turn } from './scene.ts';
import type { ActNamed } from './story.ts';
import type { Visitor } from './visitor.ts';

/** 制作支付指令 — the orders of each claim must come to what the story computed by hand. */
export async function orderPayments(scene: Scene, { act, key }: Turn<ActNamed<'payment.order'>>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const claimId = claimIdOf(scene, claimKey);
    asTold(act, `${key} ${claimKey}`, await visitor.act(`/api/claims/${claimId}/order-payment`, undefined, `${key} ${claimKey}`));
    if (act.expect.refused !== undefined) continue;
    const orders = await ordersOf(visitor, claimId);
    const amounts = Object.fromEntries(orders.map(({ treasury, amount }) => [treasury, amount]));
    for (const [treasury, told] of Object.entries(claimOf(scene, claimKey).expect?.orders ?? amounts)) {
      compare(`the order of ${treasury} for ${claimKey}`, { told, found: amounts[treasury] });
    }
    compare(`the orders for ${claimKey}`, { told: `${Object.keys(claimOf(scene, claimKey).expect?.orders ?? amounts).length}`, found: `${orders.length}` });
  }
}

/** 放行 — the orders of one treasury. */
export async function releasePayments(scene: Scene, { act, key }: Turn<ActNamed<'payment.release'>>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const orders = await ordersOf(visitor, claimIdOf(scene, claimKey));
    const { id } = found(orders.find(({ treasury }) => treasury === act.treasury), `the order of ${act.treasury} for ${claimKey}`);
    const path = `/api/payment-orders/${id}/release`;
    asTold(act, `${key} ${claimKey}`, await visitor.act(path, undefined, `${key} ${claimKey}`));
  }
}

/** 银行回执 — every released order of the claims was paid on that day. */
export async function recordResults(scene: Scene, { act, key }: Turn<ActNamed<'payment.record-result'>>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    for (const { id, number } of await ordersOf(visitor, claimIdOf(scene, claimKey))) {
      const result = { outcome: 'paid', bankReference: `示例回单 ${number}`, paidOn: act.on };
      asTold(act, `${key} ${number}`, await visitor.act(`/api/payment-orders/${id}/result`, result, `${key} ${number}`));
    }
  }
}

async function ordersOf(visitor: Visitor, claimId: string): Promise<PaymentOrder[]> {
  const orders = await visitor.see('/api/payment-orders') as PaymentOrder[];
  return orders.filter((order) => order.claimId === claimId);
}
