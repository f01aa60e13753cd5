import type { PolicyDraftLine } from '@qingce/contract';
import { refuse } from '../foundation/index.ts';
import type { Instant } from '../foundation/index.ts';

/** 政策草案 — which version it began from, and what it changes in a few words. */
export interface Draft {
  readonly id: string; readonly policy: string; readonly baseHash: string; readonly title: string;
  readonly begunBy: string; readonly begunAt: Instant;
}

/** One saved text of a draft: the rules and the worked examples. The promulgated text stands as it is. */
export interface Save {
  readonly number: number; readonly policy: string; readonly examples: string;
  readonly by: string; readonly at: Instant;
}

/** 提请发布 — of one save, with what decided it; without an outcome it waits. */
export interface Proposal {
  readonly id: string; readonly save: number; readonly hash: string; readonly reason: string;
  readonly document: string; readonly documentNo: string; readonly by: string; readonly at: Instant;
  readonly outcome: 'published' | 'returned' | 'withdrawn' | null;
  readonly settledBy: string | null; readonly settledAt: Instant | null; readonly note: string | null;
}

/** Where a draft stands, by its proposals and the version in force. */
export function stateOf(
  { baseHash }: Draft, { proposals, inForce }: { proposals: readonly Proposal[]; inForce: string },
): PolicyDraftLine['state'] {
  if (proposals.some(({ outcome }) => outcome === 'published')) return 'published';
  if (baseHash !== inForce) return 'outdated';
  return proposals.some(({ outcome }) => outcome === null) ? 'proposed' : 'open';
}

/** Refuses where the text may not change: drafting.proposed and drafting.published. */
export function requireOpen(proposals: readonly Proposal[]): void {
  if (proposals.some(({ outcome }) => outcome === 'published')) throw refuse('drafting.published');
  if (proposals.some(({ outcome }) => outcome === null)) throw refuse('drafting.proposed');
}

/** The proposal that waits for an answer; refuses with drafting.published and drafting.not-proposed. */
export function requireProposed(proposals: readonly Proposal[]): Proposal {
  if (proposals.some(({ outcome }) => outcome === 'published')) throw refuse('drafting.published');
  const waiting = proposals.find(({ outcome }) => outcome === null);
  if (!waiting) throw refuse('drafting.not-proposed');
  return waiting;
}
