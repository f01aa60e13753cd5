import { randomUUID } from 'node:crypto';
import { inReadTransaction } from '@qingce/database';
import type { Database, Tx } from '@qingce/database';
import type { CheckedPolicy } from '@qingce/policy-language';
import { checkInvariants } from '../../src/invariants/index.ts';
import { publishPolicy } from '../../src/policy/index.ts';
import { aCappedPolicy } from './a-capped-policy.ts';
import { Barrier } from './barrier.ts';
import { MoneyDesk } from './money-desk.ts';
import { createNaiveTables, naiveRaces } from './naive-races.ts';
import { races } from './races.ts';

/** One client of a race: does its act, waiting inside its transaction where it is told to. */
export type Client = (wait: (tx: Tx) => Promise<void>) => Promise<void>;

/** A race made ready: what each client does, and afterwards what went wrong, undefined when nothing did. */
export interface Start {
  readonly clients: readonly Client[];
  readonly wrong: (outcomes: readonly PromiseSettledResult<void>[]) => Promise<string | undefined>;
}

export interface Track { readonly database: Database; readonly desk: MoneyDesk; readonly items: readonly string[] }

/** A kind of race; `clients` is how many run. */
export type Race = (track: Track, run: { clients: number; round: number }) => Promise<Start>;

export interface RaceFigures {
  rounds: number;
  /** Rounds in which every client stood inside its open transaction at the same moment. */
  overlapped: number;
  overspent: number;
  naiveRounds: number;
  naiveOverspent: number;
  readonly complaints: string[];
}

interface Campaign {
  readonly database: Database;
  /** The policy whose items have lines. */
  readonly policy: CheckedPolicy;
  readonly rounds: number;
  readonly clients: number;
  readonly tell?: (done: number) => void;
  readonly isCancelled?: () => boolean;
}

/**
 * 竞争试验 — runs the races in turn until enough rounds overlapped, each beside its naive variant, and asks the
 * invariants at the end. A round whose clients did not all meet is not counted.
 */
export async function runRaces(campaign: Campaign): Promise<RaceFigures> {
  const { database, rounds, clients, policy } = campaign;
  const desk = (await MoneyDesk.open(database)).withFund(policy.id);
  await desk.act(publishPolicy, policy);
  await desk.act(publishPolicy, aCappedPolicy());
  const items = policy.items.map(({ id }) => id);
  await createNaiveTables(database);
  const figures: RaceFigures = {
    rounds: 0, overlapped: 0, overspent: 0, naiveRounds: 0, naiveOverspent: 0, complaints: [],
  };
  const names = Object.keys(races);
  while (figures.overlapped < rounds && figures.rounds < rounds * 2 && campaign.isCancelled?.() !== true) {
    const round = figures.rounds;
    const name = names[round % names.length] ?? '';
    const track = { database, desk, items };
    await runRound(figures, { name, start: await races[name]!(track, { clients, round }), isNaive: false });
    await runRound(figures, { name, start: await naiveRaces[name]!(track, { clients, round }), isNaive: true });
    campaign.tell?.(figures.rounds);
  }
  const { breaches } = await inReadTransaction(database, (tx) => checkInvariants(tx, 'ledger-only'));
  figures.complaints.push(...breaches.map(({ invariant, object, what }) => `${invariant} ${object}: ${what}`));
  return figures;
}

async function runRound(
  figures: RaceFigures, round: { name: string; start: Start; isNaive: boolean },
): Promise<void> {
  const { name, start: { clients, wrong }, isNaive } = round;
  const barrier = new Barrier(clients.length);
  const outcomes = await Promise.allSettled(clients.map((client) => client(() => barrier.arrive())));
  const complaint = barrier.wasMet ? await wrong(outcomes) : undefined;
  if (isNaive) {
    figures.naiveRounds += 1;
    figures.naiveOverspent += complaint === undefined ? 0 : 1;
    return;
  }
  figures.rounds += 1;
  figures.overlapped += barrier.wasMet ? 1 : 0;
  if (complaint === undefined) return;
  figures.overspent += 1;
  figures.complaints.push(`${name}, round ${figures.rounds}: ${complaint}`);
}

/** The figures on one line, as the script ends with them. */
export function raceLine(figures: RaceFigures, clients: number): string {
  const { overlapped, rounds, overspent, naiveRounds, naiveOverspent, complaints } = figures;
  const perMille = naiveRounds === 0 ? 0 : Math.floor((naiveOverspent * 1000) / naiveRounds);
  return `fund:race  ${overlapped} rounds × ${clients} clients overlapped (of ${rounds}), ${overspent} overspent; ` +
    `naive variants overspent in ${naiveOverspent} of ${naiveRounds} ` +
    `(${Math.floor(perMille / 10)}.${perMille % 10} %); ` +
    `${complaints.length} complaints`;
}

/** Not one fen too much, every round counted, and teeth that bite. */
export function isSound(figures: RaceFigures, rounds: number): boolean {
  return figures.overlapped >= rounds && figures.complaints.length === 0 &&
    figures.naiveOverspent * 100 >= figures.naiveRounds * 98;
}

/** A claim of a race: nothing but an id. */
export const aClaimId = (): string => randomUUID();
