import type { CaseAct } from '../casefile/case-acts.ts';

/** Acts that several claims may take at once: those that say the same of each of them. */
export const bulkActs = ['claim.accept', 'review.propose', 'payment.order'] as const satisfies readonly CaseAct[];
export type BulkAct = (typeof bulkActs)[number];
