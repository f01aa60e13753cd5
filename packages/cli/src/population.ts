/** The claims that simulate and diff judge: those of a file, or synthetic ones from the worked examples. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedPolicy } from '@qingce/policy-language';
import {
  enter, judgeMany, openFindings, openJudge, POOL, synthesize,
} from '@qingce/policy-language/population';
import type { Entered, Found, JudgedMany, Side } from '@qingce/policy-language/population';
import type { Call } from './command.ts';
import { NOT_EXPLAINED, openExplainedClaims } from './explained-claims.ts';
import { findPolicy, readPolicyText } from './find-policy.ts';
import { openInput } from './open-input.ts';
import type { OptionSpecs } from './options.ts';
import { openProgress } from './progress.ts';
import { readClaims } from './read-claims.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { readCases } from './worked-examples.ts';

/** Options of the commands that judge a population. */
export const populating: OptionSpecs = {
  claims: { value: 'valueFile', about: 'aboutClaims' },
  synthetic: { value: 'valueNumber', about: 'aboutSynthetic' },
  seed: { value: 'valueNumber', about: 'aboutSeed' },
};

export type Simulated = Found & { readonly by: string; readonly seconds: number };

/** Whether a population was named at all. */
export function hasPopulation({ typed }: Call): boolean {
  return typed.has('claims') || typed.has('synthetic');
}

const clock = (): number => performance.now();

const CHUNK = 4096;
const MOST_SYNTHETIC = 10_000_000;

/** Judges every claim on one side, or on both and how they differ; Refusal where there are none to judge. */
export async function simulate(call: Call, named: string, side: Side, other?: Side): Promise<Simulated> {
  const started = performance.now();
  const many = await simulateMany(call, named, side, other);
  const found = many ? { ...many, by: 'module' } : await simulateOneByOne(call, named, side, other);
  return { ...found, seconds: (performance.now() - started) / 1000 };
}

async function simulateOneByOne(
  call: Call, named: string, side: Side, other: Side | undefined,
): Promise<Omit<Simulated, 'seconds'>> {
  const { terminal, say } = call;
  const judge = await openJudge(side.policy, side.readings);
  const found = openFindings(
    { ...side, ...judge }, other && { ...other, ...await openJudge(other.policy, other.readings) }, clock,
  );
  const file = call.typed.value('explain');
  const explained = file === undefined ? NOT_EXPLAINED : await openExplainedClaims(file, side.policy, call);
  const progress = openProgress(terminal);
  try {
    const { claims, share } = claimsOf(call, named, side.policy);
    for await (const chunk of chunksOf(claims)) {
      await explained.add(chunk, found.add(chunk));
      progress.tell(share(found.count()), say('simulated', { n: found.count() }));
    }
    await explained.finish();
  } catch (error) {
    await explained.abandon();
    throw error;
  } finally {
    progress.end();
  }
  if (found.count() === 0) throw emptyPopulation(call);
  return { ...found.read(), by: judge.by };
}

/** More synthetic claims than go through the door are judged as columns, where one policy judges both sides. */
async function simulateMany(
  call: Call, named: string, { policy, readings }: Side, other: Side | undefined,
): Promise<JudgedMany | undefined> {
  const { typed, terminal, say } = call;
  const asked = syntheticOf(typed);
  const needsFacts = ['claims', 'explain'].some((option) => typed.has(option));
  if (asked.claims <= POOL || needsFacts || !isOfOnePolicy({ policy, readings }, other)) return undefined;
  const progress = openProgress(terminal);
  const hear = (n: number): void => progress.tell(n / asked.claims, say('simulated', { n }));
  const others = other && { others: other.readings };
  hear(0);
  try {
    return await judgeMany(policy, examplesOf(policy, named, terminal), { ...asked, ...others, hear, clock });
  } finally {
    progress.end();
  }
}

function isOfOnePolicy({ policy, readings }: Side, other: Side | undefined): boolean {
  return Object.keys(readings).length === 0 && (other === undefined || other.policy.hash === policy.hash);
}

function syntheticOf(typed: Call['typed']): { readonly claims: number; readonly seed: number } {
  return {
    claims: wholeOf(typed.value('synthetic') ?? '10000', '--synthetic', MOST_SYNTHETIC),
    seed: wholeOf(typed.value('seed') ?? '1', '--seed', 2 ** 31 - 1),
  };
}

function emptyPopulation({ typed }: Call): Refusal {
  return new Refusal({ code: 'EMPTY', path: typed.value('claims') ?? '', sentence: 'emptyJson' });
}

async function* chunksOf(claims: Stream['claims']): AsyncGenerator<Entered[]> {
  let chunk: Entered[] = [];
  for await (const claim of claims) {
    chunk.push(claim);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Claims one after the other, and which share of them has been seen after so many. */
type Stream = {
  readonly claims: Iterable<Entered> | AsyncIterable<Entered>; readonly share: (seen: number) => number | undefined;
};

function claimsOf({ typed, terminal }: Call, named: string, policy: CheckedPolicy): Stream {
  const file = typed.value('claims');
  if (file !== undefined && typed.has('synthetic'))
    throw new Refusal({ code: 'POPULATION_TWICE', path: '--synthetic', sentence: 'populationTwice' });
  if (file !== undefined) {
    const input = openInput(file, terminal);
    return { claims: entered(policy, readClaims(file, input)), share: input.share };
  }
  const asked = syntheticOf(typed);
  const facts = synthesize(policy, examplesOf(policy, named, terminal), asked);
  return { claims: made(facts), share: (seen) => seen / asked.claims };
}

async function* entered(policy: CheckedPolicy, claims: AsyncIterable<unknown>): AsyncGenerator<Entered> {
  for await (const facts of claims) yield enter(policy, facts);
}

/** Synthetic claims, which have passed the door. */
function* made(claims: ReturnType<typeof synthesize>): Generator<Entered> {
  for (const facts of claims) yield { facts };
}

function wholeOf(text: string, path: string, most: number): number {
  const number = /^[0-9]{1,10}$/.test(text) ? Number.parseInt(text, 10) : -1;
  if (number < 1 || number > most) {
    const values = { most: String(most), text };
    throw new Refusal({ code: 'NOT_A_NUMBER', path, sentence: 'notAWholeNumber', values });
  }
  return number;
}

/** The facts of the worked examples beside the policy; Refusal when none of them passes its door. */
function examplesOf(policy: CheckedPolicy, named: string, { directory }: Terminal): unknown[] {
  const folder = findPolicy(named, directory);
  const path = join(folder.path, 'cases.json');
  const found = existsSync(path) ? readCases(readPolicyText(folder, 'cases.json'), 'cases.json') : [];
  const facts = found.map((one) => one.facts);
  if (facts.some((one) => 'facts' in enter(policy, one))) return facts;
  throw new Refusal({ code: 'FILE_MISSING', path, sentence: 'noExamples' });
}
