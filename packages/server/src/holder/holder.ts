import type { HolderVerdict } from '@qingce/contract';
import type { StoredRequest } from '../applicant/index.ts';
import type { Instant } from '../foundation/index.ts';

/** So many files may one person hand in for one applicant. */
export const filesMost = 10;

/** 授权证明 — a file that a person handed in to show that they act for an applicant. */
export interface Proof {
  readonly id: string;
  readonly applicantId: string;
  readonly userId: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly at: Instant;
}

/** 核验意见 — what an officer found about a person and an applicant. */
export interface Verdict {
  readonly applicantId: string;
  readonly userId: string;
  readonly verdict: HolderVerdict;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

/** 待核验的人 — says to act for an applicant: by its mandate, or by a request to join it. */
export interface Candidate {
  readonly applicantId: string;
  readonly userId: string;
  readonly since: Instant;
  readonly request: StoredRequest | undefined;
  /** False where the office's word has been said and nothing was asked since. */
  readonly isWaiting: boolean;
}
