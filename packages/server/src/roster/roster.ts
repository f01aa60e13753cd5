import type { ClaimFacts, PersonsRow, Transition } from '../claim/index.ts';
import type { Instant } from '../foundation/index.ts';

type Json = ClaimFacts['items'][number];

/** 逐人核准 — what an office said of one person; a later word takes the place of an earlier one. */
export interface PersonDecision {
  readonly personId: string;
  readonly approved: boolean;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

export const rosterTransitions = {
  enter: {
    act: 'roster.enter', from: ['draft', 'returned'], to: null, roles: ['applicant-clerk', 'mandate-holder'],
    signs: false,
  },
  enterOnBehalf: {
    act: 'roster.enter-on-behalf', from: ['submitted', 'accepted'], to: null, roles: ['commerce-clerk'], signs: false,
  },
  decide: {
    act: 'roster.decide', from: ['accepted'], to: null,
    roles: ['commerce-clerk', 'inspector', 'education-officer', 'finance-reviewer', 'city-government'], signs: false,
  },
} as const satisfies Record<string, Transition>;

/**
 * The list as approved: each row says how many of its persons were approved, and rows without any are left out. Empty
 * when nobody was.
 */
export function approvedRows(
  rows: readonly Json[], behind: readonly PersonsRow[], approved: (row: PersonsRow) => number,
): Json[] {
  return behind.flatMap((row) => {
    const count = approved(row);
    return count === 0 ? [] : [{ ...recordOf(rows[row.index]), [row.field]: count }];
  });
}

function recordOf(value: Json | undefined): Record<string, Json> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
