import type { Restriction } from '@qingce/contract';
import { actorOf, asTold, claimIdOf, claimOf, found } from './scene.ts';
import type { Scene, Turn } from './scene.ts';
import type { ActNamed } from './story.ts';

type OnRestriction = ActNamed<'restriction.statement' | 'restriction.hearing' | 'restriction.decide'>;

/** One act in the restriction that was opened on each claim; `asked` is what its form sends. */
export function onRestriction<Act extends OnRestriction>(
  verb: string, asked: (act: Act) => object,
): (scene: Scene, turn: Turn<Act>) => Promise<void> {
  return async (scene, { act, key }) => {
    for (const claimKey of act.claims) {
      const visitor = await actorOf(scene, act, claimOf(scene, claimKey));
      const all = await visitor.see('/api/restrictions') as Restriction[];
      const claimId = claimIdOf(scene, claimKey);
      const { id } = found(all.find((one) => one.claimId === claimId), `the restriction of ${claimKey}`);
      const name = `${key} ${claimKey}`;
      asTold(act, name, await visitor.act(`/api/restrictions/${id}/${verb}`, asked(act), name));
    }
  };
}
