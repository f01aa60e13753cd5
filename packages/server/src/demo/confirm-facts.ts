import type { FactRow } from '@qingce/contract';
import { StoryStuck } from './visitor.ts';
import type { Visitor } from './visitor.ts';
import { actorOf, caseOf, claimIdOf, claimOf, found } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';
import type { StoryAct } from './story.ts';

/** One fact as an office finds it. */
interface Finding { readonly path: string; readonly value: NonNullable<FactRow['claimed']>; readonly note: string }

/**
 * 核定 — the officer confirms every fact of the claims that waits for their office: as the story found it, else
 * as claimed.
 */
export async function confirmFacts(
  scene: Scene, { act, key }: TurnOf<'verification.confirm-fact'>,
): Promise<void> {
  const visitor = await actorOf(scene, act);
  for (const claimKey of act.claims) {
    const id = claimIdOf(scene, claimKey);
    for (const finding of await findingsOf(scene, visitor, { act, claimKey })) {
      await visitor.must(`/api/claims/${id}/findings`, finding, `${key} ${claimKey} ${finding.path}`);
    }
  }
}

/** What the officer of an act finds of a claim: every fact that waits for their office. */
export async function findingsOf(
  scene: Scene, visitor: Visitor, { act, claimKey }: { act: StoryAct; claimKey: string },
): Promise<Finding[]> {
  const officer = found(scene.story.officers.find(({ login }) => login === act.by), `the officer ${act.by}`);
  const { verified } = claimOf(scene, claimKey);
  const { facts } = await caseOf(visitor, claimIdOf(scene, claimKey));
  const ours = facts.filter(({ confirmedBy }) => confirmedBy === officer.unit);
  if (ours.length === 0) throw new StoryStuck(`${act.on}: ${act.by} has nothing to confirm of ${claimKey}`);
  return ours.filter(isWaiting).map(({ path, claimed }) => {
    const value = verified[path] ?? claimed ?? undefined;
    return { path, value: found(value, `what ${act.by} finds of ${claimKey} ${path}`), note: '' };
  });
}

/** What follows from a roster is not for an officer to say. */
function isWaiting({ state, byRoster }: FactRow): boolean {
  return !byRoster && (state === 'awaiting' || state === 'half-confirmed');
}
