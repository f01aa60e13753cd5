import type { RecusalRequests } from '@qingce/contract';
import { actorOf, asTold, claimIdOf, claimOf, found, personOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

/** 申请回避 — the applicant asks of each claim that an officer, by their login, keep off it. */
export async function askRecusal(scene: Scene, { act, key }: TurnOf<'claim.ask-recusal'>): Promise<void> {
  const { userId: officer } = await (await personOf(scene, act.officer)).see('/api/me') as { userId: string };
  for (const claimKey of act.claims) {
    const visitor = await actorOf(scene, act, claimOf(scene, claimKey));
    const path = `/api/claims/${claimIdOf(scene, claimKey)}/recusal-requests`;
    const name = `${key} ${claimKey}`;
    asTold(act, name, await visitor.act(path, { officer, reason: act.reason }, name));
  }
}

/** 决定是否回避 — of each claim the request that waits. */
export async function decideRecusal(scene: Scene, { act, key }: TurnOf<'claim.decide-recusal'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const path = `/api/claims/${claimIdOf(scene, claimKey)}/recusal-requests`;
    const { requests } = await visitor.see(path) as RecusalRequests;
    const { id } = found(requests.find(({ decision }) => decision === null), `a request about ${claimKey}`);
    const name = `${key} ${claimKey}`;
    const { isGranted, note } = act;
    asTold(act, name, await visitor.act(`${path}/${id}/decide`, { isGranted, note }, name));
  }
}
