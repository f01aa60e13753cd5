import { claimStates } from '@qingce/contract';
import type { ClaimState, Wait } from '@qingce/contract';
import type { AuditRecord } from '../audit/index.ts';
import { dayOf } from '../foundation/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import { waitingOffice } from './casefile.ts';

/** A stretch of time in which a claim stood in one state; the last one has not ended. */
export interface Stay {
  readonly state: ClaimState;
  readonly since: Instant;
  readonly until: Instant | null;
}

/** Where a claim stood, from its first submission on, as the acts in its trail moved it. */
export function staysOf(acts: readonly Pick<AuditRecord, 'outcome' | 'details' | 'businessAt'>[]): Stay[] {
  const moves = acts.flatMap(({ outcome, details: { from, to }, businessAt }) =>
    (outcome === 'done' && isState(from) && isState(to) && from !== to ? [{ state: to, since: businessAt }] : []));
  return moves.map((move, place) => ({ ...move, until: moves[place + 1]?.since ?? null }));
}

function isState(value: unknown): value is ClaimState {
  return claimStates.some((state) => state === value);
}

/** The way of a claim that meets no obstacle. */
const way: readonly ClaimState[] = [
  'submitted', 'accepted', 'verified', 'reviewed', 'jointly-approved', 'in-notice', 'decided', 'ordered',
];

/** The stations that still lie before a claim; one that was sent back has them all before it. */
export function stationsAhead(state: ClaimState): readonly ClaimState[] {
  if (state === 'draft' || state === 'returned') return way;
  const here = way.indexOf(state);
  return here < 0 ? [] : way.slice(here + 1);
}

/** What the policy says of one station: its step, whose it is, and its last day when it begins on a day. */
export interface Station {
  readonly step: string | null;
  readonly offices: readonly string[];
  readonly lastDay: (since: Day) => Day | null;
}

/**
 * The stations ahead, each with the day by which it ends if every office takes the time that the policy gives it; after
 * the first without a time, or without a calendar, nothing is promised.
 */
export function waitsAhead(
  states: readonly ClaimState[], from: { day: Day | null; stationOf: (state: ClaimState) => Station },
): Wait[] {
  let day = from.day;
  return states.map((state) => {
    const { step, offices, lastDay } = from.stationOf(state);
    day = day === null ? null : lastDay(day);
    return {
      state, office: waitingOffice(state), offices: [...offices], step, since: null, until: null, expectedOn: day,
      pause: null,
    };
  });
}

/** A station that was passed; its last day is told where the policy sets one. */
export function waitBehind({ state, since, until }: Stay, { step, offices, lastDay }: Station): Wait {
  // The days of a correction were told with it, and may have been extended: its round says them.
  const expectedOn = state === 'returned' ? null : lastDay(dayOf(since));
  return {
    state, office: waitingOffice(state), offices: [...offices], step, since, until, expectedOn,
    pause: state === 'returned' ? 'correction' : null,
  };
}
