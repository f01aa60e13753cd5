import { actorOf, asTold, idOf } from './scene.ts';
import type { Scene, Turn, TurnOf } from './scene.ts';
import type { ActNamed } from './story.ts';

/** 提出一企一策 — for one applicant of the story. */
export async function proposeMeasures(scene: Scene, { act, key }: TurnOf<'measure.propose'>): Promise<void> {
  const { measure, applicant, subject, purpose, ceiling, expiresOn } = act;
  const applicantId = idOf(scene.known.applicants, applicant);
  const body = { policy: scene.story.policy, applicantId, subject, purpose, ceiling, expiresOn };
  const proposed = await (await actorOf(scene, act)).must('/api/measures', body, key);
  scene.known.measures[measure] = (proposed as { measureId: string }).measureId;
}

type Settling = ActNamed<'measure.review' | 'measure.approve' | 'measure.reject'>;

/** What becomes of a measure: reviewed, approved, rejected; the act's own words are what its form sends. */
export function settleMeasure(verb: string): (scene: Scene, turn: Turn<Settling>) => Promise<void> {
  return async (scene, { act, key }) => {
    const { on: _on, by: _by, act: _act, expect: _expect, measure, ...body } = act;
    const path = `/api/measures/${idOf(scene.known.measures, measure)}/${verb}`;
    asTold(act, key, await (await actorOf(scene, act)).act(path, body, key));
  };
}
