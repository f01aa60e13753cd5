import type { PaperClaim } from '@qingce/contract';
import type { StoredFile } from '../documents/index.ts';
import type { Day, Instant } from '../foundation/index.ts';
import type { Claim } from './claim.ts';

/** 纸质申报 — as it was typed, with the scan that it is compared with, and what became of it. */
export interface StoredPaper {
  readonly id: string;
  readonly policy: string;
  readonly applicantId: string;
  readonly year: number;
  readonly receivedOn: Day;
  readonly facts: Claim['facts'];
  readonly materials: readonly string[];
  readonly scan: (StoredFile & { readonly name: string }) | null;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  readonly state: PaperClaim['state'];
  readonly settled: { readonly by: string; readonly at: Instant; readonly reason: string | null } | null;
  readonly claimId: string | null;
}

/** When the paper counts as arrived: within the day of its receipt, and never later than now. */
export function arrivalOf(receivedOn: Day, businessNow: Instant): Instant {
  const end = `${receivedOn}T23:59:59.999+08:00`;
  return end < businessNow ? end : businessNow;
}
