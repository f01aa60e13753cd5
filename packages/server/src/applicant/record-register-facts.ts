import type { Applicant, RecordRegisterFacts } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { requireDisinterested } from '../identity/index.ts';
import { lockApplicant, updateRegisterFacts } from './applicant.sql.ts';

/**
 * 登记事实 — what an office's register holds about the applicant (recognition, statistics filed, …). Facts replace those
 * of the same name, null takes one out. Refuses with applicant.not-found and identity.own-applicant.
 */
export async function recordRegisterFacts(
  context: VerbContext, input: RecordRegisterFacts & { applicantId: string },
): Promise<Applicant> {
  const applicant = await lockApplicant(context.tx, input.applicantId);
  if (!applicant) throw refuse('applicant.not-found');
  requireDisinterested(context.actor, applicant.id);
  const kept = Object.entries({ ...applicant.registerFacts, ...input.facts }).filter(([, value]) => value !== null);
  const registerFacts = Object.fromEntries(kept);
  await updateRegisterFacts(context.tx, { id: applicant.id, facts: registerFacts });
  await recordAudit(context, {
    act: 'applicant.record-register-facts', object: { kind: 'applicant', id: applicant.id },
    details: { facts: Object.keys(input.facts).join(' ') },
  });
  return { ...applicant, registerFacts };
}
