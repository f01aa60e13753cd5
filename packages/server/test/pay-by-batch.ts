import type { PaymentBatch, PaymentOrder } from '@qingce/contract';
import type { TestApp, Visitor } from './build-test-app.ts';
import type { Cast } from './lighthouse.ts';

/** The orders of claims for a treasury, as the auditor sees them, by their numbers. */
export async function ordersOf(cast: Pick<Cast, 'auditor'>, claimIds: readonly string[]): Promise<PaymentOrder[]> {
  const orders = (await cast.auditor.get('/api/payment-orders')).body as PaymentOrder[];
  return orders.filter(({ claimId }) => claimIds.includes(claimId)).toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** Three people of each treasury, who send batches and hear the bank. */
export async function payersOf(server: TestApp, cast: Cast): Promise<Record<string, readonly Visitor[]>> {
  const district = (): Promise<Visitor> => server.signedInAs('district-finance', 'district-finance');
  return {
    city: [cast.financeClerk, await server.signedInAs('finance-clerk', 'finance'), cast.releaser],
    district: [cast.district, await district(), await district()],
  };
}

/** Sends the orders of a treasury in one batch through its three people, and imports what the bank says of all. */
export async function payByBatch(
  cast: Pick<Cast, 'auditor'>, payers: readonly Visitor[],
  batch: { treasury: string; orders: readonly string[]; outcome?: 'paid' | 'failed'; day: string },
): Promise<void> {
  const { treasury, orders, outcome = 'paid', day } = batch;
  const [builder, checker, releaser] = payers;
  const built = (await builder!.post('/api/payment-batches', { treasury, orders })).body as { batchId: string };
  await checker!.post(`/api/payment-batches/${built.batchId}/check`, built);
  const released = await releaser!.post(`/api/payment-batches/${built.batchId}/release`, built);
  if (released.status !== 200) throw new Error(`releasing: ${JSON.stringify(released.body)}`);
  const batches = (await cast.auditor.get('/api/payment-batches')).body as PaymentBatch[];
  const { lines } = batches.find(({ id }) => id === built.batchId)!;
  const text = lines.map(({ instruction, amount }) =>
    `${instruction},${outcome},${amount},流水-${instruction.slice(0, 8)},${day},`).join('\n');
  const heard = await builder!.post('/api/bank-returns', { treasury, name: `${built.batchId}.csv`, text });
  if (heard.status !== 200) throw new Error(`the bank: ${JSON.stringify(heard.body)}`);
}
