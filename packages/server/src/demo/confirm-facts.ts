import type { FactRow } from '@qingce/contract';
import { StoryStuck } from './visitor.ts';
import { actorOf, caseOf, claimIdOf, claimOf, found } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';

/**
 * 核定 — the officer confirms every fact of the claims that waits for their office: as the story found it, else
 * as claimed.
 */
export async function confirmFacts(
  scene: Scene, { act, key }: TurnOf<'verification.confirm-fact'>,
): Promise<void> {
  const officer = found(scene.story.officers.find(({ login }) => login === act.by), `the officer ${act.by}`);
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const { verified } = claimOf(scene, claimKey);
    const id = claimIdOf(scene, claimKey);
    const { facts } = await caseOf(visitor, id);
    const ours = facts.filter(({ confirmedBy }) => confirmedBy === officer.unit);
    if (ours.length === 0) throw new StoryStuck(`${act.on}: ${act.by} has nothing to confirm of ${claimKey}`);
    for (const { path, claimed } of ours.filter(isWaiting)) {
      const value = found(verified[path] ?? claimed, `what ${act.by} finds of ${claimKey} ${path}`);
      const finding = { path, value, note: '' };
      await visitor.must(`/api/claims/${id}/findings`, finding, `${key} ${claimKey} ${path}`);
    }
  }
}

function isWaiting({ state }: FactRow): boolean {
  return state === 'awaiting' || state === 'half-confirmed';
}
