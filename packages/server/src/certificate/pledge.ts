import type { PledgeCertificate, ReleasePledge } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { lockClaimOf } from '../claim/index.ts';
import type { Claim } from '../claim/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { getPerson } from '../identity/index.ts';
import type { Certificate, Pledge } from './certificate.ts';
import { findCertificate, insertPledge, listPledges, releasePledgeOf } from './certificate.sql.ts';
import { stateOf } from './read-certificate.ts';

/**
 * 登记质押 — one pledge at most stands on a certificate. Refuses with claim.not-found, identity.own-applicant,
 * certificate.not-found, certificate.pledged-before, and with certificate.not-valid for one that is paid or void.
 */
export async function pledgeCertificate(
  context: VerbContext, input: PledgeCertificate & { claimId: string },
): Promise<void> {
  // The claim is held: of two pledges at once the second sees the first.
  const { claim, certificate } = await lockCertificate(context, input.claimId);
  const { pledgee, paper } = input;
  const state = await stateOf(context, certificate);
  if (state === 'pledged') throw refuse('certificate.pledged-before');
  if (state !== 'valid') throw refuse('certificate.not-valid', { state });
  await insertPledge(context.tx, {
    id: context.newId(), certificateId: certificate.id, pledgee, paper, by: getPerson(context.actor).id,
    at: context.businessNow,
  });
  await auditPledge(context, claim, { act: 'certificate.pledge', certificate, paper });
}

/**
 * 解除质押 — the pledgee has let it go, by a paper; also of a certificate that is paid or void. Refuses with
 * claim.not-found, identity.own-applicant, certificate.not-found and certificate.not-pledged.
 */
export async function releasePledge(
  context: VerbContext, input: ReleasePledge & { claimId: string },
): Promise<void> {
  const { claim, certificate } = await lockCertificate(context, input.claimId);
  const standing = standingPledge(await listPledges(context.tx, certificate.id));
  if (!standing) throw refuse('certificate.not-pledged');
  await releasePledgeOf(context.tx, {
    id: standing.id, paper: input.paper, by: getPerson(context.actor).id, at: context.businessNow,
  });
  await auditPledge(context, claim, { act: 'certificate.release', certificate, paper: input.paper });
}

async function lockCertificate(
  context: VerbContext, claimId: string,
): Promise<{ claim: Claim; certificate: Certificate }> {
  const claim = await lockClaimOf(context, claimId);
  if (claim.number === null) throw refuse('claim.not-found');
  const certificate = await findCertificate(context.tx, { claimId: claim.id });
  if (!certificate) throw refuse('certificate.not-found');
  return { claim, certificate };
}

function standingPledge(pledges: readonly Pledge[]): Pledge | undefined {
  return pledges.find(({ releasedAt }) => releasedAt === null);
}

function auditPledge(
  context: VerbContext, claim: Claim, done: { act: string; certificate: Certificate; paper: string },
): Promise<void> {
  return recordAudit(context, {
    act: done.act, object: { kind: 'claim', id: claim.id }, concerns: [{ kind: 'applicant', id: claim.applicantId }],
    details: { certificate: done.certificate.number, documentNo: done.paper },
  });
}
