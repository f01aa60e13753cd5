import type { ApproveMeasure, ReviewMeasure } from '@qingce/contract';
import type { Fen } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';

/** 一企一策 — one measure for one applicant, as far as it has come. */
export interface StoredMeasure {
  readonly id: string;
  readonly policy: string;
  readonly applicantId: string;
  readonly subject: string;
  readonly purpose: string;
  readonly ceilingFen: Fen;
  readonly expiresOn: Day;
  readonly state: 'proposed' | 'reviewed' | 'approved' | 'rejected';
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly review: {
    readonly document: string; readonly on: Day; readonly conclusion: ReviewMeasure['conclusion'];
    readonly exception: string; readonly by: string;
  } | null;
  readonly approval: {
    readonly number: string; readonly fen: Fen; readonly on: Day; readonly by: string;
    readonly disclosure: ApproveMeasure['disclosure']; readonly withheldWhy: string;
  } | null;
  readonly rejectedWhy: string | null;
}

/** The last day on which a measure proposed today may run, so many years on: the day before the same day. */
export function lastDayWithin(today: Day, years: number): Day {
  const year = Number.parseInt(today.slice(0, 4), 10) + years;
  // A measure of 29 February ends with the month, so that it never runs a day longer than others.
  const same = `${year}${today.slice(4)}`;
  return same.endsWith('-02-29') ? `${year}-02-28` : same;
}

/** What the public is told: how many, and how much, those whose details are withheld included. */
export function totalsOf(measures: readonly StoredMeasure[]): { count: number; totalFen: Fen; withheld: number } {
  const approved = measures.filter(({ state }) => state === 'approved');
  return {
    count: approved.length,
    totalFen: approved.reduce((sum: Fen, { approval }) => sum + (approval?.fen ?? 0n), 0n),
    withheld: approved.filter(({ approval }) => approval?.disclosure === 'count-only').length,
  };
}
