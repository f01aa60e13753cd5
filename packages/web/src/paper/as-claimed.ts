import type { Applicant, CaseFile } from '@qingce/contract';

/** What a claim of that applicant for that year says before anything is typed: what the register holds, and when. */
export function asClaimed(
  applicant: Applicant, paper: { year: number; receivedOn: string },
): CaseFile['claimed'] {
  return {
    applicant: { ...applicant.registerFacts, kind: applicant.kind },
    // Any moment of the day of receipt comes to the same.
    claim: { year: paper.year, submittedAt: `${paper.receivedOn}T12:00:00+08:00` },
    items: [],
  };
}
