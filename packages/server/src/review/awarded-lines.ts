import type { ReviewList } from '@qingce/contract';
import { parseYuan } from '@qingce/values';
import { findApplicants } from '../applicant/index.ts';
import { listClaims } from '../claim/index.ts';
import { assert } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findOverride } from './override.sql.ts';
import { findProposal } from './review.sql.ts';
import { lineOf } from './review.ts';
import type { Round } from './round-rule.ts';

/** The round's claims that are proposed with an award and not yet approved, as lines by number; reads only. */
export async function readAwardedLines(
  context: Pick<VerbContext, 'tx'>, round: Round,
): Promise<ReviewList['lines']> {
  const reviewed = (await listClaims(context.tx, { states: ['reviewed'] }))
    .filter((claim) => claim.policy === round.policy && claim.claimYear === round.claimYear);
  const applicants = await findApplicants(context.tx, reviewed.map(({ applicantId }) => applicantId));
  const lines: ReviewList['lines'] = [];
  for (const claim of reviewed) {
    const proposal = await findProposal(context.tx, claim.id);
    assert(proposal && claim.number, 'a reviewed claim has a proposal and a number');
    if (proposal.answer.outcome !== 'eligible' || parseYuan(proposal.answer.total) === 0n) continue;
    const name = applicants.find(({ id }) => id === claim.applicantId)?.name ?? '';
    const override = await findOverride(context.tx, claim.id);
    lines.push(lineOf({ id: claim.id, number: claim.number }, name, { answer: proposal.answer, override }));
  }
  return lines.toSorted((a, b) => (a.number < b.number ? -1 : 1));
}
