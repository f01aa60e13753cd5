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
import type { Story, StoryAct, StoryClaim } from './story.ts';
import { StoryStuck, visitorAt } from './visitor.ts';

/** Where the play is: told after each step. */
export interface Progress { readonly day: string; readonly done: number; readonly of: number }

export interface Play {
  readonly workplace: Workplace;
  /** The product's HTTP server, ready to answer; it need not listen. */
  readonly app: App;
  readonly story: Story;
  /**
   * `stage` ends once accounts, applicants and the register stand, `sequel` with the years after; a later play goes on
   * from there.
   */
  readonly until: 'stage' | 'end' | 'sequel';
  readonly tell: (progress: Progress) => void;
}

interface Step {
  readonly day: string;
  readonly run: (scene: Scene) => Promise<void>;
  /** With it the story has been played, whatever comes after. */
  readonly ends?: true;
}

/**
 * 演出 — plays the story through the product's own interface, once: later calls change nothing, and a play that
 * was cut off goes on with the act it stopped in. Throws StoryStuck when an act does not come out as told, when
 * the database holds accounts of someone else, and when a half played story has changed since.
 */
export async function playStory(play: Play): Promise<void> {
  const { workplace, story } = play;
  const before = await findPlayed(workplace.database.kysely, story.id);
  const steps = stepsOf(play);
  if (before?.isFinished && (play.until !== 'sequel' || before.stepsDone >= steps.length)) return;
  await requirePlayable(play, before);
  await playFrom(play, steps, before ?? {
    story: story.id, hash: story.hash, stepsDone: 0, isFinished: false,
    known: {
      applicants: {}, claims: {}, lists: {}, notices: {}, batches: {}, objections: {}, measures: {}, recoveries: {},
      samples: {}, visits: {},
    },
  });
}

async function requirePlayable({ workplace, story }: Play, before: Played | undefined): Promise<void> {
  if (before === undefined && await hasAccounts(workplace.database.kysely))
    throw new StoryStuck('the database is in use already; play the story on an empty one, or play none');
  if (before !== undefined && before.hash !== story.hash)
    throw new StoryStuck('the story has changed since it was played; begin again on an empty database');
}

async function playFrom(play: Play, steps: readonly Step[], before: Played): Promise<void> {
  const { workplace, app, story } = play;
  const { materials } = (await getPolicyInForce(workplace.database.kysely, story.policy)).process;
  const scene: Scene = { app, story, materials, known: before.known, cast: new Map() };
  let { isFinished } = before;
  for (const [index, step] of steps.entries()) {
    if (index < before.stepsDone) continue;
    await moveClock(scene, step.day);
    await step.run(scene);
    isFinished ||= step.ends ?? false;
    await keepPlayed(workplace.database.kysely, { ...before, stepsDone: index + 1, isFinished });
    play.tell({ day: step.day, done: index + 1, of: steps.length });
  }
}

function stepsOf({ workplace, story, until }: Play): Step[] {
  const stage = stageOf(workplace, story);
  const { clock, acts, sequel } = story;
  const main = [...acts.map(stepOf(story, 0)), endOf(story, acts, clock.to)];
  const after = sequel ? [...sequel.acts.map(stepOf(story, acts.length)), endOf(story, sequel.acts, sequel.to)] : [];
  return { stage, end: [...stage, ...main], sequel: [...stage, ...main, ...after] }[until];
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

function stepOf(story: Story, from: number): (act: StoryAct, index: number) => Step {
  return (act, index) => ({
    day: act.on, run: (scene) => playAct(scene, { act, key: `${story.id} ${from + index} ${act.act}` }),
  });
}

/** The last day, on which every claim that comes up in the acts must have ended where the story says. */
function endOf(story: Story, acts: readonly StoryAct[], day: string): Step {
  const keys = new Set(acts.flatMap((act) => ('claims' in act ? act.claims : [])));
  const claims = story.claims.filter(({ key }) => keys.has(key));
  return { day, run: (scene) => compareEnds(scene, claims), ends: true };
}

/** To the morning of the day, by the bar that every page of a demonstration has. */
async function moveClock({ app, story }: Scene, day: string): Promise<void> {
  const passerBy = visitorAt(app, '127.0.0.1');
  const { today } = await passerBy.see('/api/service') as { today: string };
  if (today > day) throw new StoryStuck(`the business clock is at ${today}, past ${day}`);
  if (today < day) await passerBy.must('/api/demo/clock/advance', { to: day }, `${story.id} clock ${day}`);
}

/** A draft is seen by its own people alone. */
async function compareEnds(scene: Scene, claims: readonly StoryClaim[]): Promise<void> {
  const auditor = await auditorOf(scene);
  const submitted = await auditor.see('/api/claims') as ClaimLine[];
  for (const claim of claims) {
    const id = claimIdOf(scene, claim.key);
    const line = submitted.find((candidate) => candidate.id === id) ?? (await ownCaseOf(scene, claim)).claim;
    compare(`the end of ${claim.key}`, { told: claim.ends, found: line.state });
  }
}
