import type { ClaimLine } from '@qingce/contract';
import type { App, Workplace } from '../foundation/index.ts';
import { hasAccounts } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import { playAct } from './acts.ts';
import { findPlayed, keepPlayed } from './played.sql.ts';
import type { Played } from './played.sql.ts';
import { auditorOf, claimIdOf, compare, ownCaseOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { openAdministrators, openOffices, recordRegister, registerApplicants } from './set-stage.ts';
import type { Story } from './story.ts';
import { StoryStuck, visitorAt } from './visitor.ts';

/** Where the play is: told after each step. */
export interface Progress { readonly day: string; readonly done: number; readonly of: number }

export interface Play {
  readonly workplace: Workplace;
  /** The product's HTTP server, ready to answer; it need not listen. */
  readonly app: App;
  readonly story: Story;
  /** `stage` ends once accounts, applicants and the register stand; a later play goes on from there. */
  readonly until: 'stage' | 'end';
  readonly tell: (progress: Progress) => void;
}

interface Step { readonly day: string; readonly run: (scene: Scene) => Promise<void> }

/**
 * 演出 — plays the story through the product's own interface, once: later calls change nothing, and a play that
 * was cut off goes on with the act it stopped in. Throws StoryStuck when an act does not come out as told, when
 * the database holds accounts of someone else, and when a half played story has changed since.
 */
export async function playStory(play: Play): Promise<void> {
  const { workplace, story } = play;
  const before = await findPlayed(workplace.database.kysely, story.id);
  if (before?.isFinished) return;
  if (before === undefined && await hasAccounts(workplace.database.kysely)) {
    throw new StoryStuck('the database is in use already; play the story on an empty one, or play none');
  }
  if (before !== undefined && before.hash !== story.hash) {
    throw new StoryStuck('the story has changed since it was half played; begin again on an empty database');
  }
  await playFrom(play, before ?? {
    story: story.id, hash: story.hash, stepsDone: 0, isFinished: false,
    known: {
      applicants: {}, claims: {}, lists: {}, notices: {}, batches: {}, objections: {}, measures: {}, recoveries: {},
      samples: {}, visits: {},
    },
  });
}

async function playFrom(play: Play, before: Played): Promise<void> {
  const { workplace, app, story } = play;
  const { materials } = (await getPolicyInForce(workplace.database.kysely, story.policy)).process;
  const scene: Scene = { app, story, materials, known: before.known, cast: new Map() };
  const stage = stageOf(workplace, story);
  const steps = play.until === 'stage' ? stage : [...stage, ...actsOf(story)];
  for (const [index, step] of steps.entries()) {
    if (index < before.stepsDone) continue;
    await moveClock(scene, step.day);
    await step.run(scene);
    const isLast = play.until === 'end' && index === steps.length - 1;
    if (isLast) await compareEnds(scene);
    await keepPlayed(workplace.database.kysely, { ...before, stepsDone: index + 1, isFinished: isLast });
    play.tell({ day: step.day, done: index + 1, of: steps.length });
  }
}

function stageOf(workplace: Workplace, story: Story): Step[] {
  const day = story.clock.from;
  return [
    { day, run: () => openAdministrators(workplace, story) },
    { day, run: ({ app }) => openOffices(app, story) },
    { day, run: registerApplicants },
    { day, run: recordRegister },
  ];
}

function actsOf(story: Story): Step[] {
  const acts = story.acts.map((act, index) => ({
    day: act.on, run: (scene: Scene) => playAct(scene, { act, key: `${story.id} ${index} ${act.act}` }),
  }));
  return [...acts, { day: story.clock.to, run: async () => undefined }];
}

/** To the morning of the day, by the bar that every page of a demonstration has. */
async function moveClock({ app, story }: Scene, day: string): Promise<void> {
  const passerBy = visitorAt(app, '127.0.0.1');
  const { today } = await passerBy.see('/api/service') as { today: string };
  if (today > day) throw new StoryStuck(`the business clock is at ${today}, past ${day}`);
  if (today < day) await passerBy.must('/api/demo/clock/advance', { to: day }, `${story.id} clock ${day}`);
}

/** Every claim must have ended where the story says; a draft is seen by its own people alone. */
async function compareEnds(scene: Scene): Promise<void> {
  const auditor = await auditorOf(scene);
  const submitted = await auditor.see('/api/claims') as ClaimLine[];
  for (const claim of scene.story.claims) {
    const id = claimIdOf(scene, claim.key);
    const line = submitted.find((candidate) => candidate.id === id) ?? (await ownCaseOf(scene, claim)).claim;
    compare(`the end of ${claim.key}`, { told: claim.ends, found: line.state });
  }
}
