/**
 * Runs several engines over the same claims in turns: each is warmed up, its answers are compared with the exact
 * ones before any clock runs, and then every round lets each engine run once, beginning with another one each
 * time, so that what else the machine does falls on all of them alike.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Engine, Run } from './engine.ts';
import { quartiles } from './quartiles.ts';
import type { Quartiles } from './quartiles.ts';

/** Claims with the exact award of each in fen, and the engines that are let at them. */
export type CaseSet<Claims> = {
  readonly id: string; readonly title: string;
  readonly count: number;
  /** The first so many claims. */
  readonly first: (count: number) => Claims;
  readonly exact: ArrayLike<number>;
  readonly engines: readonly Engine<Claims>[];
  /** The engine that ratios are taken to. */
  readonly hand: string;
};

/** `claims` in a round; `wrong` of them; `ratioToHand`: times as long as by hand, median of the rounds. */
export type Finding = {
  readonly engine: string; readonly name: string; readonly kin: Engine<never>['kin'];
  readonly claims: number; readonly wrong: number;
  readonly claimsPerSecond?: Quartiles; readonly ratioToHand?: number;
};

export type SetFindings = {
  readonly set: string; readonly title: string; readonly engines: readonly Finding[];
};

/** `rounds` 0: answers are compared and nothing is timed. `roundMs`: about how long an engine runs in a round. */
export type Effort = {
  readonly rounds: number; readonly roundMs: number;
  readonly progress: (what: string) => void;
};

type Runner = {
  readonly engine: Engine<never>; readonly run: Run;
  readonly claims: number; readonly repeats: number; readonly wrong: number;
  /** Claims per second, round by round. */
  readonly rates: number[];
};

/** Compares and measures the engines of a set. */
export async function measureSet<Claims>(set: CaseSet<Claims>, effort: Effort): Promise<SetFindings> {
  const runners: Runner[] = [];
  for (const engine of set.engines) {
    effort.progress(`${set.id}: ${engine.name}`);
    runners.push(await prepare(set, engine, effort));
  }
  for (let round = 0; round < effort.rounds; round += 1) {
    effort.progress(`${set.id}: round ${round + 1} of ${effort.rounds}`);
    const first = round % runners.length;
    for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) await takeTurn(runner);
  }
  for (const { run } of runners) await run.close?.();
  const hand = runners.find(({ engine }) => engine.id === set.hand);
  return { set: set.id, title: set.title, engines: runners.map((runner) => findingOf(runner, hand)) };
}

/** How many claims are tried before an engine's speed is known. */
const TRIED = 500;
/**
 * Opens the engine with few claims to learn its speed, then with as many as it decides in a round; decides
 * them once and compares.
 */
async function prepare<Claims>(set: CaseSet<Claims>, engine: Engine<Claims>, effort: Effort): Promise<Runner> {
  const all = set.count;
  const tried = await open(set, engine, Math.min(TRIED, all), effort);
  const isTimed = effort.rounds > 0;
  const held = isTimed ? Math.min(all, Math.max(TRIED, Math.ceil(tried.rate * effort.roundMs))) : all;
  await tried.run.close?.();
  const { run, rate } = await open(set, engine, held, effort);
  // Some engines decide all the claims that they hold, so the number is not lowered again.
  const claims = held;
  await run.decide(claims);
  const wrong = countWrong(await run.awards(), set.exact, claims);
  const repeats = Math.max(1, Math.round((rate * effort.roundMs) / claims));
  return { engine, run, claims, repeats, wrong, rates: [] };
}

/** Opens an engine and runs it warm; its speed in claims per millisecond. */
async function open<Claims>(
  { first }: CaseSet<Claims>, engine: Engine<Claims>, count: number, { rounds, roundMs }: Effort,
): Promise<{ run: Run; rate: number }> {
  const run = await engine.open(first(count));
  let best = Infinity;
  // Until several runs in a row bring nothing, or it has had some rounds' time: generated code is compiled late.
  const [idleMax, timeMax] = rounds === 0 ? [1, roundMs] : [6, roundMs * 5];
  const start = performance.now();
  for (let idle = 0; idle < idleMax && performance.now() - start < timeMax;) {
    const began = performance.now();
    await run.decide(count);
    const took = performance.now() - began;
    idle = took < best * 0.95 ? 0 : idle + 1;
    best = Math.min(best, took);
  }
  return { run, rate: count / best };
}

function countWrong(awards: ArrayLike<number>, exact: ArrayLike<number>, claims: number): number {
  let wrong = 0;
  for (let claim = 0; claim < claims; claim += 1) if (awards[claim] !== exact[claim]) wrong += 1;
  return wrong;
}

async function takeTurn({ run, claims, repeats, rates }: Runner): Promise<void> {
  collectGarbage();
  const began = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) await run.decide(claims);
  rates.push((claims * repeats * 1000) / (performance.now() - began));
}

setFlagsFromString('--expose-gc');
/** So that no engine pays for what another left lying. */
const collectGarbage = runInNewContext('gc') as () => void;

function findingOf({ engine, claims, wrong, rates }: Runner, hand: Runner | undefined): Finding {
  const told = { engine: engine.id, name: engine.name, kin: engine.kin, claims, wrong };
  if (rates.length === 0) return told;
  const ratios = hand ? rates.map((rate, round) => (hand.rates[round] ?? NaN) / rate) : [];
  return {
    ...told,
    claimsPerSecond: quartiles(rates),
    ...(ratios.length > 0 && { ratioToHand: quartiles(ratios).median }),
  };
}
