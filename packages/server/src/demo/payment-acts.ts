import type { BankVerdict, BatchId, PaymentBatch, PaymentOrder } from '@qingce/contract';
import { actorOf, asTold, claimIdOf, claimOf, compare, found, idOf } from './scene.ts';
import type { Scene, Turn, TurnOf } from './scene.ts';
import type { StoryAct } from './story.ts';
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

/** 编制批次 — the orders of some claims that one treasury pays. */
export async function buildBatch(scene: Scene, { act, key }: TurnOf<'payment.build-batch'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const orders: string[] = [];
  for (const claimKey of act.claims) {
    const own = await ordersOf(visitor, claimIdOf(scene, claimKey));
    const order = own.find(({ treasury }) => treasury === act.treasury);
    orders.push(found(order, `the order of ${claimKey} for ${act.batch}`).id);
  }
  const body = { treasury: act.treasury, orders };
  const built = asTold(act, key, await visitor.act('/api/payment-batches', body, key));
  if (act.expect.refused !== undefined) return;
  const { batchId, fileSha256 } = built as BatchId;
  scene.known.batches[act.batch] = { id: batchId, hash: fileSha256 };
}

/** 复核 and 放行 — by the hash of the file that the person was shown. */
export function signBatch(verb: 'check' | 'release') {
  return async (
    scene: Scene, { act, key }: TurnOf<'payment.check-batch' | 'payment.release-batch'>,
  ): Promise<void> => {
    const visitor = await actorOf(scene, act);
    const { id, hash } = found(scene.known.batches[act.batch], act.batch);
    asTold(act, key, await visitor.act(`/api/payment-batches/${id}/${verb}`, { fileSha256: hash }, key));
  };
}

/** 导入银行回单 — the bank's file says the same of each of the claims' lines; all of it must be taken as told. */
export async function importReturns(scene: Scene, { act, key }: TurnOf<'payment.import-returns'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const { id } = found(scene.known.batches[act.batch], act.batch);
  const batch = (await visitor.see('/api/payment-batches') as PaymentBatch[]).find((one) => one.id === id);
  const { number, treasury, lines } = found(batch, act.batch);
  const words: string[] = [];
  for (const claimKey of act.claims) {
    const orders = await ordersOf(visitor, claimIdOf(scene, claimKey));
    const line = lines.find(({ orderId }) => orders.some((order) => order.id === orderId));
    const { instruction, amount, line: at } = found(line, `the line of ${claimKey} in ${act.batch}`);
    words.push([instruction, act.outcome, amount, `${number}-${at}-${act.on}`, act.on, act.reason].join(','));
  }
  const file = { treasury, name: `${number}-${act.on}.csv`, text: words.join('\r\n') };
  const judged = asTold(act, key, await visitor.act('/api/bank-returns', file, key)) as BankVerdict[];
  const verdicts = [...new Set(judged.map(({ verdict }) => verdict))].join(' ');
  compare(`what was made of the returns of ${act.batch}`, { told: act.expect.verdict ?? 'applied', found: verdicts });
}

/** 登记收款账户 — another account of the applicant's own. */
export async function registerPayee(scene: Scene, { act, key }: TurnOf<'payment.register-payee'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const path = `/api/applicants/${idOf(scene.known.applicants, act.applicant)}/payee`;
  asTold(act, key, await visitor.act(path, { account: act.account, bank: scene.story.bank }, key));
}

/** 登记财政收款账户 — where a treasury receives what is given back. */
export async function registerTreasuryAccount(
  scene: Scene, { act, key }: TurnOf<'payment.register-treasury-account'>,
): Promise<void> {
  const visitor = await actorOf(scene, act);
  const { treasury, holder, account } = act;
  const body = { policy: scene.story.policy, treasury, holder, account, bank: scene.story.bank };
  asTold(act, key, await visitor.act('/api/treasury-accounts', body, key));
}

type OrderAct = Extract<StoryAct, { claims: readonly string[]; treasury: string; batch?: never }>;

/** One act on each claim's order of a treasury; `asked` is what its form sends. */
export function onOrders<Act extends OrderAct>(
  verb: string, asked: (act: Act) => object,
): (scene: Scene, turn: Turn<Act>) => Promise<void> {
  return async (scene, { act, key }) => {
    const visitor = await actorOf(scene, act);
    for (const claimKey of act.claims) {
      const own = await ordersOf(visitor, claimIdOf(scene, claimKey));
      const name = `${key} ${claimKey}`;
      const { id } = found(own.find(({ treasury }) => treasury === act.treasury), `the order: ${name}`);
      asTold(act, name, await visitor.act(`/api/payment-orders/${id}/${verb}`, asked(act), name));
    }
  };
}

async function ordersOf(visitor: Visitor, claimId: string): Promise<PaymentOrder[]> {
  const orders = await visitor.see('/api/payment-orders') as PaymentOrder[];
  return orders.filter((order) => order.claimId === claimId);
}
