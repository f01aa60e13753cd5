import type { DraftSaved } from '@qingce/contract';
import { handInPapers } from './hand-in-papers.ts';
import { actorOf, applicantOf, asTold, claimIdOf, claimOf, idOf } from './scene.ts';
import type { Scene, TurnOf } from './scene.ts';
import { madeUpNumber } from './made-up-number.ts';
import { setFact } from './set-fact.ts';
import type { StoryClaim } from './story.ts';
import type { Visitor } from './visitor.ts';

type Facts = StoryClaim['verified'];

/** 草稿 — opens the claim where it is new, fills it in and hands in its papers. */
export async function saveDrafts(scene: Scene, { act, key }: TurnOf<'claim.save-draft'>): Promise<void> {
  for (const claimKey of act.claims) {
    const claim = claimOf(scene, claimKey);
    const visitor = await actorOf(scene, act, claim);
    await fillIn(scene, { visitor, claim, key: `${key} ${claimKey}`, changes: {} });
  }
}

/** 提交 — fills the claim in, with what changed since the story told it, and submits what was saved. */
export async function submitClaims(scene: Scene, { act, key }: TurnOf<'claim.submit'>): Promise<void> {
  for (const claimKey of act.claims) {
    const claim = claimOf(scene, claimKey);
    const visitor = await actorOf(scene, act, claim);
    const name = `${key} ${claimKey}`;
    const revision = await fillIn(scene, { visitor, claim, key: name, changes: act.changes ?? {} });
    const path = `/api/claims/${claimIdOf(scene, claimKey)}/submit`;
    asTold(act, name, await visitor.act(path, { revision, declared: true }, `${name} submit`));
  }
}

/** 答复补正 — says one thing to each item that was asked, in their order. */
export async function answerCorrections(
  scene: Scene, { act, key }: TurnOf<'claim.answer-correction'>,
): Promise<void> {
  for (const claimKey of act.claims) {
    const visitor = await actorOf(scene, act, claimOf(scene, claimKey));
    const path = `/api/claims/${claimIdOf(scene, claimKey)}/answer-correction`;
    for (const [index, answer] of act.answers.entries())
      await visitor.must(path, { item: index + 1, answer }, `${key} ${claimKey} ${index}`);
  }
}

interface Filling {
  readonly visitor: Visitor; readonly claim: StoryClaim; readonly key: string; readonly changes: Facts;
}

/** Returns the revision that now holds the claim's facts. */
async function fillIn(scene: Scene, { visitor, claim, key, changes }: Filling): Promise<number> {
  const { story, known } = scene;
  const before = known.claims[claim.key] ?? await open(visitor, key, {
    policy: story.policy, applicantId: idOf(known.applicants, claim.applicant), claimYear: claim.year,
  });
  const draft = { revision: before.revision, facts: factsOf(scene, claim, changes) };
  const saved = await visitor.must(`/api/claims/${before.id}/draft`, draft, `${key} save`);
  const { revision } = saved as DraftSaved;
  if (before.revision === 0) {
    await handInPapers(scene, { visitor, claim, claimId: before.id, key });
    for (const [path, people] of Object.entries(claim.roster)) {
      const first = firstOnRoster(story, { claim: claim.key, path });
      const persons = people.map((person, at) => ({ ...person, identityNumber: madeUpNumber(first + at) }));
      await visitor.must(`/api/claims/${before.id}/roster`, { path, persons }, `${key} roster ${path}`);
    }
  }
  known.claims[claim.key] = { id: before.id, revision };
  return revision;
}

/** How many persons the story names before that row, so that nobody has the number of another. */
function firstOnRoster({ claims }: Scene['story'], row: { claim: string; path: string }): number {
  const rows = claims.flatMap(({ key, roster }) =>
    Object.entries(roster).map(([path, people]) => ({ key, path, people: people.length })));
  const at = rows.findIndex(({ key, path }) => key === row.claim && path === row.path);
  return rows.slice(0, at).reduce((sum, { people }) => sum + people, 0);
}

async function open(visitor: Visitor, key: string, round: object): Promise<{ id: string; revision: number }> {
  const opened = await visitor.must('/api/claims', round, `${key} open`);
  const { claimId, revision } = opened as { claimId: string; revision: number };
  return { id: claimId, revision };
}

/** The claim as its form sends it; kind, year and arrival are the product's own. */
function factsOf(scene: Scene, claim: StoryClaim, changes: Facts): object {
  const facts = structuredClone({ applicant: applicantOf(scene, claim).declared, items: claim.items });
  for (const [path, value] of Object.entries(changes)) setFact(facts, path, value);
  return facts;
}
