import type { Applicant, CaseFile } from '@qingce/contract';
import { askedOf, kindOf } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';

interface OnPaper { readonly year: number; readonly receivedOn: string; readonly facts: CaseFile['draft'] }

/**
 * What a claim of that applicant for that year says before anything else is typed: what the register holds, as which
 * kind it is made, and when.
 */
export function asClaimed(policy: CheckedPolicy, applicant: Applicant, paper: OnPaper): CaseFile['claimed'] {
  const claimed = (paper.facts['applicant'] as { kind?: unknown } | undefined)?.kind;
  const kind = kindOf(policy, { form: applicant.kind, claimed });
  return {
    applicant: { ...askedOf(policy, applicant.registerFacts), ...(kind === undefined ? {} : { kind }) },
    // Any moment of the day of receipt comes to the same.
    claim: { year: paper.year, submittedAt: `${paper.receivedOn}T12:00:00+08:00` },
    items: [],
  };
}
