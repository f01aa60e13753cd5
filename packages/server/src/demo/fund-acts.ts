import { actorOf, asTold } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

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
