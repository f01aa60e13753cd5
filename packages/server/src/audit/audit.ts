import type { Actor, Instant } from '../foundation/index.ts';

/** What an act was done to: `{ kind: 'claim', id }`. */
export interface AuditObject { readonly kind: string; readonly id: string }

/** Short values that say what the act did: codes, numbers, hashes, amounts in 元. No personal data, no free text. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

/** 审计记录 — one act as the trail holds it. */
export interface AuditRecord {
  readonly id: bigint;
  readonly act: string;
  readonly outcome: 'done' | 'denied';
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly actorRole: string | null;
  readonly actorUnit: string | null;
  readonly object: AuditObject;
  readonly details: AuditDetails;
  readonly requestId: string;
  readonly businessAt: Instant;
  readonly recordedAt: Instant;
}

/** `concerns` are the further objects in whose history the act belongs, such as each claim on a signed list. */
export interface AuditedAct {
  readonly act: string;
  readonly object: AuditObject;
  readonly concerns?: readonly AuditObject[];
  readonly details?: AuditDetails;
}
