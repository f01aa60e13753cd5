import type { PaperClaim } from '@qingce/contract';
import { getApplicant, withinReach } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { findDisplayNames, getPerson } from '../identity/index.ts';
import type { StoredPaper } from './paper-claim.ts';
import { listStoredPapers, lockPaper } from './paper-claim.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'businessNow'>;

/** 纸质申报 — every entry that the officer may deal with, the newest first. */
export async function listPapers(context: Reading): Promise<PaperClaim[]> {
  const person = getPerson(context.actor);
  const shown: PaperClaim[] = [];
  for (const paper of await papersWithinReach(context)) {
    const { name } = await getApplicant(context, paper.applicantId);
    const people = await findDisplayNames(context.tx, [paper.enteredBy, paper.settled?.by ?? paper.enteredBy]);
    const nameOf = (id: string): string => people.get(id) ?? '';
    const { scan, settled } = paper;
    shown.push({
      ...paper, applicant: name, materials: [...paper.materials], enteredBy: nameOf(paper.enteredBy),
      isOwn: paper.enteredBy === person.id, settled: settled && { ...settled, by: nameOf(settled.by) },
      scan: scan && { name: scan.name, sha256: scan.sha256, size: scan.size },
    });
  }
  return shown;
}

/** Whether the claim that a paper became is theirs is asked of the applicant: papers come before claims. */
async function papersWithinReach(context: Reading): Promise<StoredPaper[]> {
  const papers = (await listStoredPapers(context.tx)).map((paper) => ({ applicantId: paper.applicantId, paper }));
  return (await withinReach(context, papers)).map(({ paper }) => paper);
}

/** 查看扫描件 — a look is an act. Refuses with claim.paper-not-found. */
export async function lookAtScan(
  context: VerbContext, paperId: string,
): Promise<NonNullable<StoredPaper['scan']>> {
  const paper = await lockPaper(context.tx, paperId);
  if (!paper?.scan) throw refuse('claim.paper-not-found');
  assert(paper.scan.state === 'stored', 'a quarantined scan is refused');
  await recordAudit(context, {
    act: 'claim.look-at-scan', object: { kind: 'paper-claim', id: paper.id }, details: { sha256: paper.scan.sha256 },
  });
  return paper.scan;
}
