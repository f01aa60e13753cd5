import type { Bilingual, CaseFile } from '@qingce/contract';
import type { z } from 'zod';
import type { App } from '../foundation/index.ts';
import { samplePassword } from './sample-password.ts';
import type { ActNamed, Story, StoryAct, StoryApplicant, StoryClaim } from './story.ts';
import { StoryStuck, signIn } from './visitor.ts';
import type { Reply, Visitor } from './visitor.ts';

/** What the product called the things of the story, by its keys; kept, so that a broken play goes on. */
export interface Known {
  readonly applicants: Record<string, string>;
  /** `revision` as it stood after the last whole act. */
  readonly claims: Record<string, { readonly id: string; readonly revision: number }>;
  readonly lists: Record<string, { readonly id: string; readonly hash: string }>;
  readonly notices: Record<string, string>;
  /** `hash` is that of the batch's file. */
  readonly batches: Record<string, { readonly id: string; readonly hash: string }>;
  readonly objections: Record<string, string>;
  readonly measures: Record<string, string>;
  readonly samples: Record<string, string>;
  readonly recoveries: Record<string, string>;
  readonly visits: Record<string, string>;
}

/** A paper that the policy asks for: its key, its name, and whether it is needed for any of some items. */
export interface Material {
  readonly id: string;
  readonly name: z.infer<typeof Bilingual>;
  readonly for: readonly string[];
  readonly required: boolean;
}

/** 场 — the product's interface, the story, who is signed in, and what is known so far. */
export interface Scene {
  readonly app: App;
  readonly story: Story;
  readonly materials: readonly Material[];
  readonly known: Known;
  readonly cast: Map<string, Visitor>;
}

/** The act at hand, with its place in the story, by which its keys are the same in every play. */
export interface Turn<Act extends StoryAct> { readonly act: Act; readonly key: string }
export type TurnOf<Name extends StoryAct['act']> = Turn<ActNamed<Name>>;

export function claimOf(scene: Scene, key: string): StoryClaim {
  return found(scene.story.claims.find((claim) => claim.key === key), `the claim ${key}`);
}

export function applicantOf(scene: Scene, claim: StoryClaim): StoryApplicant {
  const applicant = scene.story.applicants.find(({ key }) => key === claim.applicant);
  return found(applicant, `the applicant ${claim.applicant}`);
}

/** The id of a thing that an earlier act made. */
export function idOf(ids: Readonly<Record<string, string>>, key: string): string {
  return found(ids[key], `the id of ${key}`);
}

export function claimIdOf(scene: Scene, key: string): string {
  return found(scene.known.claims[key], `the id of ${key}`).id;
}

export function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new StoryStuck(`${name} is not there`);
  return thing;
}

/** Who acts: the person that the act names, else the last one of the claim's applicant. */
export async function actorOf(scene: Scene, act: StoryAct, claim?: StoryClaim): Promise<Visitor> {
  const login = act.by ?? (claim && applicantOf(scene, claim).people.at(-1)?.login);
  return personOf(scene, found(login, `who does ${act.act} on ${act.on}`));
}

/** The person, signed in when first needed. */
export async function personOf(scene: Scene, login: string): Promise<Visitor> {
  const present = scene.cast.get(login);
  if (present !== undefined) return present;
  const visitor = await signIn(scene.app, { login, password: samplePassword(login) });
  scene.cast.set(login, visitor);
  return visitor;
}

/** Who reads every case and changes none. */
export function auditorOf(scene: Scene): Promise<Visitor> {
  const auditor = scene.story.officers.find(({ role }) => role === 'auditor');
  return personOf(scene, found(auditor, 'the auditor').login);
}

/** The case as an office sees it. */
export async function caseOf(visitor: Visitor, claimId: string): Promise<CaseFile> {
  return await visitor.see(`/api/claims/${claimId}`) as CaseFile;
}

/** The case as the applicant's own people see it. */
export async function ownCaseOf(scene: Scene, claim: StoryClaim): Promise<CaseFile> {
  const { login } = found(applicantOf(scene, claim).people.at(-1), `the people of ${claim.applicant}`);
  return caseOf(await personOf(scene, login), claimIdOf(scene, claim.key));
}

/** The answer, when it is the one that the story tells: a refusal where it tells one. */
export function asTold(act: StoryAct, asked: string, reply: Reply): unknown {
  const { refused } = act.expect;
  const told = JSON.stringify(reply.body);
  if (refused === undefined && reply.status < 400) return reply.body;
  if (refused !== undefined && reply.status >= 400 && told.includes(`"${refused}"`)) return undefined;
  throw new StoryStuck(`${asked}: expected ${refused ?? 'no refusal'}, met ${reply.status} ${told}`);
}

interface Comparison { readonly told: string | undefined; readonly found: string | undefined }

/** What the story tells, where it tells anything, must be what is found. */
export function compare(what: string, { told, found: met }: Comparison): void {
  if (told !== undefined && told !== met) throw new StoryStuck(`${what} is ${met} instead of ${told}`);
}
