import type { ClaimState } from '@qingce/contract';
import { listClaims } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, dayAfter } from '../foundation/index.ts';
import type { Day, VerbContext } from '../foundation/index.ts';
import { tellOfficers } from '../messages/index.ts';
import { findStep, getPolicyVersion } from '../policy/index.ts';
import { readDue } from './due.ts';

/** Where an office's clock runs; a claim sent back waits for its applicant, who is told otherwise. */
const held: readonly ClaimState[] = ['submitted', 'accepted', 'verified', 'reviewed', 'in-notice'];

/**
 * 逾期督办 — tells the head of the office that the policy gives its claims to of each that has become late on the days
 * that passed, whichever office holds it: once, on the first day after its last one.
 */
export async function tellOverdue(context: VerbContext, passed: { from: Day; to: Day }): Promise<void> {
  for (const claim of await listClaims(context.tx, { states: [...held] })) {
    const due = (await readDue(context, claim))?.on ?? null;
    if (due === null) continue;
    const late = dayAfter(due, 1);
    if (passed.from <= late && late <= passed.to) await tellHeadOf(context, claim, due);
  }
}

async function tellHeadOf(context: VerbContext, claim: Claim, due: Day): Promise<void> {
  const { id: claimId, applicantId, number, policyHash } = claim;
  assert(number !== null && policyHash !== null, 'what an office holds was submitted');
  const lead = findStep(await getPolicyVersion(context.tx, policyHash), 'acceptance')?.by[0];
  await tellOfficers(context, {
    act: 'casefile.overdue', about: { kind: 'claim', id: claimId }, fields: { number, due },
    claims: [{ claimId, applicantId }],
    isTheirs: async ({ role, unit }) => role === 'commerce-director' && unit === lead,
  });
}
