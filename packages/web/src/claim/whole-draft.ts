import type { CaseFile } from '@qingce/contract';
import type { Draft } from '@qingce/law-view';

/**
 * The contract's facts of a draft: what was typed, over what the register holds, with the claim's own year
 * and time.
 */
export function wholeDraft(file: Pick<CaseFile, 'claimed'>, facts: Record<string, unknown>): Draft {
  const registered = recordOf(file.claimed.applicant);
  const items = Array.isArray(facts.items) ? (facts.items as unknown[]).map(recordOf) : [];
  const typed = recordOf(facts.applicant);
  return {
    // Which kind it is, is the applicant's to say, where there are several.
    applicant: { ...typed, ...registered, kind: typed.kind ?? registered.kind },
    claim: recordOf(file.claimed.claim),
    items,
  };
}

/** Ids of the items in a draft, in order. */
export function itemsOf(facts: Record<string, unknown>): string[] {
  return Array.isArray(facts.items)
    ? (facts.items as unknown[]).map((item) => String(recordOf(item).item))
    : [];
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
