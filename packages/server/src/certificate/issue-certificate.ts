import { createHash } from 'node:crypto';
import type { IssueCertificate } from '@qingce/contract';
import { canonicalJson, formatYuan } from '@qingce/values';
import { getApplicant } from '../applicant/index.ts';
import { recordAudit } from '../audit/index.ts';
import { findDecision } from '../award/index.ts';
import { claimNumber, lockClaimOf, takeNumber } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { sumOf } from '../fund/index.ts';
import { getPerson } from '../identity/index.ts';
import { listOrders } from '../payment/index.ts';
import type { CertificateContent } from './certificate.ts';
import { findCertificate, insertCertificate } from './certificate.sql.ts';
import { isEncumbered } from './read-certificate.ts';

/**
 * 出具应收奖励款证明 — what is ordered for a claim and not paid, by which treasuries; one a claim. Refuses with
 * claim.not-found, identity.own-applicant, certificate.claim-state, certificate.encumbered, certificate.issued-before,
 * and with certificate.expected-on for a day that has passed.
 */
export async function issueCertificate(
  context: VerbContext, input: IssueCertificate & { claimId: string },
): Promise<void> {
  const { expectedOn } = input;
  const claim = await lockClaimOf(context, input.claimId);
  // A draft is the applicant's own: to an office it is not there.
  if (claim.number === null) throw refuse('claim.not-found');
  if (claim.state !== 'ordered') throw refuse('certificate.claim-state', { state: claim.state });
  if (await isEncumbered(context, claim.id)) throw refuse('certificate.encumbered');
  // The claim is held, so of two at once the second sees the first.
  if (await findCertificate(context.tx, { claimId: claim.id })) throw refuse('certificate.issued-before');
  if (expectedOn < context.today) throw refuse('certificate.expected-on', { today: context.today }, 'expectedOn');
  const unpaid = (await listOrders(context.tx, claim.id)).filter(({ state }) => state !== 'paid');
  const amountFen = sumOf(unpaid);
  const year = Number.parseInt(context.today.slice(0, 4), 10);
  const number = claimNumber(year, await takeNumber(context.tx, 'receivable-certificate', year));
  const shares = unpaid.map(({ treasury, amountFen: fen }) => ({ treasury, amount: formatYuan(fen) }));
  const said = await contentOf(context, claim, { number, amount: formatYuan(amountFen), shares, expectedOn });
  const content = canonicalJson(said);
  const hash = createHash('sha256').update(content).digest('hex');
  await insertCertificate(context.tx, {
    id: context.newId(), number, claimId: claim.id, applicantId: claim.applicantId, amountFen, expectedOn,
    content, hash, issuedBy: getPerson(context.actor).id, issuedAt: context.businessNow,
  });
  await recordAudit(context, {
    act: 'certificate.issue', object: { kind: 'claim', id: claim.id },
    concerns: [{ kind: 'applicant', id: claim.applicantId }],
    details: { certificate: number, amount: formatYuan(amountFen), expectedOn, sha256: hash },
  });
}

async function contentOf(
  context: VerbContext, claim: Claim, of: Pick<CertificateContent, 'number' | 'amount' | 'shares' | 'expectedOn'>,
): Promise<CertificateContent> {
  const decision = await findDecision(context.tx, claim.id);
  assert(decision && claim.number, 'an ordered claim has a number and a decision');
  const applicant = await getApplicant(context, claim.applicantId);
  return { ...of, claim: claim.number, applicant: applicant.name, policy: claim.policy, decision: decision.number };
}
