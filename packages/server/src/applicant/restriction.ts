import type { Day, Instant } from '../foundation/index.ts';

/**
 * 资格限制 — an applicant that may not claim under a policy from one day until another, both restricted. Found in the
 * handling of a claim; `in-force` is decided, whatever the day.
 */
export interface StoredRestriction {
  readonly id: string;
  readonly number: string;
  readonly claimId: string;
  readonly applicantId: string;
  readonly policy: string;
  readonly clause: string;
  readonly finding: string;
  readonly hearingOn: Day;
  readonly state: 'hearing' | 'heard' | 'in-force' | 'dropped' | 'lifted';
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly decision: RestrictionDecision | null;
  readonly lift: { readonly reason: string; readonly by: string; readonly at: Instant } | null;
  readonly liftedAt: Instant | null;
}

/** What was decided, by its document. */
export interface RestrictionDecision {
  readonly from: Day;
  readonly until: Day;
  readonly document: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}
