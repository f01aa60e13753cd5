import type { CheckLine, ChecklistLine } from '@qingce/contract';
import type { CheckedPolicy, Finding, ItemAnswer } from '@qingce/policy-language/evaluate';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { listDocuments } from '../documents/index.ts';
import { assessFacts } from '../eligibility/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { Refusal, VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import { getPolicyVersion } from '../policy/index.ts';
import { readClaimFacts, itemIdsOf } from './claim-facts.ts';
import { claimTransitions } from './claim.ts';
import type { Claim } from './claim.ts';
import { listChecks, putCheck } from './checklist.sql.ts';
import { beginAct } from './move-claim.ts';

type Line = Omit<ChecklistLine, 'found'>;

/**
 * 审查清单 — what the policy asks of the claim, line by line: the materials of its items, and the conditions, with what the
 * system sees of each.
 */
export async function readChecklist(
  context: Pick<VerbContext, 'tx' | 'businessNow'>,
  claim: Claim,
  policy: CheckedPolicy,
): Promise<Line[]> {
  const given = new Set((await listDocuments(context, claim.id)).map(({ material }) => material));
  const facts = await readClaimFacts(context, claim);
  const assessment = assessFacts(policy, { facts }, { advice: false, trace: false });
  const items = 'answer' in assessment ? assessment.answer.items : [];
  return [...materialLines(policy, claim, given), ...items.flatMap((item, at) => conditionLines(policy, item, at))];
}

function materialLines(policy: CheckedPolicy, claim: Claim, given: ReadonlySet<string>): Line[] {
  const items = itemIdsOf(claim.facts);
  return policy.process.materials
    .filter(({ for: whom }) => whom.some((item) => item === 'all' || items.includes(item)))
    .filter(({ id, required }) => required || given.has(id))
    .map(({ id, name, clause, required }) => ({
      line: `material:${id}`, kind: 'material', position: null, clause, text: name, required,
      seen: given.has(id) ? 'given' : 'missing',
    }));
}

/** One line a condition, however many rows it is asked of: it fails where one row fails. */
function conditionLines(policy: CheckedPolicy, item: ItemAnswer, position: number): Line[] {
  const byName = Map.groupBy(item.findings, ({ condition }) => condition);
  return [...byName.entries()].flatMap(([name, findings]): Line[] => {
    const [first] = findings;
    const text = first && policy.reasons[first.code];
    if (!first || !text) return [];
    return [{
      line: `condition:${position}:${name}`, kind: 'condition', position, clause: first.clause, text, required: true,
      seen: seenOf(findings),
    }];
  });
}

function seenOf(findings: readonly Finding[]): Line['seen'] {
  if (findings.some(({ holds }) => holds === false)) return 'fails';
  return findings.every(({ holds }) => holds === true) ? 'holds' : 'open';
}

/**
 * 逐项审查 — the clerk finds one line of the checklist right or wrong; a line found wrong holds up acceptance. Refuses as
 * beginAct does, and with claim.check-unknown and claim.check-without-note.
 */
export async function checkClaim(context: VerbContext, input: CheckLine & { claimId: string }): Promise<void> {
  const transition = claimTransitions.check;
  const claim = await beginAct(context, input.claimId, transition);
  assert(claim.policyHash, 'a submitted claim has pinned its policy');
  const lines = await readChecklist(context, claim, await getPolicyVersion(context.tx, claim.policyHash));
  if (!lines.some(({ line }) => line === input.line)) throw refuse('claim.check-unknown', { line: input.line }, 'line');
  if (!input.isRight && input.note === '') throw refuse('claim.check-without-note', undefined, 'note');
  await putCheck(context.tx, {
    ...input, round: claim.returns, by: getPerson(context.actor).id, at: context.businessNow,
  });
  await recordAudit(context, {
    act: transition.act,
    object: { kind: 'claim', id: claim.id },
    details: { number: claim.number, line: input.line, isRight: input.isRight },
  });
}

/**
 * What stands in the way of accepting a claim: lines of the checklist that were found wrong, and an applicant whose
 * holder no office has confirmed. What came on paper carries the applicant's seal, and nobody declared it here.
 */
export async function findAcceptanceBarrier(
  context: Pick<VerbContext, 'tx'>,
  claim: Claim,
): Promise<Refusal | undefined> {
  const wrong = (await listChecks(context.tx, claim)).filter(({ isRight }) => !isRight);
  if (wrong.length > 0) return refuse('claim.checked-wrong', { lines: `${wrong.length}` });
  const applicant = await getApplicant(context, claim.applicantId);
  const isDeclaredHere = claim.receipt?.declaredBy !== undefined;
  return isDeclaredHere && !applicant.isConfirmed ? refuse('claim.holder-unconfirmed') : undefined;
}
