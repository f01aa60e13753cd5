/** 待办 — what a list of claims is narrowed to, and the filters that a person keeps under a name. */
import { z } from 'zod';
import { claimStates } from './claim.ts';
import type { ClaimState } from './claim.ts';
import { Id, Instant, Yuan } from './wire.ts';

/** Several states in one field of an address: `accepted,verified`. */
const States = z.string().max(200).refine((text) => text.split(',').every(isState), {
  error: `not states separated by commas, such as "accepted,verified"; they are ${claimStates.join(', ')}`,
});

/** The fields of an address that narrow a list of claims; what is absent narrows nothing. */
export const ClaimFilter = z.object({
  /** Words that must all be found: in numbers, names (also by pinyin or its initials), codes and texts of the claim. */
  words: z.string().max(100).optional(),
  states: States.optional(),
  policy: z.string().max(100).optional(),
  item: z.string().max(100).optional(),
  year: z.string().regex(/^[0-9]{4}$/, { error: 'not a year such as "2016"' }).optional(),
  /** The office that holds the claim, as `waitsFor` of its line. */
  office: z.string().max(100).optional(),
  /** Past its last day, or within three days of it. */
  due: z.enum(['overdue', 'soon']).optional(),
});
export type ClaimFilter = z.infer<typeof ClaimFilter>;

/** Days before the last one on which a deadline begins to stand out. */
export const soonDays = 3;

function isState(text: string): text is ClaimState {
  return (claimStates as readonly string[]).includes(text);
}

/** 常用筛选 — a filter under a name, one person's own; the same name again replaces it. */
export const SaveFilter = z.object({ name: z.string().trim().min(1).max(40), filter: ClaimFilter });
export type SaveFilter = z.infer<typeof SaveFilter>;
export const SavedFilter = SaveFilter.extend({ id: Id, savedAt: Instant });
export type SavedFilter = z.infer<typeof SavedFilter>;

/**
 * 在办与逾期 — what one office holds: how many claims wait for it, how many of them are past their last day or within three
 * days of it, since when the oldest waits, how many days the latest is late, and what is at stake in all of them.
 */
export const OfficeLoad = z.object({
  office: z.string(),
  waiting: z.int(),
  overdue: z.int(),
  soon: z.int(),
  latestBy: z.int().nullable(),
  oldestSince: Instant,
  atStake: Yuan,
});
export type OfficeLoad = z.infer<typeof OfficeLoad>;
