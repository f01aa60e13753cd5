import type { Applicant, CaseFile, RegisterHistory } from '@qingce/contract';
import { askedOf, kindOf } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';

interface OnPaper { readonly year: number; readonly receivedOn: string; readonly facts: CaseFile['draft'] }

/**
 * What a claim of that applicant for that year says before anything else is typed: what the register holds for it, as
 * which kind it is made, and when.
 */
export function asClaimed(
  policy: CheckedPolicy, of: { applicant: Applicant; held: RegisterHistory['held'] }, paper: OnPaper,
): CaseFile['claimed'] {
  const { applicant, held } = of;
  const claimed = (paper.facts['applicant'] as { kind?: unknown } | undefined)?.kind;
  const kind = kindOf(policy, { form: applicant.kind, claimed });
  return {
    applicant: { ...askedOf(policy, valuesOf(held)), ...(kind === undefined ? {} : { kind }) },
    // Any moment of the day of receipt comes to the same.
    claim: { year: paper.year, submittedAt: `${paper.receivedOn}T12:00:00+08:00` },
    items: [],
  };
}

function valuesOf(held: RegisterHistory['held']): CaseFile['draft'] {
  return Object.fromEntries(held.filter(({ isOpen }) => !isOpen).map(({ fact, value }) => [fact, value]));
}

/** What the register holds of the facts that the policy asks for, under their keys. */
export function heldFor(policy: CheckedPolicy, held: RegisterHistory['held']): CaseFile['register'] {
  return held.flatMap((each) => {
    const asked = policy.facts.find(({ scope, key, name }) =>
      scope === 'applicant' && (key === each.fact || name === each.fact));
    return asked ? [{ ...each, fact: asked.key }] : [];
  });
}
