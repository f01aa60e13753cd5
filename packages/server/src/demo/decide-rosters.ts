import { Roster } from '@qingce/contract';
import { actorOf, claimIdOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

/** 逐人核准 — the officer says yes to each person on the rosters of the claims, or no with the story's reason. */
export async function decideRosters(scene: Scene, { act, key }: TurnOf<'roster.decide'>): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const path = `/api/claims/${claimIdOf(scene, claimKey)}/roster`;
    const rows = Roster.parse(await visitor.see(path));
    const decisions = rows.flatMap(({ persons }) => persons).map(({ id, name }) => {
      const reason = act.refused[name] ?? act.refused['*'];
      return { personId: id, approved: reason === undefined, reason: reason ?? '' };
    });
    await visitor.must(`${path}/decisions`, { decisions }, `${key} ${claimKey}`);
  }
}
