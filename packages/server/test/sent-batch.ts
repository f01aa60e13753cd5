import type { BatchId, PaymentBatch, PaymentOrder } from '@qingce/contract';
import type { Visitor } from './build-test-app.ts';
import type { Cast } from './lighthouse.ts';

/** Who pays: the cast, and the treasury that the finance bureau keeps, where it is not the story's. */
type Payers = Cast & { readonly remainder?: string };

/** Who builds, checks and releases the batches of a treasury. */
export function threeOf(cast: Payers, treasury: string): readonly [Visitor, Visitor, Visitor] {
  return treasury === (cast.remainder ?? 'city')
    ? [cast.financeClerk, cast.financeChecker, cast.releaser]
    : [cast.district, cast.districtChecker, cast.districtReleaser];
}

/** 编制、复核、放行 — three people send orders of one treasury in a batch. */
export async function sendBatch(
  cast: Payers, orders: readonly Pick<PaymentOrder, 'id' | 'treasury'>[],
): Promise<PaymentBatch> {
  const treasury = orders[0]?.treasury ?? '';
  const [builder, checker, releaser] = threeOf(cast, treasury);
  const built = await builder.post('/api/payment-batches', { treasury, orders: orders.map(({ id }) => id) });
  const { batchId, fileSha256 } = built.body as BatchId;
  const checked = await checker.post(`/api/payment-batches/${batchId}/check`, { fileSha256 });
  const released = await releaser.post(`/api/payment-batches/${batchId}/release`, { fileSha256 });
  const refused = [built, checked, released].find(({ status }) => status !== 200);
  if (refused) throw new Error(`sending a batch: ${JSON.stringify(refused.body)}`);
  const batches = (await cast.auditor.get('/api/payment-batches')).body as PaymentBatch[];
  return batches.find(({ id }) => id === batchId)!;
}

/** Every treasury sends what waits of its orders; answers them as they stood before. */
export async function sendAll(cast: Payers): Promise<PaymentOrder[]> {
  const all = (await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[];
  const waiting = all.filter(({ state }) => state === 'built');
  for (const orders of Map.groupBy(waiting, ({ treasury }) => treasury).values()) await sendBatch(cast, orders);
  return waiting;
}
