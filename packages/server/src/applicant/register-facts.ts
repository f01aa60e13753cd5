import type { Applicant } from '@qingce/contract';
import { canonicalJson } from '@qingce/values';
import type { Day, Instant } from '../foundation/index.ts';

/** A value as facts travel; null where the fact was taken out. */
export type FactValue = Applicant['registerFacts'][string];

/** 登记事实 — one statement of the register about an applicant, never changed; later ones follow it. */
export interface RegisterFact {
  readonly fact: string;
  readonly value: FactValue;
  /** Null where it was recorded before sources were kept. */
  readonly source: string | null;
  readonly documentNo: string | null;
  /** The first day on which it holds; null where it has held ever since the register is asked. */
  readonly validFrom: Day | null;
  readonly recordedAt: Instant;
  /** Who recorded it, in the post and unit of that day; null where the trail does not say. */
  readonly recordedBy: { readonly id: string; readonly role: string; readonly unit: string | null } | null;
}

/** What of a statement decides what is held. */
type Said = Pick<RegisterFact, 'fact' | 'value' | 'validFrom'>;

/** What the register holds of a fact for a year. */
export interface HeldFact<Statement extends Said = RegisterFact> {
  readonly fact: string;
  /** Null where it is open. */
  readonly value: FactValue;
  /** The register says different things of the days of the year. */
  readonly isOpen: boolean;
  /** The statement that holds on the last of its days. */
  readonly by: Statement;
}

/**
 * 当年登记事实 — what the register holds for every day of a claim year (decision 0066). Of the statements, in the order in
 * which they were recorded, the last one counts from its first day on; days before the first one say nothing. Where the
 * days of the year differ the fact is open, and the office has to say what counts for the year.
 */
export function heldIn<Statement extends Said>(
  statements: readonly Statement[], year: number,
): HeldFact<Statement>[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return [...Map.groupBy(statements, ({ fact }) => fact)].flatMap(([fact, own]): HeldFact<Statement>[] => {
    const turns = own.flatMap(({ validFrom }) => (validFrom !== null && validFrom > first ? validFrom : []))
      .filter((day) => day <= last);
    const values = new Set([first, ...turns]
      .flatMap((day) => saidOn(own, day) ?? []).map(({ value }) => canonicalJson(value)));
    const by = saidOn(own, last);
    if (!by) return [];
    const isOpen = values.size > 1;
    return !isOpen && by.value === null ? [] : [{ fact, value: isOpen ? null : by.value, isOpen, by }];
  });
}

function saidOn<Statement extends Said>(statements: readonly Statement[], day: Day): Statement | undefined {
  return statements.findLast(({ validFrom }) => validFrom === null || validFrom <= day);
}
