import type { CertificateState, Role } from '@qingce/contract';
import type { Fen } from '@qingce/values';
import type { Claim } from '../claim/index.ts';
import type { Day, Instant } from '../foundation/index.ts';

/** 应收奖励款证明 — `content` is what is certified, byte for byte, and `hash` its sha256. */
export interface Certificate {
  readonly id: string;
  readonly number: string;
  readonly claimId: string;
  readonly applicantId: string;
  readonly amountFen: Fen;
  readonly expectedOn: Day;
  readonly content: string;
  readonly hash: string;
  readonly issuedBy: string;
  readonly issuedAt: Instant;
}

/** 质押登记 — who the receivable is pledged to, until it is released. */
export interface Pledge {
  readonly id: string;
  readonly certificateId: string;
  readonly pledgee: string;
  readonly paper: string;
  readonly recordedAt: Instant;
  readonly releasePaper: string | null;
  readonly releasedAt: Instant | null;
}

/** What a certificate says, as it is hashed: amounts in yuan. */
export interface CertificateContent {
  readonly number: string;
  readonly claim: string;
  readonly applicant: string;
  readonly policy: string;
  readonly decision: string;
  readonly amount: string;
  readonly shares: readonly { readonly treasury: string; readonly amount: string }[];
  readonly expectedOn: Day;
}

/** The one office that certifies what it will pay, and keeps the register of pledges. */
export const certificateRoles: readonly Role[] = ['finance-reviewer'];

/** What a certificate's state follows from; nobody sets it. */
interface Standing {
  readonly claimState: Claim['state'];
  /** A recovery case that was not dropped, or a part that goes to a treasury for a debt. */
  readonly isEncumbered: boolean;
  readonly isPledged: boolean;
}

/** 证明状态 — void before all else, then paid, then pledged. */
export function certificateState({ claimState, isEncumbered, isPledged }: Standing): CertificateState {
  if (isEncumbered || (claimState !== 'ordered' && claimState !== 'paid')) return 'void';
  if (claimState === 'paid') return 'paid';
  return isPledged ? 'pledged' : 'valid';
}
