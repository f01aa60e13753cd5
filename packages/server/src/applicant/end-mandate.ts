import type { EndMandate } from '@qingce/contract';
import { recordAudit } from '../audit/index.ts';
import { refuse } from '../foundation/index.ts';
import type { VerbContext } from '../foundation/index.ts';
import { endMandates, getPerson } from '../identity/index.ts';
import type { Mandate } from '../identity/index.ts';
import { isInForce, lockManaged, lockMandates } from './give-mandate.ts';

/**
 * 终止授权 — from this moment the person reaches nothing of the applicant's any more, running sessions included. Everyone
 * may lay down their own. Refuses with applicant.mandate-not-found, applicant.mandate-ended, applicant.not-member,
 * applicant.outside-mandate, and with applicant.last-holder when nobody would be left who manages mandates.
 */
export async function endMandate(
  context: VerbContext, input: EndMandate & { applicantId: string; mandateId: string },
): Promise<void> {
  const { applicantId, mandateId, reason } = input;
  const mandates = await lockMandates(context, applicantId);
  const mandate = mandates.find(({ id }) => id === mandateId);
  if (!mandate) throw refuse('applicant.mandate-not-found');
  const person = getPerson(context.actor);
  if (mandate.userId !== person.id) await lockManaged(context, applicantId);
  if (mandate.ended !== null) throw refuse('applicant.mandate-ended');
  const others = mandates.filter((other) => other.id !== mandate.id);
  if (manages(mandate, context) && !others.some((other) => manages(other, context))) {
    throw refuse('applicant.last-holder');
  }
  await endMandates(context.tx, { ids: [mandate.id], by: person.id, at: context.businessNow, reason });
  await recordAudit(context, {
    act: 'applicant.end-mandate', object: { kind: 'applicant', id: applicantId },
    concerns: [{ kind: 'user', id: mandate.userId }],
    details: { scopes: mandate.scopes.join(' '), from: mandate.from, until: mandate.until },
  });
}

function manages(mandate: Mandate, context: VerbContext): boolean {
  return mandate.scopes.includes('people') && isInForce(mandate, context.today);
}
