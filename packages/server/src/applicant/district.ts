import type { SetDistrict } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { Actor, VerbContext } from '../foundation/index.ts';
import { requireDisinterested } from '../identity/index.ts';
import { listApplicants, lockApplicant, updateDistrict } from './applicant.sql.ts';

/** 定辖区 — where the credit code says none, or another than the firm's. Refuses with applicant.not-found. */
export async function setDistrict(context: VerbContext, input: SetDistrict & { applicantId: string }): Promise<void> {
  const applicant = await lockApplicant(context.tx, input.applicantId);
  if (!applicant) throw refuse('applicant.not-found');
  requireDisinterested(context.actor, applicant.id);
  await updateDistrict(context.tx, { id: applicant.id, district: input.district });
  await recordAudit(context, {
    act: 'applicant.set-district', object: { kind: 'applicant', id: applicant.id },
    details: { district: input.district, former: applicant.district },
  });
}

type Reading = Pick<VerbContext, 'tx'> & { readonly actor: Actor };

/** 辖区 — those of the applicants that the actor's post reaches: all, unless the post is limited to a district. */
export async function findWithinDistrict(
  context: Reading, applicantIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { actor } = context;
  if (actor.kind !== 'user' || actor.district === undefined) return new Set(applicantIds);
  const applicants = await listApplicants(context.tx, [...new Set(applicantIds)]);
  return new Set(applicants.filter(({ district }) => district === actor.district).map(({ id }) => id));
}
