import { actorOf, asTold, claimIdOf, claimOf } from './scene.ts';
import type { Scene, Turn } from './scene.ts';
import type { StoryAct } from './story.ts';

type ClaimAct = Extract<StoryAct, { claims: readonly string[] }>;

/** One act of an officer or the applicant on each of some claims; `asked` is what its form sends. */
export function onEachClaim<Act extends ClaimAct>(
  verb: string, asked: (act: Act) => object | undefined,
): (scene: Scene, turn: Turn<Act>) => Promise<void> {
  return async (scene, { act, key }) => {
    for (const claimKey of act.claims) {
      const visitor = await actorOf(scene, act, claimOf(scene, claimKey));
      const path = `/api/claims/${claimIdOf(scene, claimKey)}/${verb}`;
      asTold(act, `${key} ${claimKey}`, await visitor.act(path, asked(act), `${key} ${claimKey}`));
    }
  };
}
