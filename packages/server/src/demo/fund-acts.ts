import type { Reconciliation } from '@qingce/contract';
import { actorOf, asTold, compare } from './scene.ts';
import type { Scene, Turn, TurnOf } from './scene.ts';
import type { StoryAct } from './story.ts';

/** 预算下达 — a grant by its document. */
export async function receiveAppropriation(
  scene: Scene, { act, key }: TurnOf<'fund.receive-appropriation'>,
): Promise<void> {
  const { year, amount, documentNo } = act;
  const visitor = await actorOf(scene, act);
  const path = `/api/funds/${scene.story.policy}/appropriations`;
  asTold(act, key, await visitor.act(path, { year, amount, documentNo }, key));
}

/** 设定分成比例 — from a day on, by its document. */
export async function setShares(scene: Scene, { act, key }: TurnOf<'fund.set-shares'>): Promise<void> {
  const { from, shares, basis } = act;
  const visitor = await actorOf(scene, act);
  const path = `/api/funds/${scene.story.policy}/shares`;
  asTold(act, key, await visitor.act(path, { from, shares, basis }, key));
}

/** An act on the fund of the story's policy; `asked` is what its form sends. */
export function toFund<Act extends StoryAct>(
  address: string, asked: (act: Act) => object,
): (scene: Scene, turn: Turn<Act>) => Promise<void> {
  return async (scene, { act, key }) => {
    const visitor = await actorOf(scene, act);
    asTold(act, key, await visitor.act(`/api/funds/${scene.story.policy}/${address}`, asked(act), key));
  };
}

/** 月度对账 — every treasury's month must come out as told. */
export async function reconcile(scene: Scene, { act }: TurnOf<'payment.reconcile'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  const path = `/api/funds/${scene.story.policy}/reconciliation/${act.month}`;
  for (const { treasury, difference } of await visitor.see(path) as Reconciliation[]) {
    compare(`the difference of ${treasury} in ${act.month}`, { told: act.expect.difference, found: difference });
  }
}
