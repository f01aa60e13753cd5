/** The claims that simulate and diff judge: those of a file, or synthetic ones from the worked examples. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckedPolicy } from '@qingce/policy-language';
import {
  enter, judgeMany, openChanges, openJudge, openTally, POOL, synthesize,
} from '@qingce/policy-language/population';
import type { Changes, Entered, Judge, JudgedMany, Judged, Tally } from '@qingce/policy-language/population';
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

/** One side of a simulation: a policy under readings. */
export type Side = { readonly policy: CheckedPolicy; readonly readings: Readonly<Record<string, string>> };

export type Simulated = {
  readonly tally: Tally; readonly totals: readonly bigint[];
  readonly other?: { readonly tally: Tally; readonly changes: Changes };
  readonly by: string; readonly judgingSeconds: number; readonly seconds: number;
};

/** Whether a population was named at all. */
export function hasPopulation({ typed }: Call): boolean {
  return typed.has('claims') || typed.has('synthetic');
}

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
  const found = openFindings(side, judge, other && { ...other, ...await openJudge(other.policy, other.readings) });
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

const clock = (): number => performance.now();

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

type Findings = {
  readonly add: (claims: readonly Entered[]) => readonly Judged[]; readonly count: () => number;
  readonly read: () => Omit<Simulated, 'by' | 'seconds'>;
};

/** Adds up what one side or both say of the claims, chunk by chunk. */
function openFindings({ policy }: Side, { judge }: Judge, other: (Side & Judge) | undefined): Findings {
  const tally = openTally(policy.items.map(({ id }) => id));
  const [otherTally, changes] = [openTally(other?.policy.items.map(({ id }) => id) ?? []), openChanges()];
  const totals: bigint[] = [];
  let judging = 0;
  const addOther = (claims: readonly Entered[], found: readonly Judged[], second: Side & Judge): void => {
    const theirs = second.policy.hash === policy.hash
      ? claims : claims.map((claim) => ('errors' in claim ? claim : enter(second.policy, claim.facts)));
    second.judge(theirs).forEach((after, place) => {
      otherTally.add(after);
      changes.add(found[place] ?? after, after);
    });
  };
  return {
    add: (claims) => {
      const begun = performance.now();
      const found = judge(claims);
      judging += performance.now() - begun;
      for (const one of found) {
        tally.add(one);
        totals.push('errors' in one ? 0n : one.total);
      }
      if (other) addOther(claims, found, other);
      return found;
    },
    count: () => totals.length,
    read: () => ({
      tally: tally.read(), totals, judgingSeconds: judging / 1000,
      ...(other && { other: { tally: otherTally.read(), changes: changes.read() } }),
    }),
  };
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
