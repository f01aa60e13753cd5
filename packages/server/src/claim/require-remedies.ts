import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { refuse } from '../foundation/index.ts';

/**
 * 救济途径 — no claim begins under a version of a policy that does not say how a decision can be looked at again: refuses
 * with claim.no-remedies, so that no result comes out before there is a way to appeal.
 */
export function requireRemedies({ process }: Pick<CheckedPolicy, 'process'>): void {
  if ((process.remedies ?? []).length === 0) throw refuse('claim.no-remedies');
}
