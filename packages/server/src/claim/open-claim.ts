import type { ApplicantKind, OpenClaim } from '@qingce/contract';
import { kindsFor, readinessOf } from '@qingce/policy-language/evaluate';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { openFolder } from '../documents/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson, requireMember } from '../identity/index.ts';
import { getPolicyInForce } from '../policy/index.ts';
import type { Claim } from './claim.ts';
import { requireRemedies } from './require-remedies.ts';
import { findOpenClaim, insertClaim, lockOpening } from './claim.sql.ts';

/**
 * 开始申报 — a draft for one year of one policy; an applicant has one, so a second click answers with the first.
 * Refuses with applicant.not-found, applicant.not-member, applicant.outside-mandate, applicant.merged,
 * policy.not-found, claim.no-remedies, claim.policy-unready and claim.no-kind.
 */
export async function openClaim(context: VerbContext, input: OpenClaim): Promise<Claim> {
  const { tx, actor } = context;
  const applicant = await getApplicant(context, input.applicantId);
  requireMember(actor, applicant.id);
  if (applicant.mergedInto !== null) throw refuse('applicant.merged');
  const policy = await getPolicyInForce(tx, input.policy);
  requireRemedies(policy);
  requireReady(policy);
  requireKind(policy, applicant.kind);
  await lockOpening(tx, applicant.id);
  const existing = await findOpenClaim(tx, input);
  if (existing) return existing;
  const claim = newClaim(context, { ...input, policy: policy.id });
  await insertClaim(tx, { ...claim, openedBy: getPerson(actor).id });
  await openFolder(context, { claimId: claim.id, applicantId: applicant.id });
  await recordAudit(context, {
    act: 'claim.open',
    object: { kind: 'claim', id: claim.id },
    concerns: [{ kind: 'applicant', id: applicant.id }],
    details: { policy: policy.id, year: input.claimYear },
  });
  return claim;
}

/** 办件条件 — no claim begins that could not be brought to its end: refuses with claim.policy-unready. */
function requireReady(policy: CheckedPolicy): void {
  const lacks = readinessOf(policy).map(({ lacks: kind, what }) => (what === '' ? kind : `${kind} ${what}`));
  if (lacks.length > 0) throw refuse('claim.policy-unready', { lacks: lacks.join('、') }, 'policy');
}

/** 申报主体 — refuses with claim.no-kind where the policy has no kind of applicant for their legal form. */
function requireKind(policy: CheckedPolicy, form: ApplicantKind): void {
  if (kindsFor(policy, form).length > 0) return;
  throw refuse('claim.no-kind', {
    kinds: policy.applicants.map(({ name }) => `${name.zh} ${name.en}`).join('；') || '—',
  }, 'applicantId');
}

/** A draft in which nothing is written yet. */
export function newClaim(
  context: Pick<VerbContext, 'newId' | 'businessNow'>,
  round: { policy: string; applicantId: string; claimYear: number },
): Claim {
  return {
    id: context.newId(),
    number: null,
    policy: round.policy,
    policyHash: null,
    applicantId: round.applicantId,
    claimYear: round.claimYear,
    state: 'draft',
    revision: 0,
    facts: { applicant: {}, items: [] },
    returns: 0,
    submittedAt: null,
    receipt: null,
    ended: null,
    cycle: 0,
    changedAt: context.businessNow,
  };
}
