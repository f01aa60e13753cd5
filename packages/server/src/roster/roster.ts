import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ClaimFacts, Transition } from '../claim/index.ts';
import type { Instant } from '../foundation/index.ts';

type Json = ClaimFacts['items'][number];

/** 在册人员 — one person behind a row of a claim. */
export interface Person {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly school: string;
}

/** 逐人核准 — what an office said of one person; a later word takes the place of an earlier one. */
export interface PersonDecision {
  readonly personId: string;
  readonly approved: boolean;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

/** A row that stands for persons: the list that it belongs to, how many it says, and whose it is to approve. */
export interface PersonsRow {
  readonly path: string;
  readonly list: string;
  readonly index: number;
  readonly stated: number;
  readonly office: string;
  /** The field of the row that counts. */
  readonly field: string;
}

export const rosterTransitions = {
  enter: {
    act: 'roster.enter', from: ['draft', 'returned'], to: null, roles: ['applicant-clerk', 'mandate-holder'],
    signs: false,
  },
  decide: {
    act: 'roster.decide', from: ['accepted'], to: null,
    roles: ['commerce-clerk', 'inspector', 'education-officer', 'finance-reviewer', 'city-government'], signs: false,
  },
} as const satisfies Record<string, Transition>;

/** The rows of a claim that stand for persons, as its policy declares the lists (`persons`). */
export function personsRows(policy: CheckedPolicy, facts: ClaimFacts): PersonsRow[] {
  return facts.items.flatMap((item, at) => {
    const given = recordOf(item);
    const declared = policy.items.find(({ id }) => id === given['item']);
    return (declared?.facts ?? []).flatMap((id) => {
      const fact = policy.facts[id];
      const rows = fact && (given[fact.key] ?? given[fact.name]);
      const { persons, confirmedBy } = fact ?? {};
      if (!fact || persons === undefined || confirmedBy === undefined || !Array.isArray(rows)) return [];
      const list = `items[${at}].${fact.key}`;
      return rows.map((row, index) => ({
        path: `${list}[${index}]`, list, index, office: confirmedBy, field: persons,
        stated: countOf(recordOf(row)[persons]),
      }));
    });
  });
}

/** A row that does not say stands for one. */
function countOf(value: Json | undefined): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : 1;
}

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
