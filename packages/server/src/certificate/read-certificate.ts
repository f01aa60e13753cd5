import type { CertificateCheck, CertificateState, ClaimCertificate, Certificate as Shown } from '@qingce/contract';
import { amountInWords, formatYuan } from '@qingce/values';
import { findClaim } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { assert, refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { sumOf } from '../fund/index.ts';
import { actsFor, getPerson, hasStake, isApplicantRole } from '../identity/index.ts';
import { listOrders } from '../payment/index.ts';
import { hasOpenCase } from '../recovery/index.ts';
import { certificateRoles, certificateState } from './certificate.ts';
import type { Certificate, CertificateContent } from './certificate.ts';
import { findCertificate, listPledges } from './certificate.sql.ts';

type Reading = Pick<VerbContext, 'tx' | 'actor' | 'today'>;

/**
 * 一份申报的证明 — for its own people and the offices, with what the reader may do. Refuses with claim.not-found, also for
 * what is another's, identity.own-applicant and identity.other-district.
 */
export async function readClaimCertificate(context: Reading, claimId: string): Promise<ClaimCertificate> {
  const claim = await getVisibleClaim(context, claimId);
  const found = await findCertificate(context.tx, { claimId });
  const certificate = found ? await shown(context, found) : null;
  return { certificate, actions: await actionsOf(context, claim, certificate) };
}

/** 查验 — what anyone may know of a certificate by the address on it. Refuses with certificate.not-found. */
export async function checkCertificate(context: Pick<VerbContext, 'tx'>, id: string): Promise<CertificateCheck> {
  const certificate = await findCertificate(context.tx, { id });
  if (!certificate) throw refuse('certificate.not-found');
  const orders = await listOrders(context.tx, certificate.claimId);
  const { number, hash, expectedOn, issuedAt, amountFen } = certificate;
  return {
    number, hash, state: await stateOf(context, certificate), amount: formatYuan(amountFen),
    unpaid: formatYuan(sumOf(orders.filter(({ state }) => state !== 'paid'))), expectedOn, issuedAt,
  };
}

/** 证明状态 — from what became of the claim, its orders and its pledges. */
export async function stateOf(
  context: Pick<VerbContext, 'tx'>, certificate: Certificate,
): Promise<CertificateState> {
  const claim = await findClaim(context.tx, certificate.claimId);
  assert(claim, 'a certificate has a claim');
  const pledges = await listPledges(context.tx, certificate.id);
  return certificateState({
    claimState: claim.state, isEncumbered: await isEncumbered(context, claim.id),
    isPledged: pledges.some(({ releasedAt }) => releasedAt === null),
  });
}

/** Whether what was awarded is being recovered, or a part of it goes to a treasury for a debt. */
export async function isEncumbered({ tx }: Pick<VerbContext, 'tx'>, claimId: string): Promise<boolean> {
  const orders = await listOrders(tx, claimId);
  return orders.some(({ withheld }) => withheld !== null) || hasOpenCase(tx, claimId);
}

async function getVisibleClaim(context: Reading, claimId: string): Promise<Claim> {
  const claim = await findClaim(context.tx, claimId);
  const person = getPerson(context.actor);
  const maySee = claim
    && (isApplicantRole(person.role) ? actsFor(person, claim.applicantId) : claim.number !== null);
  if (!claim || !maySee) throw refuse('claim.not-found');
  return claim;
}

async function shown(context: Reading, certificate: Certificate): Promise<Shown> {
  const said = JSON.parse(certificate.content) as CertificateContent;
  const pledges = await listPledges(context.tx, certificate.id);
  return {
    ...(await checkCertificate(context, certificate.id)),
    id: certificate.id, claimId: certificate.claimId, claimNumber: said.claim, applicant: said.applicant,
    policy: said.policy, decisionNumber: said.decision, amountInWords: amountInWords(certificate.amountFen),
    shares: [...said.shares],
    pledges: pledges.map(({ pledgee, paper, recordedAt, releasedAt, releasePaper }) =>
      ({ pledgee, paper, recordedAt, releasedAt, releasePaper })),
  };
}

async function actionsOf(
  context: Reading, claim: Claim, certificate: Shown | null,
): Promise<ClaimCertificate['actions']> {
  const person = getPerson(context.actor);
  if (!certificateRoles.includes(person.role) || hasStake(person, claim.applicantId)) return [];
  if (!certificate) {
    return claim.state === 'ordered' && !await isEncumbered(context, claim.id) ? ['certificate.issue'] : [];
  }
  if (certificate.pledges.some(({ releasedAt }) => releasedAt === null)) return ['certificate.release'];
  return certificate.state === 'valid' ? ['certificate.pledge'] : [];
}
