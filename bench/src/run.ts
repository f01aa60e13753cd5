/** One run of the bench: prepares the sets of cases, measures them, and tells what was found. */
import type { BenchDocument } from './document.ts';
import type { Engine } from './engine.ts';
import { flatSet } from './flat/set.ts';
import type { FlatClaims } from './flat/claims.ts';
import { compareByHand } from './full/agreement.ts';
import { fullSet } from './full/set.ts';
import { installRivals } from './install.ts';
import { machineLine, thisMachine } from './machine.ts';
import { measureSet } from './measure.ts';
import type { CaseSet, Effort, SetFindings } from './measure.ts';
import { writePage } from './page.ts';
import { compileFolder, FLAT_POLICY, FULL_POLICY } from './policy.ts';
import { forTerminal, HEAD, rowsOf, TIMING_HEAD, timingRows } from './table.ts';
import { simulations, takeTimings } from './timings.ts';

export type Order = {
  readonly json: boolean; readonly quick: boolean; readonly check: boolean; readonly write: boolean;
  readonly engines: readonly string[] | undefined; readonly sets: readonly string[] | undefined;
  readonly seed: number; readonly claims: number | undefined;
  readonly progress: (what: string) => void;
};

/** Says nothing. */
export const quiet = (): void => {};

/** Sizes of the sets and how long is measured. */
type Size = { readonly flat: number; readonly full: number; readonly rounds: number; readonly roundMs: number };

const WHOLE: Size = { flat: 1_000_000, full: 100_000, rounds: 9, roundMs: 400 };
const QUICK: Size = { flat: 100_000, full: 5000, rounds: 3, roundMs: 100 };
const CHECK: Size = { flat: 20_000, full: 1000, rounds: 0, roundMs: 50 };
/** Boundary claims of `--check` unless it is told how many. */
const CHECKED_CLAIMS = 500;

/** Runs what is ordered; the exit code: 1 where an engine that has to be exact was wrong. */
export async function run(order: Order): Promise<number> {
  const size = sizeOf(order);
  const sets: SetFindings[] = [];
  for (const measure of await chooseSets(order, size))
    sets.push(await measure({ rounds: size.rounds, roundMs: size.roundMs, progress: order.progress }));
  const timings = order.check || order.engines ? [] : [...simulations(sets), ...takeTimings(order)];
  const document: BenchDocument = { machine: thisMachine(), seed: order.seed, sets, timings };
  order.progress('');
  tell(document, order);
  const agreed = order.check ? checkByHand(order) : true;
  return agreed && sets.every(isExact) ? 0 : 1;
}

function sizeOf({ check, quick: isQuick }: Order): Size {
  if (check) return CHECK;
  return isQuick ? QUICK : WHOLE;
}

/** Measures one set of cases. */
type MeasureOne = (effort: Effort) => Promise<SetFindings>;

/** The sets in question, each with the engines in question. */
async function chooseSets(order: Order, { flat, full }: Size): Promise<MeasureOne[]> {
  const wanted = (id: string): boolean => order.sets?.includes(id) ?? true;
  const { seed } = order;
  const rivals = wanted('flat') ? await flatRivals(order) : [];
  return [
    ...(wanted('flat') ? [of(order, flatSet(compileFolder(FLAT_POLICY), rivals, { count: flat, seed }))] : []),
    ...(wanted('full') ? [of(order, fullSet(compileFolder(FULL_POLICY), { count: full, seed }))] : []),
  ];
}

async function flatRivals({ check }: Order): Promise<readonly Engine<FlatClaims>[]> {
  if (check) return [];
  installRivals();
  // Named at run time, so that the types of the other engines need not be there to check the rest.
  const rivals = new URL('rivals/index.ts', import.meta.url).href;
  return ((await import(rivals)) as { flatRivals: readonly Engine<FlatClaims>[] }).flatRivals;
}

/** The set with the engines asked for; the one by hand always, as the measure of the others. */
function of<Claims>({ engines }: Order, set: CaseSet<Claims>): MeasureOne {
  const known = set.engines.map(({ id }) => id);
  if (engines && !engines.some((id) => known.includes(id)))
    throw new RangeError(`The set ${set.id} has no engine ${engines.join(', ')}; it has ${known.join(', ')}.`);
  const chosen = set.engines.filter(({ id }) => id === set.hand || (engines?.includes(id) ?? true));
  return (effort) => measureSet({ ...set, engines: chosen }, effort);
}

/** Whether all of ours, and the version that they are measured by, are right to the fen. */
function isExact({ engines }: SetFindings): boolean {
  return engines.every(({ kin, engine, wrong }) => wrong === 0 || (kin !== 'ours' && engine !== 'hand-typed-arrays'));
}

function checkByHand({ claims = CHECKED_CLAIMS, seed, json }: Order): boolean {
  const agreement = compareByHand(compileFolder(FULL_POLICY), { claims, seed: BigInt(seed) });
  const { compared, eligible, differences } = agreement;
  const found = `${compared} boundary claims compared, ${eligible} eligible, ${differences.length} differences`;
  const line = `by hand and reference: ${found}`;
  if (json) console.error(line);
  else console.log(line);
  if (differences.length > 0) console.error(JSON.stringify(differences[0], null, 2));
  return differences.length === 0;
}

function tell(document: BenchDocument, { json, write }: Order): void {
  if (json) console.log(JSON.stringify(document, null, 2));
  else tellTables(document);
  if (write) writePage(document);
}

function tellTables({ machine, seed, sets, timings }: BenchDocument): void {
  console.log(`${machineLine(machine)}; seed ${seed}; one thread unless stated`);
  for (const set of sets) console.log(`\n${set.title}\n${forTerminal(HEAD, rowsOf(set))}`);
  if (timings.length > 0) console.log(`\n${forTerminal(TIMING_HEAD, timingRows(timings))}`);
}
