import type { FactRow } from '@qingce/contract';
import { StoryStuck } from './visitor.ts';
import { actorOf, caseOf, claimIdOf, claimOf, found } from './scene.ts';
import type { Scene, Turn } from './scene.ts';
import type { ActNamed } from './story.ts';

/**
 * 核定 — the officer confirms every fact of the claims that waits for their office and that they have not confirmed: as
 * the story found it, else as claimed.
 */
export async function confirmFacts(scene: Scene, { act, key }: Turn<ActNamed<'verification.confirm-fact'>>): Promise<void> {
  const officer = found(scene.story.officers.find(({ login }) => login === act.by), `the officer ${act.by}`);
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const { verified } = claimOf(scene, claimKey);
    const id = claimIdOf(scene, claimKey);
    const { facts } = await caseOf(visitor, id);
    const ours = facts.filter(({ confirmedBy }) => confirmedBy === officer.unit);
    if (ours.length === 0) throw new StoryStuck(`${act.on}: no fact of ${claimKey} is for ${act.by} to confirm`);
    for (const { path, claimed } of ours.filter(({ state }) => state === 'awaiting' || state === 'half-confirmed')) {
      const value: FactRow['claimed'] = found(verified[path] ?? claimed, `what ${act.by} finds of ${claimKey} ${path}`);
      await visitor.must(`/api/claims/${id}/findings`, { path, value, note: '' }, `${key} ${claimKey} ${path}`);
    }
  }
}
