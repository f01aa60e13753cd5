import { actorOf, asTold, found, idOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

/** 冻结抽查总体 — of the story's round, by a public number of a later day. */
export async function freezeSample(scene: Scene, { act, key }: TurnOf<'sample.freeze'>): Promise<void> {
  const { sample, year, scope, size, source, drawOn } = act;
  const body = { policy: scene.story.policy, year, scope, size, source, drawOn };
  const frozen = asTold(act, key, await (await actorOf(scene, act)).act('/api/samples', body, key));
  scene.known.samples[sample] = (found(frozen ?? undefined, sample) as { id: string }).id;
}

/** 抽取 — with the number that has come into being. */
export async function drawSample(scene: Scene, { act, key }: TurnOf<'sample.draw'>): Promise<void> {
  const path = `/api/samples/${idOf(scene.known.samples, act.sample)}/draw`;
  asTold(act, key, await (await actorOf(scene, act)).act(path, { publicNumber: act.publicNumber }, key));
}
